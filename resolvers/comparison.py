"""What a period is compared with: like for like, so that a month stands beside a month."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import cast

from models import WeekStart
from models.time_zone import TimeZone
from resolvers.granularity import Buckets, Granularity, cut, whole_unit
from resolvers.period import FIRST_DATE, Interval, Period, first_of_next_month, instant_of, midnight
from resolvers.running_end import RunningEnd
from resolvers.validity import is_up_to, one_day

_DAY = timedelta(days=1)
# As near to a year as whole weeks come: with the same weekdays.
_WEEKS_OF_A_YEAR = timedelta(weeks=52)
_SINCE = datetime.combine(FIRST_DATE + _DAY, time(), UTC)
_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: 12}


class Comparison(StrEnum):
    """What a period is compared with."""

    NONE = "NONE"
    PREVIOUS_PERIOD = "PREVIOUS_PERIOD"
    SAME_PERIOD_LAST_YEAR = "SAME_PERIOD_LAST_YEAR"


@dataclass(frozen=True, slots=True)
class EarlierPeriod:
    """The period that another is compared with, and the part of it that was taken. ``unit``: what both are a whole one of, if any.

    ``asked`` is that part as it is asked for: where it goes on with the clock, up to a `RunningEnd`.
    """

    period: Period
    interval: Interval
    asked: Interval
    unit: Granularity | None


def earlier_period(
    period: Period, comparison: Comparison, week_start: WeekStart, now: datetime
) -> EarlierPeriod | None:
    """What a period is compared with; nothing where no comparison is asked for, and for a period that is yet to begin.

    A whole day, week, month, quarter or year, however it was asked for: with the one before it or the same one of the year before;
    any other period with as many days right before it or the same dates of the year before. While it runs, the earlier one is taken
    up to the same place.
    """
    if comparison is Comparison.NONE or now < period.interval.start:
        return None
    unit = whole_unit(period, week_start)
    whole = _whole(period, comparison, unit)
    if not period.interval.holds(now):
        return EarlierPeriod(whole, whole.interval, whole.interval, unit)
    start, end = whole.interval.start, min(_same_place(period, whole, unit, now), whole.interval.end)
    is_up_to(end)
    return EarlierPeriod(whole, Interval(start, end), Interval(start, _running(end, period.zone)), unit)


def _running(end: datetime, zone: TimeZone) -> datetime:
    """The same, going on with the clock; where a day begins, and where clocks are set, the instant as it is.

    Of days before those that dates are taken from it is not known how clocks were set.
    """
    day = one_day(zone, end)
    is_known = end > _SINCE
    return cast("datetime", RunningEnd(day.start, day.end, zone)) if is_known and day.start < end else end


def _months_of(unit: Granularity | None) -> int:
    """How many months a unit has; 0 for what is measured in days."""
    return 0 if unit is None else _MONTHS.get(unit, 0)


def _whole(period: Period, comparison: Comparison, unit: Granularity | None) -> Period:
    first, after = period.first, period.after
    is_year_before = comparison is Comparison.SAME_PERIOD_LAST_YEAR
    if months := _months_of(unit):
        months = 12 if is_year_before else months
        return Period(first_of_next_month(first, -months), first_of_next_month(after, -months), period.zone)
    if not is_year_before:
        return Period(first - (after - first), first, period.zone)
    if unit is Granularity.WEEK:
        return Period(first - _WEEKS_OF_A_YEAR, after - _WEEKS_OF_A_YEAR, period.zone)
    return Period(_a_year_before(first), _a_year_before(after - _DAY) + _DAY, period.zone)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _same_place(period: Period, earlier: Period, unit: Granularity | None, now: datetime) -> datetime:
    """The instant of the earlier period that is as far into it as now is into the period, by the calendar and the clock on the wall."""
    wall = now.astimezone(period.zone).replace(tzinfo=None, fold=0)
    if wall.date() < period.first:
        # Clocks that go back over midnight show the day before once more: then nothing has elapsed yet.
        return earlier.interval.start
    if not _months_of(unit):
        day = earlier.first + (wall.date() - period.first)
        return instant_of(datetime.combine(day, wall.time()), period.zone)
    months = (wall.year - period.first.year) * 12 + wall.month - period.first.month
    month, next_month = (first_of_next_month(earlier.first, number) for number in (months, months + 1))
    day = month + timedelta(days=wall.day - 1)
    # On a day that the earlier month does not have, all of it has passed.
    if day >= next_month:
        return midnight(next_month, period.zone)
    return instant_of(datetime.combine(day, wall.time()), period.zone)


# As `cut` is.
@lru_cache(maxsize=200)
def cut_beside(buckets: Buckets, period: Period, earlier: EarlierPeriod, week_start: WeekStart) -> Buckets:
    """The earlier interval, as it is asked for, in steps that stand beside those of the period, the n-th beside the n-th.

    Months, quarters and years go by their own calendar, so there may be more steps or fewer; of other periods each step begins as many
    days after the first as the one it stands beside. While the period runs there are fewer.
    """
    if _months_of(earlier.unit):
        all_starts = cut(earlier.period, week_start, buckets.granularity).starts
    else:
        days = (start.astimezone(period.zone).date() - period.first for start in buckets.starts)
        all_starts = tuple(midnight(earlier.period.first + day, period.zone) for day in days)
    starts = tuple(start for start in all_starts if start < earlier.asked.end) or (earlier.asked.start,)
    return Buckets(buckets.granularity, starts, (*starts[1:], earlier.asked.end))
