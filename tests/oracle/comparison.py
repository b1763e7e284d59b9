"""What a period is compared with: a month with a month, and other days with as many."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.oracle.clock import instant_of, midnight, start_of_day, wall_clock
from tests.oracle.periods import DAY, WEEK, Days, Interval, buckets, days_of_preset, interval_of, months_on

# The calendar's units, each by the preset that means the one a day lies in.
UNITS = ("TODAY", "THIS_WEEK", "THIS_MONTH", "THIS_QUARTER", "THIS_YEAR")
BY_MONTHS = UNITS[2:]


@dataclass(frozen=True)
class Asked:
    """The days that are compared, and with what; asked at an instant, in a company with a clock and a first weekday."""

    days: Days
    compare_to: str
    now: datetime
    zone: ZoneInfo
    week_start: str

    @property
    def unit(self) -> str | None:
        """Which unit of the calendar the days are the whole of, if any."""
        return next((unit for unit in UNITS if self.unit_around(unit, self.days.first) == self.days), None)

    def unit_around(self, unit: str, day: date) -> Days:
        """The whole unit a day lies in."""
        return days_of_preset(unit, day, self.week_start)

    @property
    def earlier_days(self) -> Days:
        """All of the earlier days."""
        first, unit = self.days.first, self.unit
        if self.compare_to == "PREVIOUS_PERIOD":
            length = self.days.after - first
            return Days(first - length, first) if unit is None else self.unit_around(unit, first - DAY)
        assert self.compare_to == "SAME_PERIOD_LAST_YEAR", self.compare_to
        if unit == "THIS_WEEK":
            return self.unit_around(unit, first - 52 * WEEK)
        if unit is None:
            return Days(year_before(first), year_before(self.days.after - DAY) + DAY)
        return self.unit_around(unit, year_before(first))

    @property
    def earlier(self) -> Interval | None:
        """The earlier instants, as far as the days have come; of days that are all still to come there are none."""
        own = interval_of(self.days, self.zone)
        if self.compare_to == "NONE" or own.start > self.now:
            return None
        whole = interval_of(self.earlier_days, self.zone)
        if self.now >= own.end:
            return whole
        return Interval(whole.start, max(whole.start, min(self.same_place(), whole.end)))

    def same_place(self) -> datetime:
        """The instant at which the earlier days had come as far as these."""
        wall, earlier = wall_clock(self.now, self.zone), self.earlier_days
        gone = wall - midnight(self.days.first)
        if self.unit not in BY_MONTHS or gone.days < 0:
            return instant_of(midnight(earlier.first) + gone, self.zone)
        months = (wall.year - self.days.first.year) * 12 + wall.month - self.days.first.month
        month = months_on(earlier.first, months)
        if wall.day > monthrange(month.year, month.month)[1]:
            return start_of_day(months_on(month, 1), self.zone)  # that month is over by then
        return instant_of(datetime.combine(month.replace(day=wall.day), wall.time()), self.zone)

    def beside(self, steps: list[Interval], granularity: str) -> list[Interval]:
        """The earlier instants in steps, the n-th beside the n-th: what had begun of them."""
        earlier = self.earlier
        if earlier is None:
            return []
        if self.unit in BY_MONTHS:
            own = buckets(self.earlier_days, granularity, zone=self.zone, week_start=self.week_start)
            starts = [step.start for step in own]
        else:
            gone = [wall_clock(step.start, self.zone).date() - self.days.first for step in steps]
            starts = [start_of_day(self.earlier_days.first + days, self.zone) for days in gone]
        begun = [start for start in starts if start < earlier.end]
        if not begun:
            return [earlier]
        return [Interval(start, end) for start, end in zip(begun, [*begun[1:], earlier.end], strict=True)]


def year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes 28 February."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - 1)
