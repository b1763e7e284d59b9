"""How busy a sales company is on each day of its history."""

from collections.abc import Sequence
from datetime import date
from random import Random

_WEEKDAYS = (1.02, 1.12, 1.1, 1.04, 0.86, 0.14, 0.08)
_MONTHS = (0.7, 0.94, 1.04, 1.02, 0.98, 1.0, 0.82, 0.76, 1.1, 1.12, 1.16, 1.34)
_GROWTH_PER_YEAR = 1.2
_HOLIDAY = 0.06


def busyness(days: Sequence[date], holidays: frozenset[tuple[int, int]], rng: Random) -> list[float]:
    """How much business begins on each of the days that follow one another, against an average one of the first month."""
    busy: list[float] = []
    month_luck = 1.0
    for index, day in enumerate(days):
        # Months and days differ for no reason at all, so comparisons come out better and worse.
        if day.day == 1:
            month_luck = rng.lognormvariate(0, 0.06)
        luck = month_luck * rng.lognormvariate(0, 0.18)
        season = _MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()]
        if (day.month, day.day) in holidays:
            season *= _HOLIDAY
        busy.append(season * luck * _GROWTH_PER_YEAR ** (index / 365))
    return busy
