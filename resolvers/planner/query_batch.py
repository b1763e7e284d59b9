"""The planner: collects what a set of figures needs, shares scans between them, and reads them all in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, Attribute
from resolvers.catalog.condition import RowTest
from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import OverTime, Population
from resolvers.catalog.type_fields import settings_params, settings_shape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.scan import ByCategory, Groups, Scan, ScanKey, by_attributes
from resolvers.statement import Part, Reader


@dataclass(frozen=True, slots=True)
class MetricQuery:
    """One figure asked of the planner: a measure over a population in an interval, under conditions."""

    population: Population
    interval: Interval
    scope: DataScope
    measure: Measure
    where: tuple[RowTest, ...] = ()


class NotComputableCode(StrEnum):
    """Why a figure cannot be computed, although everything works."""

    TOO_MANY_GROUPS = "TOO_MANY_GROUPS"


class NotComputable(Exception):
    """A figure that cannot be computed, for a reason to be told."""

    def __init__(self, code: NotComputableCode) -> None:
        super().__init__(code)
        self.code = code


class PendingResult:
    """One figure's values by the dimensions it was asked by; readable once the plan has been run."""

    def __init__(
        self,
        scan: Scan,
        dimensions: "tuple[Grouping, ...]",
        column: int,
        last_bucket: int | None,
        value_if_empty: Decimal | None,
    ) -> None:
        self._scan = scan
        self._dimensions = dimensions
        self._column = column
        self._last_bucket = last_bucket
        self._of_none = value_if_empty

    @cached_property
    def by_values(self) -> Mapping[tuple[Any, ...], Decimal]:
        """The values, by those of the dimensions, or the numbers of their categories; combinations without rows, or without a value,
        are absent.

        Raises `NotComputable` where they are too many.
        """
        grouped = by_attributes(_attributes(self._dimensions))
        in_scan: tuple[Grouping, ...] = (*grouped, *self._scan.key.categories)
        places = [in_scan.index(dimension) for dimension in self._dimensions]
        found = {
            tuple(values[place] for place in places): row[self._column]
            for values, row in self._found().rows[grouped].items()
            if row[self._column] is not None
        }
        if self._last_bucket is None:
            return {values: Decimal(value) for values, value in found.items()}
        # A balance was asked for as of its end: the last bucket, which is then no dimension of the answer.
        return {values[:-1]: Decimal(value) for values, value in found.items() if values[-1] == self._last_bucket}

    def names(self, attribute: Attribute) -> Mapping[Any, str | None]:
        """What the values of an open-ended attribute are called; empty for one that the viewer does not see."""
        return self._found().names[attribute]

    def _found(self) -> Groups:
        found = self._scan.found
        if not isinstance(found, Groups):
            raise NotComputable(NotComputableCode.TOO_MANY_GROUPS)
        return found

    def one(self) -> Decimal | None:
        """The value of a figure asked without dimensions; that of no rows where no row counts."""
        return self.by_values.get((), self._of_none)


Grouping = Attribute | ByCategory


def _attributes(dimensions: tuple[Grouping, ...]) -> tuple[Attribute, ...]:
    return tuple(each for each in dimensions if isinstance(each, Attribute))


class QueryBatch:
    """The figures of one batch, asked at one instant. Ask for all cells first, then run, then read them."""

    def __init__(self, configuration: Configuration, now: datetime) -> None:
        self.configuration = configuration
        self._now = now
        self._scans: dict[ScanKey, list[Scan]] = {}
        self._parts: list[Part] = []
        self._cells: dict[tuple[ScanKey, int, tuple[Grouping, ...], int, int | None], PendingResult] = {}
        self._categories: dict[Dimension, Sequence[Category]] = {}
        self.part_values: list[Any] = []

    def cells(
        self, ask: MetricQuery, dimensions: tuple[Grouping, ...] = (), buckets: Buckets | None = None
    ) -> PendingResult:
        """The figure, broken down. ``buckets``, where given, is what the dimension ``bucket`` refers to.

        Figures with the same rows, interval, scope and buckets share a scan; so a figure without the bucket dimension passes
        the buckets too where its neighbours have them.
        """
        last_bucket = None
        if ask.population.over_time is OverTime.SNAPSHOT and BUCKET not in dimensions:
            last_bucket = len(buckets.ends) - 1 if buckets else 0
            dimensions = (*dimensions, BUCKET)
        categories = tuple(dict.fromkeys(each for each in dimensions if isinstance(each, ByCategory)))
        chosen, measured = by_attributes(_attributes(dimensions)), (ask.measure, ask.where)
        key = ScanKey(ask.population, ask.interval, ask.scope, buckets, categories)
        scans = self._scans.setdefault(key, [])
        number = next((n for n, each in enumerate(scans) if each.has_room(chosen, measured)), len(scans))
        if number == len(scans):
            scans.append(Scan(key))
        scan = scans[number]
        scan.sets.setdefault(chosen)
        column = scan.columns.setdefault(measured, len(scan.columns))
        # Many figures look at the same cells, which are read out of the scan once.
        cells = PendingResult(scan, dimensions, column, last_bucket, ask.measure.spec.value_if_empty)
        return self._cells.setdefault((key, number, dimensions, column, last_bucket), cells)

    def categories(self, dimension: Dimension) -> Sequence[Category]:
        """All that the company's rows can fall into, in display order; listed once for all figures that are broken down by it."""
        if dimension not in self._categories:
            self._categories[dimension] = dimension.categories(self.configuration)
        return self._categories[dimension]

    def part(self, part: Part) -> int:
        """A further part that is no scan; its value stands in ``part_values`` under the returned number."""
        self._parts.append(part)
        return len(self._parts) - 1

    async def run(self, reader: Reader) -> None:
        """Read everything asked for: one statement. Raises what `Reader.read` raises."""
        shape = settings_shape(self.configuration)
        scans = [scan for some in self._scans.values() for scan in some]
        parts = [scan.part(self.configuration, shape) for scan in scans]
        shared = {
            "company": self.configuration.company_id,
            "now": self._now,
            **settings_params(self.configuration),
        }
        values = await reader.read([*parts, *self._parts], shared)
        for scan, rows in zip(scans, values, strict=False):
            scan.read(rows)
        self.part_values = values[len(parts) :]
