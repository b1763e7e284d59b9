"""A figure step by step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import count, repeat
from operator import attrgetter

from resolvers.catalog.dimension import Category
from resolvers.granularity import Buckets, Granularity
from resolvers.planner.selection import Selection

_DAY_OF = attrgetter("key")


# Not frozen, as other numbers are: a desktop has a thousand of them, and frozen ones take three times as long to make.
@dataclass(slots=True, eq=False)
class PointData:
    """A bucket ``[start, end)``: for a flow what came in it, for a stock or balance how it stood at its end.

    ``day`` is the one it begins on, on the company's clock: ``2026-03-01``. It is the step of this ``number`` of ``points``.
    """

    start: datetime
    end: datetime
    day: str
    value: Decimal | None
    points: "Points"
    number: int

    def selection(self, now: datetime) -> Selection:
        """The rows behind it, of what is compared up to now."""
        return self.points.selection(self.number).as_of(now)


class Points:
    """The values of a figure's steps. Points are made of them whenever somebody looks at some: a desktop that is kept has a thousand
    values, and most are looked at once.
    """

    __slots__ = ("_beside", "_buckets", "_find_selection", "_steps", "_values")

    def __init__(
        self,
        buckets: Buckets,
        steps: Sequence[Category],
        values: Sequence[Decimal | None],
        find_selection: Callable[[tuple[Category, ...]], Selection],
        beside: tuple[Category, ...] = (),
    ) -> None:
        """``find_selection`` finds the rows by a category of each dimension: those ``beside`` the step, then the step."""
        self._buckets = buckets
        self._steps = steps
        self._values = tuple(values)
        self._find_selection = find_selection
        self._beside = beside

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[PointData]:
        starts, ends, days = self._buckets.starts, self._buckets.ends, map(_DAY_OF, self._steps)
        return map(PointData, starts, ends, days, self._values, repeat(self), count())

    def __getitem__(self, number: int) -> PointData:
        place = range(len(self))[number]
        start, end, day = self._buckets.starts[place], self._buckets.ends[place], self._steps[place].key
        return PointData(start, end, day, self._values[place], self, place)

    def selection(self, number: int) -> Selection:
        """The rows behind the step of a number."""
        return self._find_selection((*self._beside, self._steps[number]))


def _of_nothing(_key: object) -> Selection:
    raise LookupError("there is no step")


NO_POINTS = Points(Buckets(Granularity.DAY, (), ()), (), (), _of_nothing)
