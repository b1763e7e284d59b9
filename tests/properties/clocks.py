"""Clocks that are hard to keep time by, and moments at the edges of their days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.oracle.clock import start_of_day

TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Clock:
    """A zone, and a day on which something happens to its clocks."""

    timezone: str
    day: date

    @property
    def zone(self) -> ZoneInfo:
        """The zone."""
        return ZoneInfo(self.timezone)

    def start_of(self, days_later: int) -> datetime:
        """The first instant of a day so many days after the special one."""
        return start_of_day(self.day + timedelta(days=days_later), self.zone)


CLOCKS = [
    Clock("UTC", date(2024, 2, 29)),
    Clock("Europe/Berlin", date(2024, 3, 31)),  # 23 hours
    Clock("America/New_York", date(2024, 11, 3)),  # 25 hours
    Clock("America/Sao_Paulo", date(2018, 11, 4)),  # begins at 1:00: there is no midnight
    Clock("America/Sao_Paulo", date(2018, 2, 18)),  # an hour before, clocks went back to the day before
    Clock("America/Havana", date(2024, 11, 3)),  # midnight comes twice
    Clock("America/St_Johns", date(2010, 11, 7)),  # a minute after midnight clocks went back to the day before
    Clock("Asia/Kathmandu", date(1986, 1, 1)),  # begins at 0:15, from +5:30 to +5:45
    Clock("Asia/Kathmandu", date(2024, 7, 1)),
    Clock("Australia/Lord_Howe", date(2024, 4, 7)),  # half an hour
    Clock("Pacific/Apia", date(2011, 12, 30)),  # the day that never was
    Clock("America/Vancouver", date(2026, 11, 1)),  # from 2026 on the summer's time stays
    Clock("Africa/Casablanca", date(2026, 2, 15)),  # an hour back for the month of fasting
    Clock("Europe/Chisinau", date(2026, 3, 29)),
    Clock("Africa/Cairo", date(2024, 4, 26)),  # no midnight, on a Friday
]

# Days from the special one at which something happens: at it, around it, and a week, month, quarter or year away.
_DAYS = [0, 0, 0, 1, 1, -1, -1, 2, -2, 7, -6, 30, -30, -31, 61, -90, 365, -365, -366]
_LATER = [
    *[timedelta()] * 4,
    -TICK,
    TICK,
    timedelta(hours=1),
    timedelta(minutes=30),
    timedelta(minutes=-30),
    timedelta(hours=12),
    timedelta(hours=23, minutes=59, seconds=59),
]

clocks = st.sampled_from(CLOCKS)
week_starts = st.sampled_from(["monday", "sunday", "saturday", "wednesday"])


def moments(clock: Clock) -> st.SearchStrategy[datetime]:
    """Instants at and around the beginnings of days."""
    return st.builds(lambda days, later: clock.start_of(days) + later, st.sampled_from(_DAYS), st.sampled_from(_LATER))


def days_of(clock: Clock) -> st.SearchStrategy[date]:
    """Days to bound periods by."""
    return st.sampled_from(_DAYS).map(lambda days: clock.day + timedelta(days=days))
