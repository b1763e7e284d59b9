"""Which cells make up a stretch of time: whole months where no bound lies inside, days elsewhere, and the days that a bound cuts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from models.time_zone import TimeZone
from resolvers.period import midnight

# The grains of `models.cell`.
DAY, MONTH = 0, 1
FOREVER = datetime.max.replace(tzinfo=UTC)
"""Later than anything that is counted."""
# Days before and after all that are counted, and an instant that is.
_FIRST, _AFTER = -1_000_000, 10_000_000
_EVER = datetime.min.replace(tzinfo=UTC)
_EPOCH = date(1970, 1, 1)
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Cells of a grain whose day is in ``[first, after)``. ``at`` is an instant on the same side of each bound."""

    grain: int
    first: int
    after: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Spans:
    """What a stretch is made of: cells, and rows of the base tables whose time is in one of the ``edges``, ``[start, end)``."""

    cells: tuple[Span, ...]
    edges: tuple[tuple[datetime, datetime], ...]


@lru_cache(maxsize=500)
def spans_of(bounds: frozenset[datetime], start: datetime | None, end: datetime | None, zone: TimeZone) -> Spans:
    """The stretch ``[start, end)``, empty: without a bound there, so that each cell lies on one side of each of the ``bounds``."""
    inside = {each for each in bounds if (start is None or each > start) and (end is None or each < end)}
    inside.update(each for each in (start, end) if each is not None)
    cut_days: set[int] = set()
    cuts: set[int] = {_FIRST} if start is None else set()
    cuts |= {_AFTER} if end is None else set()
    for each in inside:
        day = day_of(each, zone)
        cuts.add(day)
        if _midnight(day, zone) != each:
            cut_days.add(day)
            cuts.add(day + 1)
    days = sorted(cuts)
    cells: list[Span] = []
    edges: list[tuple[datetime, datetime]] = []
    for first, after in pairwise(days):
        if first in cut_days:
            begins, ends = _midnight(first, zone), _midnight(after, zone)
            edges.append((begins if start is None else max(start, begins), ends if end is None else min(end, ends)))
        else:
            cells += _in_grains(first, after, _EVER if first == _FIRST else _midnight(first, zone))
    return Spans(tuple(cells), tuple(each for each in edges if each[0] < each[1]))


def day_of(instant: datetime, zone: TimeZone) -> int:
    """The number of the local day that an instant lies in, between its midnight and the next; that of 1 January 1970 is 0."""
    day = (instant.astimezone(zone).date() - _EPOCH).days
    while _midnight(day, zone) > instant:
        day -= 1
    while _midnight(day + 1, zone) <= instant:
        day += 1
    return day


def _midnight(day: int, zone: TimeZone) -> datetime:
    return midnight(_EPOCH + day * _ONE, zone)


def _in_grains(first: int, after: int, at: datetime) -> list[Span]:
    month, last = _month_from(first), _month_up_to(after)
    if month >= last:
        return [Span(DAY, first, after, at)]
    spans = (Span(DAY, first, month, at), Span(MONTH, month, last, at), Span(DAY, last, after, at))
    return [each for each in spans if each.first < each.after]


def _month_up_to(day: int) -> int:
    """The first day of the month that the day is in."""
    return day if day in (_FIRST, _AFTER) else ((_EPOCH + day * _ONE).replace(day=1) - _EPOCH).days


def _month_from(day: int) -> int:
    """The first day of a month, this one or the next."""
    month = _month_up_to(day)
    if month == day:
        return day
    return _month_up_to(month + 31)


def bounds_among(values: Iterable[object]) -> frozenset[datetime]:
    """The instants among some values."""
    return frozenset(each for each in values if isinstance(each, datetime))
