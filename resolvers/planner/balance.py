"""Balances counted back from today: what stands now, less what has changed since.

A balance at an instant is the deals that stand today, and of the ledger only the changes that came after. So the cost is one pass over
the deals, which other figures share, and one over what happened since the first instant, however many instants and outcomes there are.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from permissions.rows import DataScope
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.attribute import BUCKET, IS_CLOSED, IS_LOST, IS_WON, SIGN, Attribute
from resolvers.catalog.condition import RowTest, equals
from resolvers.catalog.dataset import DEALS, STAGE_CHANGES, UNSTAGED_CHANGES
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import CHANGES, Outcome, Population, Standing, existing
from resolvers.configuration import Configuration
from resolvers.exact import ZERO, add
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.cell_people import cell_people
from resolvers.planner.cell_spans import FOREVER
from resolvers.planner.pending_result import Grouping, PendingResult, Values
from resolvers.planner.scan import Scan, ScanKey
from resolvers.planner.scan_shape import Dimensions

_TODAY = existing(DEALS)
_STANDS: Mapping[Outcome, tuple[RowTest, ...]] = {
    Outcome.SUCCESS: (equals(IS_WON, True),),
    Outcome.FAILURE: (equals(IS_LOST, True),),
    Outcome.CLOSED: (equals(IS_CLOSED, True),),
    Outcome.OPEN: (equals(IS_CLOSED, False),),
}


def can_be_counted_back(
    population: Population, measure: Measure, where: Iterable[RowTest], dimensions: Iterable[Grouping]
) -> bool:
    """Whether a figure is a balance that adds up, of what deals and changes of where they stand both have.

    By one dimension at most, and none that is open-ended: of those all deals have more values than the ones that stand there.
    """
    if not isinstance(population.predicate, Standing) or not measure.spec.is_additive:
        return False
    by = [each for each in dimensions if each != BUCKET]
    if len(by) > 1 or any(not isinstance(each, Attribute) or each.is_open_ended for each in by):
        return False
    attributes = {attribute for test in where for attribute in test.shape.attributes}
    attributes.update(each for each in (*by, measure.attribute) if isinstance(each, Attribute))
    return all(dataset in each.of for each in attributes for dataset in (DEALS, STAGE_CHANGES, UNSTAGED_CHANGES))


class CellsOf(Protocol):
    """Asks for a column of a scan by a set of dimensions."""

    def __call__(
        self, key: ScanKey, dimensions: tuple[Grouping, ...], measure: Measure, where: tuple[RowTest, ...]
    ) -> PendingResult:
        """See `QueryBatch`."""
        ...


class Balance(PendingResult):
    """One figure as of the ends of its steps, or of its period."""

    __slots__ = ("_all_ends", "_by", "_changes", "_dimensions", "_today", "_where", "ends", "measure", "stands")

    def __init__(
        self,
        of: Outcome,
        measure: Measure,
        where: tuple[RowTest, ...],
        dimensions: Dimensions,
        ends: Sequence[datetime],
    ) -> None:
        super().__init__(measure.spec.value_if_empty)
        self.measure = measure
        self.stands = _STANDS[of]
        self._where = where
        self._dimensions = dimensions
        self._by = tuple(each for each in dimensions if each != BUCKET)
        self.ends = ends

    @property
    def scans(self) -> tuple[Scan, ...]:
        """See `PendingResult`."""
        return (*self._today.scans, *self._changes.scans)

    def ask(self, today: ScanKey, since: ScanKey, ends: Sequence[datetime], cells_of: CellsOf) -> None:
        """Asks for what it is made of; ``ends`` are those of the changes' buckets."""
        measure = self.measure
        change = replace(measure, times=SIGN) if measure.attribute else Measure(Aggregate.SUM, SIGN)
        self._all_ends = ends
        of_today = self._where if self.stands == today.tests[: len(self.stands)] else (*self.stands, *self._where)
        self._today = cells_of(today, self._by, measure, of_today)
        self._changes = cells_of(since, (*self._by, BUCKET), change, (*self.stands, *self._where))

    def _read(self) -> Values:
        """What stands at an end is what stands today, and all changes that are not earlier than the end."""
        today, changes = self._today.by_values, self._changes_by_value()
        found: dict[tuple[Any, ...], Decimal] = {}
        place = self._dimensions.index(BUCKET) if BUCKET in self._dimensions else None
        # The last step first, and without steps that alone.
        steps = [(step, bisect_left(self._all_ends, end)) for step, end in enumerate(self.ends)][::-1]
        for values in today.keys() | changes.keys():
            standing, of_value = today.get(values, ZERO), changes.get(values, {})
            later = sorted(of_value)
            for step, number in steps if place is not None else steps[:1]:
                while later and later[-1] > number:
                    standing = add((standing, of_value[later.pop()]))
                key = values if place is None else (*values[:place], step, *values[place:])
                found[key] = standing
        return found

    def _changes_by_value(self) -> dict[tuple[Any, ...], dict[int, Decimal]]:
        found: dict[tuple[Any, ...], dict[int, Decimal]] = {}
        for (*values, bucket), value in self._changes.by_values.items():
            found.setdefault(tuple(values), {})[bucket] = value
        return found

    def names(self, attribute: Attribute) -> Mapping[Any, str | None]:
        """See `PendingResult`. Raises LookupError: no open-ended attribute is counted so."""
        return self._today.names(attribute)


class Balances:
    """The balances of one scope, over deals of which all ``tests`` hold."""

    def __init__(self, scope: DataScope, tests: tuple[RowTest, ...] = ()) -> None:
        self._scope = scope
        self._tests = tests
        self._asked: dict[tuple[object, ...], Balance] = {}

    def asked(
        self,
        population: Population,
        measure: Measure,
        where: tuple[RowTest, ...],
        dimensions: Dimensions,
        ends: Sequence[datetime],
    ) -> Balance:
        """The balance as of these ends; the same for the same. Ask for all before they are placed."""
        assert population.outcome is not None
        key = (population.outcome, measure, where, dimensions, tuple(ends))
        return self._asked.setdefault(key, Balance(population.outcome, measure, where, dimensions, ends))

    def place(self, keys: Iterable[ScanKey], cells_of: CellsOf, configuration: Configuration) -> None:
        """Asks for what all of them are made of; ``keys`` are those of the scans that there are already.

        Today's deals are counted where all deals are. What is read out of each to be added up is read of those alone that stand there.
        Deals that are created after the last end stand nowhere before: they are left out; or, as cells of changes do not tell when
        deals were created, they are both added and taken away.
        """
        ends = sorted({end for each in self._asked.values() for end in each.ends})
        has_cells = cell_people(configuration, self._scope.people) is not None
        period = Interval(ends[0], FOREVER if has_cells else ends[-1])
        steps = Buckets(Granularity.DAY, tuple(ends), tuple(ends))
        since = ScanKey(CHANGES, period, self._scope, steps, tests=self._tests)
        alone = ScanKey(_TODAY, period, self._scope, None, tests=self._tests)
        today = next((key for key in keys if self._has_deals(key, period.end)), alone)
        summed = {each.stands for each in self._asked.values() if each.measure.attribute}
        for each in self._asked.values():
            is_summed = each.stands in summed
            each.ask(replace(alone, tests=(*each.stands, *self._tests)) if is_summed else today, since, ends, cells_of)

    def _has_deals(self, key: ScanKey, end: datetime) -> bool:
        """Whether a scan is of the deals created before the last end."""
        found = (key.population, key.interval.end, key.scope, key.categories, key.tests)
        return found == (_TODAY, end, self._scope, (), self._tests)
