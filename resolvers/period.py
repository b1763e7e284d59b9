"""Periods: half-open intervals of instants, cut by the company's clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from models import WeekStart
from models.time_zone import TimeZone
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.running_end import RunningEnd, as_of, inside

# PostgreSQL and Python agree on these years, with room for the period before.
FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2200, 12, 31)

_MOMENT = timedelta(microseconds=1)


class PeriodPreset(StrEnum):
    """Periods by name, relative to today on the company's clock."""

    TODAY = "TODAY"
    YESTERDAY = "YESTERDAY"
    THIS_WEEK = "THIS_WEEK"
    LAST_WEEK = "LAST_WEEK"
    THIS_MONTH = "THIS_MONTH"
    LAST_MONTH = "LAST_MONTH"
    THIS_QUARTER = "THIS_QUARTER"
    LAST_QUARTER = "LAST_QUARTER"
    THIS_YEAR = "THIS_YEAR"
    LAST_YEAR = "LAST_YEAR"
    LAST_7_DAYS = "LAST_7_DAYS"
    LAST_30_DAYS = "LAST_30_DAYS"
    LAST_90_DAYS = "LAST_90_DAYS"
    LAST_365_DAYS = "LAST_365_DAYS"


@dataclass(frozen=True, slots=True)
class PeriodDefinition:
    """A period as it is asked for: a preset, or two days, both inclusive."""

    preset: PeriodPreset | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """``[start, end)``, instants. Of what is asked for the end may go on with the clock (`RunningEnd`)."""

    start: datetime
    end: datetime

    def on_clock(self, zone: TimeZone) -> "Interval":
        """The same instants, with the offsets of a zone."""
        return Interval(self.start.astimezone(zone), self.end.astimezone(zone))

    def days(self, zone: TimeZone) -> tuple[date, date]:
        """The first and the last local day that have a part in it; of an empty one twice the day that it begins with."""
        first = self.start.astimezone(zone).date()
        # Not before the first: clocks that go back over midnight show the day before once more.
        return first, max(first, (inside(self.end) - _MOMENT).astimezone(zone).date())

    def as_of(self, now: datetime) -> "Interval":
        """The instants that it is of now."""
        return Interval(self.start, as_of(self.end, now))

    def holds(self, instant: datetime) -> bool:
        """Whether the instant lies in it: a period that holds the present has begun and not ended."""
        return self.start <= instant < self.end


@dataclass(frozen=True, slots=True)
class LocalStep:
    """A step of time on a clock: its instants with the clock's offsets, an end that goes on with it as it is, and the days as
    `Interval.days` has them.
    """

    start: datetime
    end: datetime
    first_day: date
    last_day: date


# All blocks of a desktop, and the desktops of a day, have the same few steps.
@lru_cache(maxsize=10_000)
def local_step(start: datetime, end: datetime, zone: TimeZone) -> LocalStep:
    """The step between two instants, given in UTC, on the clock of a zone."""
    shown = end if isinstance(end, RunningEnd) else end.astimezone(zone)
    return LocalStep(start.astimezone(zone), shown, *Interval(start, end).days(zone))


@dataclass(frozen=True, slots=True)
class Period:
    """Whole local days from ``first`` up to, not including, ``after``, on the clock of ``zone``."""

    first: date
    after: date
    zone: TimeZone

    @property
    def interval(self) -> Interval:
        """The instants between the two local midnights; a day on which clocks change has 23 or 25 hours."""
        return Interval(midnight(self.first, self.zone), midnight(self.after, self.zone))


# The days of desktops are few, and each is asked for by every block.
@lru_cache(maxsize=10_000)
def midnight(day: date, zone: TimeZone) -> datetime:
    """The first instant of a local day, in UTC.

    Where clocks jump over midnight it is the instant they jump; where midnight comes twice it is the first one.
    """
    return instant_of(datetime.combine(day, time()), zone)


def first_day_from(instant: datetime, zone: TimeZone) -> date:
    """The first local day that begins at the instant or later: the days of ``[start, end)`` are those from that of its start up to,
    not including, that of its end.
    """
    instant = inside(instant)
    # A day early: a day that never was begins with the next one.
    day = instant.astimezone(zone).date() - timedelta(days=1)
    while midnight(day, zone) < instant:
        day += timedelta(days=1)
    return day


