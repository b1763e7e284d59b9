"""Which cells make up a stretch of time: whole years and months where no bound lies inside, days elsewhere, and what a bound cuts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import cast

from models.cell import Grain
from models.time_zone import TimeZone
from resolvers.period import midnight
from resolvers.running_end import RunningEnd, inside

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

    grain: Grain
    first: int
    after: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Spans:
    """What a stretch is made of: cells, and rows of the base tables whose time is in one of the ``edges``, ``[start, end)``."""

    cells: tuple[Span, ...]
    edges: tuple[tuple[datetime, datetime], ...]

    def without_days(self, zone: TimeZone) -> "Spans":
        """The same of no cells of one day: what lies in them is in edges too."""
        days = [
            (_midnight(each.first, zone), _midnight(each.after, zone)) for each in self.cells if each.grain is Grain.DAY
        ]
        edges: list[tuple[datetime, datetime]] = []
        for start, end in sorted([*self.edges, *days]):
            if edges and edges[-1][1] == start:
                start = edges.pop()[0]
            edges.append((start, end))
        return Spans(tuple(each for each in self.cells if each.grain is not Grain.DAY), tuple(edges))


@lru_cache(maxsize=500)
def spans_of(bounds: frozenset[datetime], start: datetime | None, end: datetime | None, zone: TimeZone) -> Spans:
    """The stretch ``[start, end)``, empty: without a bound there, so that each cell lies on one side of each of the ``bounds``."""
    within = {each for each in bounds if (start is None or each > start) and (end is None or each < end)}
    within.update(each for each in (start, end) if each is not None)
    cut_days: set[int] = set()
    cuts: set[int] = {_FIRST} if start is None else set()
    cuts |= {_AFTER} if end is None else set()
    for each in within:
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
    instant = inside(instant)
    day = (instant.astimezone(zone).date() - _EPOCH).days
    while _midnight(day, zone) > instant:
        day -= 1
    while _midnight(day + 1, zone) <= instant:
        day += 1
    return day


def begins_month(instant: datetime, zone: TimeZone) -> bool:
    """Whether it is the beginning of a month."""
    # Forever is in no day that has a next one.
    if instant == FOREVER:
        return False
    day = day_of(instant, zone)
    return _up_to(day, Grain.MONTH) == day and _midnight(day, zone) == instant


def _midnight(day: int, zone: TimeZone) -> datetime:
    return midnight(_EPOCH + day * _ONE, zone)


def _in_grains(first: int, after: int, at: datetime, grain: Grain = Grain.YEAR) -> list[Span]:
    """The longest that fit, shorter ones before and after them."""
    if first >= after:
        return []
    if grain is Grain.DAY:
        return [Span(grain, first, after, at)]
    shorter = Grain(grain - 1)
    begins, ends = _from(first, grain), _up_to(after, grain)
    if begins >= ends:
        return _in_grains(first, after, at, shorter)
    before, behind = _in_grains(first, begins, at, shorter), _in_grains(ends, after, at, shorter)
    return [*before, Span(grain, begins, ends, at), *behind]


def _up_to(day: int, grain: Grain) -> int:
    """The first day of the month or year that the day is in."""
    if day in (_FIRST, _AFTER):
        return day
    date_ = _EPOCH + day * _ONE
    return ((date_.replace(day=1) if grain is Grain.MONTH else date_.replace(month=1, day=1)) - _EPOCH).days


def _from(day: int, grain: Grain) -> int:
    """The first day of a month or year, this one or the next."""
    begun = _up_to(day, grain)
    return day if begun == day else _up_to(begun + (31 if grain is Grain.MONTH else 366), grain)


def bounds_among(values: Iterable[object]) -> frozenset[datetime]:
    """The instants among some values."""
    return frozenset(cast("datetime", each) for each in values if isinstance(each, datetime | RunningEnd))
