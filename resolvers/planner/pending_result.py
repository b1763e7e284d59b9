"""One figure's values, readable once the plan has been run."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from resolvers.catalog.attribute import Attribute
from resolvers.catalog.measure import Measure
from resolvers.exact import exactly
from resolvers.planner.picking import picker
from resolvers.planner.scan import ByCategory, Groups, Scan, by_attributes

Values = Mapping[tuple[Any, ...], Decimal]
Grouping = Attribute | ByCategory


class NotComputableCode(StrEnum):
    """Why a figure cannot be computed, although everything works."""

    TOO_MANY_GROUPS = "TOO_MANY_GROUPS"


class NotComputable(Exception):
    """A figure that cannot be computed, for a reason to be told."""

    def __init__(self, code: NotComputableCode) -> None:
        super().__init__(code)
        self.code = code


class PendingResult(ABC):
    """One figure's values by the dimensions it was asked by; readable once the plan has been run."""

    __slots__ = ("_of_none", "_values")

    def __init__(self, value_if_empty: Decimal | None) -> None:
        self._of_none = value_if_empty
        self._values: Values | None = None

    @property
    @abstractmethod
    def scans(self) -> tuple[Scan, ...]:
        """The scans that it is read from; known once the plan has been run."""

    @property
    def by_values(self) -> Values:
        """The values, by those of the dimensions, or the numbers of their categories; combinations without rows, or without a value,
        are absent. Kept until they are forgotten.

        Raises `NotComputable` where they are too many.
        """
        if self._values is None:
            self._values = self._read()
        return self._values

    def forget(self) -> None:
        """Has them made of the scans anew, which are read once more, or asked for no more."""
        self._values = None

    @abstractmethod
    def _read(self) -> Values: ...

    @abstractmethod
    def names(self, attribute: Attribute) -> Mapping[Any, str | None]:
        """What the values of an open-ended attribute are called; empty for one that the viewer does not see."""

    def one(self) -> Decimal | None:
        """The value of a figure asked without dimensions; that of no rows where no row counts."""
        return self.by_values.get((), self._of_none)


class CellsOfScan(PendingResult):
    """A column of a scan by one of its sets of dimensions."""

    __slots__ = ("_column", "_dimensions", "_last_bucket", "_merge", "_scan")

    def __init__(
        self,
        scan: Scan,
        dimensions: tuple[Grouping, ...],
        column: int,
        last_bucket: int | None,
        measure: Measure,
    ) -> None:
        super().__init__(measure.spec.value_if_empty)
        self._scan = scan
        self._dimensions = dimensions
        self._column = column
        self._last_bucket = last_bucket
        self._merge = measure.spec.merge

    @property
    def scans(self) -> tuple[Scan, ...]:
        """See `PendingResult`."""
        return (self._scan,)

    def _read(self) -> Values:
        grouped = by_attributes(attributes_of(self._dimensions))
        read = self._scan.set_with(grouped)
        in_scan: tuple[Grouping, ...] = (*read, *self._scan.key.categories)
        pick, column = picker([in_scan.index(dimension) for dimension in self._dimensions]), self._column
        rows = self._found().rows[read].items()
        cells = [(pick(values), exactly(row[column])) for values, row in rows if row[column] is not None]
        found = dict(cells) if read == grouped else self._merged(cells)
        if self._last_bucket is None:
            return found
        # A balance was asked for as of its end: the last bucket, which is then no dimension of the answer.
        return {values[:-1]: value for values, value in found.items() if values[-1] == self._last_bucket}

    def _merged(self, cells: Iterable[tuple[tuple[Any, ...], Decimal]]) -> Values:
        """What a set with more dimensions has, put together."""
        assert self._merge is not None
        found: dict[tuple[Any, ...], list[Decimal]] = {}
        for values, value in cells:
            found.setdefault(values, []).append(value)
        return {values: self._merge(each) for values, each in found.items()}

    def names(self, attribute: Attribute) -> Mapping[Any, str | None]:
        """See `PendingResult`."""
        return self._found().names[attribute]

    def _found(self) -> Groups:
        found = self._scan.found
        if not isinstance(found, Groups):
            raise NotComputable(NotComputableCode.TOO_MANY_GROUPS)
        return found


def attributes_of(dimensions: tuple[Grouping, ...]) -> tuple[Attribute, ...]:
    """Those of the dimensions that are attributes."""
    return tuple(each for each in dimensions if isinstance(each, Attribute))