def instant_of(wall: datetime, zone: TimeZone) -> datetime:
    """When a wall clock shows this; the first time if twice; the end of the gap if never."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    # Never shown. `fold` reads it by the offset before and after the jump: in between lies the jump itself.
    before, after = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)


def find_period(
    zone: TimeZone,
    week_start: WeekStart,
    now: datetime,
    *,
    preset: PeriodPreset | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Period:
    """The period of a preset, or of two dates, both inclusive; ``THIS_MONTH`` if nothing is given.

    Raises:
        RequestError: BAD_USER_INPUT, naming the field, where a preset and dates are mixed, one date is missing, they stand in
            the wrong order, or lie outside 1900 to 2200.
    """
    if preset is None and first is None and last is None:
        preset = PeriodPreset.THIS_MONTH
    if preset is not None:
        if first is not None or last is not None:
            raise _wrong("preset", _NOT_BOTH)
        return _preset_period(preset, zone, week_start, now.astimezone(zone).date())
    if first is None or last is None:
        raise _wrong("from" if first is None else "to", _BOTH_DATES)
    if last < first:
        raise _wrong("to", _IN_ORDER.format(first=first, last=last))
    for name, day in (("from", first), ("to", last)):
        if not FIRST_DATE <= day <= LAST_DATE:
            raise _wrong(name, _OUT_OF_REACH.format(day=day))
    return Period(first, last + timedelta(days=1), zone)


def _wrong(field: str, message: LocalizedText) -> RequestError:
    return RequestError(ErrorCode.BAD_USER_INPUT, message, field=("period", field))


def first_of_week(day: date, week_start: WeekStart) -> date:
    """The day the week of ``day`` began."""
    return day - timedelta(days=(day.weekday() - list(WeekStart).index(week_start)) % 7)


def first_of_next_month(day: date, months: int = 1) -> date:
    """The first day of the month that is ``months`` after the month of ``day`` (before it, if negative)."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _preset_period(preset: PeriodPreset, zone: TimeZone, week_start: WeekStart, today: date) -> Period:
    tomorrow = today + timedelta(days=1)
    week = first_of_week(today, week_start)
    month = today.replace(day=1)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    first, after = {
        PeriodPreset.TODAY: (today, tomorrow),
        PeriodPreset.YESTERDAY: (today - timedelta(days=1), today),
        PeriodPreset.THIS_WEEK: (week, week + timedelta(days=7)),
        PeriodPreset.LAST_WEEK: (week - timedelta(days=7), week),
        PeriodPreset.THIS_MONTH: (month, first_of_next_month(month)),
        PeriodPreset.LAST_MONTH: (first_of_next_month(month, -1), month),
        PeriodPreset.THIS_QUARTER: (quarter, first_of_next_month(quarter, 3)),
        PeriodPreset.LAST_QUARTER: (first_of_next_month(quarter, -3), quarter),
        PeriodPreset.THIS_YEAR: (date(today.year, 1, 1), date(today.year + 1, 1, 1)),
        PeriodPreset.LAST_YEAR: (date(today.year - 1, 1, 1), date(today.year, 1, 1)),
        PeriodPreset.LAST_7_DAYS: (tomorrow - timedelta(days=7), tomorrow),
        PeriodPreset.LAST_30_DAYS: (tomorrow - timedelta(days=30), tomorrow),
        PeriodPreset.LAST_90_DAYS: (tomorrow - timedelta(days=90), tomorrow),
        PeriodPreset.LAST_365_DAYS: (tomorrow - timedelta(days=365), tomorrow),
    }[preset]
    return Period(first, after, zone)


_NOT_BOTH = LocalizedText(
    "Expected a period by name, or its two dates, not both.",
    "Ожидается готовый период или две даты, но не то и другое.",
)
_BOTH_DATES = LocalizedText(
    "Expected both dates, the first and the last, or a period by name.",
    "Ожидаются обе даты, первая и последняя, или готовый период.",
)
_IN_ORDER = LocalizedText(
    "Expected a last date that is not before the first one ({first}), got {last}.",
    "Ожидается последняя дата не раньше первой ({first}), получено {last}.",
)
_OUT_OF_REACH = LocalizedText(
    f"Expected a date from {FIRST_DATE} to {LAST_DATE}, got {{day}}.",
    f"Ожидается дата от {FIRST_DATE} до {LAST_DATE}, получено {{day}}.",
)
