"""Steps of time: the buckets of a chart and of a trend."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from models import WeekStart
from resolvers import limits
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.period import Interval, Period, first_of_next_month, first_of_week, midnight


class Granularity(StrEnum):
    """The step of a chart."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    YEAR = "YEAR"


@dataclass(frozen=True, slots=True)
class Buckets:
    """A period cut into steps. Bucket ``i`` is ``[starts[i], ends[i])``; together they are the period, without gaps."""

    granularity: Granularity
    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]

    def __hash__(self) -> int:
        # As good as all of them, and they are looked up by every figure.
        return hash((self.granularity, self.starts[0], self.ends[-1]))

    def interval(self, index: int) -> Interval:
        """The instants of one bucket."""
        return Interval(self.starts[index], self.ends[index])


# All blocks of a desktop are cut alike, and most desktops of a day.
@lru_cache(maxsize=200)
def cut(period: Period, week_start: WeekStart, granularity: Granularity | None = None) -> Buckets:
    """The period in steps: as asked, else days up to 31 days, weeks up to 26 weeks, months beyond.

    Steps are whole local days, weeks by the company's first weekday, months, quarters or years, clipped to the period.

    Raises:
        RequestError: BAD_USER_INPUT when the asked step gives more than ``limits.MAX_STEPS``.
    """
    step = granularity or _default_step((period.after - period.first).days)
    days = first_days(period, week_start, step)
    # A zone that crosses the date line skips a whole day: a step without an instant is left out, unless it is all there is.
    bounds = list(dict.fromkeys((*(midnight(day, period.zone) for day in days), period.interval.end)))
    starts = tuple(bounds[:-1] or bounds)
    return Buckets(step, starts, (*starts[1:], period.interval.end))


# What a request costs is asked of the same periods again and again.
@lru_cache(maxsize=200)
def first_days(period: Period, week_start: WeekStart, granularity: Granularity | None = None) -> tuple[date, ...]:
    """The first local day of each step of a period. Raises what `cut` raises."""
    step = granularity or _default_step((period.after - period.first).days)
    days = [period.first]
    while (after := _next(days[-1], step, week_start)) < period.after:
        days.append(after)
        if len(days) > limits.MAX_STEPS:
            raise RequestError(ErrorCode.BAD_USER_INPUT, _TOO_MANY, field=("granularity",))
    return tuple(days)


def whole_unit(period: Period, week_start: WeekStart) -> Granularity | None:
    """The day, week, month, quarter or year that the period is, whichever way it was asked for; nothing if it is none of these."""
    for unit in Granularity:
        begins = _next(period.first - timedelta(days=1), unit, week_start) == period.first
        if begins and _next(period.first, unit, week_start) == period.after:
            return unit
    return None


def _default_step(days: int) -> Granularity:
    if days <= 31:
        return Granularity.DAY
    return Granularity.WEEK if days <= 26 * 7 else Granularity.MONTH


def _next(day: date, step: Granularity, week_start: WeekStart) -> date:
    match step:
        case Granularity.DAY:
            return day + timedelta(days=1)
        case Granularity.WEEK:
            return first_of_week(day, week_start) + timedelta(days=7)
        case Granularity.MONTH:
            return first_of_next_month(day)
        case Granularity.QUARTER:
            return first_of_next_month(day, 3 - (day.month - 1) % 3)
        case Granularity.YEAR:
            return date(day.year + 1, 1, 1)


_TOO_MANY = LocalizedText(
    f"Expected a longer step: one that cuts the period into at most {limits.MAX_STEPS} parts.",
    f"Ожидается шаг длиннее: такой, что делит период не больше чем на {limits.MAX_STEPS} частей.",
)
