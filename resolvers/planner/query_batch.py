"""The planner: collects what a set of figures needs, shares scans between them, and reads them all in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from permissions.rows import DataScope
from resolvers.catalog.attribute import BUCKET, IS_NEW, TIME, Attribute
from resolvers.catalog.condition import Condition, Operator, RowTest
from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import OverTime, Population
from resolvers.catalog.type_fields import settings_params, settings_shape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.balance import Balances, can_be_counted_back
from resolvers.planner.cell_choice import fields_told_apart
from resolvers.planner.cell_people import cell_people
from resolvers.planner.pending_result import CellsOfScan, Grouping, PendingResult, attributes_of
from resolvers.planner.scan import ByCategory, Scan, ScanKey, by_attributes
from resolvers.planner.scan_shape import Dimensions
from resolvers.spans import span
from resolvers.statement import Part, Parts, Reader, SentAgain


@dataclass(frozen=True, slots=True)
class MetricQuery:
    """One figure asked of the planner: a measure over a population in an interval, under conditions.

    ``tests`` narrow the rows of all figures of a desktop alike, ``where`` those of this one: figures of the same tests share a scan.
    """

    population: Population
    interval: Interval
    scope: DataScope
    measure: Measure
    where: tuple[RowTest, ...] = ()
    tests: tuple[RowTest, ...] = ()

    @property
    def all_tests(self) -> tuple[RowTest, ...]:
        """What must hold of each row that counts."""
        return (*self.tests, *self.where)


@dataclass(frozen=True, slots=True)
class _Planned:
    """The scans as parts of a statement, by one configuration, and what guards them, the last. ``departments`` are those whose cells
    are read; ``is_by_source_facet`` and ``is_by_outcome`` are of any scan.
    """

    parts: Parts
    guard: tuple[Part, ...]
    shared: Mapping[str, object]
    departments: tuple[int, ...]
    is_by_source_facet: bool
    is_by_outcome: bool


class QueryBatch:
    """The figures of one batch, asked at one instant. Ask for all cells first, then run, then read them; forget what was read, and
    begin anew, to run it once more.

    ``pending`` are the figures that were asked for, once for each who asked, until it is run; from then on ``figures`` are all there
    are, and ``scans`` what they are read from. ``is_outdated``: it was run by other settings than its own.
    """

    def __init__(self, configuration: Configuration, now: datetime) -> None:
        self.configuration = configuration
        self.pending: list[PendingResult] = []
        self.figures: tuple[PendingResult, ...] = ()
        self.scans: tuple[Scan, ...] = ()
        self.is_outdated = False
        self._now = now
        self._scans: dict[ScanKey, list[Scan]] = {}
        self._parts: list[Part] = []
        # By the scan itself, which is kept: what it is of takes long to look up.
        self._cells: dict[tuple[int, tuple[Grouping, ...], int, int | None], PendingResult] = {}
        self._balances: dict[tuple[DataScope, tuple[RowTest, ...]], Balances] = {}
        self._categories: dict[Dimension, Sequence[Category]] = {}
        self._has_cells: dict[DataScope, bool] = {}
        self.part_values: list[Any] = []
        self._planned: _Planned | None = None

    def begin(self, now: datetime) -> None:
        """Makes ready to run it, as of now: without the parts that were no scans."""
        self._now = now
        self._parts = []

    def cells(
        self, ask: MetricQuery, dimensions: tuple[Grouping, ...] = (), buckets: Buckets | None = None
    ) -> PendingResult:
        """The figure, broken down. ``buckets``, where given, is what the dimension ``bucket`` refers to.

        Figures with the same rows, interval, scope and buckets share a scan; so a figure without the bucket dimension passes
        the buckets too where its neighbours have them.
        """
        figure = self._figure(ask, dimensions, buckets)
        self.pending.append(figure)
        return figure

    def _figure(self, ask: MetricQuery, dimensions: tuple[Grouping, ...], buckets: Buckets | None) -> PendingResult:
        last_bucket = None
        if ask.population.over_time is OverTime.SNAPSHOT:
            if can_be_counted_back(ask.population, ask.measure, ask.all_tests, dimensions):
                return self._balance(ask, attributes_of(dimensions), buckets)
            if BUCKET not in dimensions:
                last_bucket = len(buckets.ends) - 1 if buckets else 0
                dimensions = (*dimensions, BUCKET)
        categories = tuple(dict.fromkeys(each for each in dimensions if isinstance(each, ByCategory)))
        key = ScanKey(ask.population, ask.interval, ask.scope, buckets, categories, ask.tests)
        where = ask.where
        if ask.population.over_time is OverTime.CUMULATIVE and BUCKET not in dimensions:
            key, where = self._within_later(key, where)
        return self._cells_of(key, dimensions, ask.measure, where, last_bucket)

    def _within_later(self, key: ScanKey, where: tuple[RowTest, ...]) -> tuple[ScanKey, tuple[RowTest, ...]]:
        """A stock in the scan of a later one, which has all its rows; as it is where there is none yet."""
        if key in self._scans or IS_NEW in {attribute for test in where for attribute in test.shape.attributes}:
            return key, where
        for other in self._scans:
            of_other = (other.population, other.scope, other.categories, other.tests)
            if (
                of_other == (key.population, key.scope, key.categories, key.tests)
                and other.interval.end >= key.interval.end
            ):
                return other, (*where, Condition(TIME, (key.interval.end,), Operator.LESS))
        return key, where

    def _balance(self, ask: MetricQuery, dimensions: Dimensions, buckets: Buckets | None) -> PendingResult:
        balances = self._balances.setdefault((ask.scope, ask.tests), Balances(ask.scope, ask.tests))
        ends = buckets.ends if buckets else (ask.interval.end,)
        return balances.asked(ask.population, ask.measure, ask.where, dimensions, ends)

    def _cells_of(
        self,
        key: ScanKey,
        dimensions: tuple[Grouping, ...],
        measure: Measure,
        where: tuple[RowTest, ...],
        last_bucket: int | None = None,
    ) -> PendingResult:
        """A column of a scan, which is another one of the same rows where the first has no room, or other cells have this one."""
        chosen, measured = by_attributes(attributes_of(dimensions)), (measure, where)
        scans, apart = self._scans.setdefault(key, []), self._told_apart(key, chosen, measure, where)
        found = (each for each in scans if each.told_apart == apart and each.has_room(chosen, measured))
        scan = next(found, None)
        if scan is None:
            scan = Scan(key, apart)
            scans.append(scan)
        scan.sets.setdefault(chosen)
        column = scan.columns.setdefault(measured, len(scan.columns))
        # Many figures look at the same cells, which are read out of the scan once.
        cells = CellsOfScan(scan, dimensions, column, last_bucket, measure)
        return self._cells.setdefault((id(scan), dimensions, column, last_bucket), cells)

    def _told_apart(
        self, key: ScanKey, chosen: Dimensions, measure: Measure, where: tuple[RowTest, ...]
    ) -> frozenset[Attribute] | None:
        """By which fields cells have to tell a figure apart, where they have it. Only such share a scan as are of the same: others
        would have it read day by day where there is a month, or from the base tables."""
        if key.scope not in self._has_cells:
            self._has_cells[key.scope] = cell_people(self.configuration, key.scope.people) is not None
        if key.categories or not self._has_cells[key.scope]:
            return None
        shapes, tests = tuple(test.shape for test in where), tuple(test.shape for test in key.tests)
        return fields_told_apart(key.population, chosen, measure, shapes, tests)

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
        if self._planned is None:
            self._planned = self._settle()
        if not await self._read(self._planned, self.configuration, reader):
            # They were cut anew, by another clock, by other sources or of other people, after the configuration was read.
            self.is_outdated = True
            base_tables = replace(self.configuration, cells_timezone=None)
            await self._read(self._plan(base_tables), base_tables, reader)

    def end(self) -> None:
        """Lets go of the parts that were no scans, and of what was read of them."""
        self._parts = []
        self.part_values = []

    def forget(self) -> None:
        """Keeps of what was read what was said alone; the rest is made of it for who reads it once more."""
        for scan in self.scans:
            scan.forget()
        for figure in self.figures:
            figure.forget()

    def _settle(self) -> _Planned:
        """The plan, once all is asked for. By what figures were found until then, nobody looks any more."""
        for balances in self._balances.values():
            balances.place(list(self._scans), self._cells_of, self.configuration)
        self.scans = tuple(scan for some in self._scans.values() for scan in some)
        self.figures = tuple({id(each): each for each in (*self.pending, *self._cells.values())}.values())
        for found in (self.pending, self._scans, self._cells, self._balances, self._has_cells):
            found.clear()
        return self._plan(self.configuration)

    def _plan(self, configuration: Configuration) -> _Planned:
        shape, scans = settings_shape(configuration), self.scans
        with span("plan"):
            since = min((at for scan in scans if (at := scan.moves_since)), default=None)
            parts = tuple(scan.part(configuration, shape, since).sent_again() for scan in scans)
        departments = tuple(sorted({each for scan in scans for each in scan.cell_departments}))
        guard = Part(_CUT_BY, {"read": list(departments)}).sent_again()
        return _Planned(
            Parts(parts),
            (guard,) if any(scan.is_from_cells for scan in scans) else (),
            SentAgain.all_of({"company": configuration.company_id, **settings_params(configuration)}),
            departments,
            any(scan.is_by_source_facet for scan in scans),
            any(scan.is_by_outcome for scan in scans),
        )

    async def _read(self, planned: _Planned, configuration: Configuration, reader: Reader) -> bool:
        """Whether what was read is of use: cells are, if they are those that the configuration speaks of."""
        departments = planned.departments
        parts = planned.parts.beside([*self._parts, *planned.guard])
        values = await reader.read(parts, {**planned.shared, "now": self._now})
        scans = self.scans
        for scan, text in zip(scans, values, strict=False):
            scan.read(text)
        self.part_values = values[len(scans) :]
        if not planned.guard:
            return True
        timezone, members, *of_settings = self.part_values.pop()
        facets, outcomes = of_settings[:2], of_settings[2:]
        kept = [configuration.activity_facet_field_ids, configuration.deal_facet_field_ids]
        expected = sorted([user, each] for each in departments for user in configuration.cell_members[each])
        return (
            timezone == configuration.timezone
            and (members or []) == expected
            and (not planned.is_by_source_facet or facets == [list(ids) for ids in kept])
            and (not planned.is_by_outcome or outcomes == _outcomes_of(configuration))
        )


def _outcomes_of(configuration: Configuration) -> list[list[int] | None]:
    kept = (configuration.cell_success_stage_ids, configuration.cell_failure_stage_ids, configuration.cell_stage_ids)
    return [None if ids is None else list(ids) for ids in kept]


_CUT_BY = """
SELECT json_build_array(
  cells_timezone,
  (SELECT json_agg(json_build_array(person_id, department_id) ORDER BY person_id) FROM cell_members
    WHERE company_id = %(company)s AND department_id = ANY(%(s_read)s::bigint[])),
  activity_facet_field_ids, deal_facet_field_ids, cells_success_stage_ids, cells_failure_stage_ids, cells_stage_ids)
FROM companies LEFT JOIN report_field_settings ON report_field_settings.company_id = %(company)s
WHERE companies.id = %(company)s"""
