"""Whether cells have what a scan asks for, and which of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from models.cell import SOURCE_FACET, Grain
from permissions.rows import DataScope
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.attribute import (
    ACTIVITY_TYPE,
    ANSWERED,
    BUCKET,
    CHANNEL,
    DEAL_TYPE,
    DIRECTION,
    HAS_PRICE_SETTINGS,
    IS_CLOSED,
    IS_LOST,
    IS_NEW,
    IS_WON,
    OF_STAGE,
    OUTCOME,
    OWN_TIME,
    RETURNED,
    SIGN,
    SOURCE,
    STAGE,
    TIME,
    TRAIL,
    Attribute,
)
from resolvers.catalog.condition import Condition, ConditionShape, Operator, RowTest, Shape
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, STAGE_CHANGES, TRANSITIONS, Dataset
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import Changed, Entered, Outcome, OverTime, Population
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.cell_people import CellPeople, cell_people
from resolvers.planner.cell_spans import FOREVER, Spans, begins_month, bounds_among, day_of, spans_of
from resolvers.planner.scan_shape import Dimensions, FromCells, ScanShape

_OF_ALL = frozenset((TIME, BUCKET))
_OF_STAGES = frozenset((DEAL_TYPE, STAGE, OUTCOME, HAS_PRICE_SETTINGS, SOURCE))
_HELD: Mapping[Dataset, frozenset[Attribute]] = {
    CONTACTS: _OF_ALL | {IS_NEW},
    ACTIVITIES: _OF_ALL | {IS_NEW, ACTIVITY_TYPE, SOURCE},
    COMMUNICATIONS: _OF_ALL | {CHANNEL, DIRECTION, ANSWERED},
    DEALS: _OF_ALL | _OF_STAGES | {IS_NEW, IS_WON, IS_LOST, IS_CLOSED, TRAIL},
    TRANSITIONS: _OF_ALL | _OF_STAGES | {RETURNED},
    STAGE_CHANGES: _OF_ALL | _OF_STAGES | {IS_WON, IS_LOST, IS_CLOSED},
}
"""What cells are told apart by; amounts and choice fields aside."""
_OF_LEDGER = frozenset((TRANSITIONS, STAGE_CHANGES))
_WITHOUT_FIELDS = frozenset((CONTACTS, COMMUNICATIONS))
"""Of whose fields cells tell nothing."""

_OF_WHERE_DEALS_STAND = frozenset((STAGE, OUTCOME, IS_WON, IS_LOST, IS_CLOSED))
# Of deals; nor is a choice field of anything.
_NOT_IN_DAYS_OF_DEPARTMENTS = _OF_WHERE_DEALS_STAND | {TRAIL}

# What tells rows of different steps apart. Where a scan has none of it, a month's cells need not be read day by day.
_OF_STEPS = frozenset((BUCKET, IS_NEW))


@dataclass(frozen=True, slots=True)
class EntryMonths:
    """Months of entries into success, or else into failure: from that which begins with the first day to the one before that which
    begins with the other."""

    succeeded: bool
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class CellChoice:
    """Which cells a scan reads: the stretches, of which choice fields, whose, whether of a stage only its outcome matters, whether
    those are read that tell outcomes, and of which months, if it is of entries.
    """

    spans: Spans
    facets: tuple[int, ...]
    people: CellPeople
    is_of_outcomes: bool
    is_by_outcome: bool = False
    months: EntryMonths | None = None

    @property
    def shape(self) -> FromCells:
        """What of it changes the text."""
        return FromCells(
            bool(self.facets),
            bool(self.spans.edges),
            self.is_of_outcomes,
            bool(self.people.departments),
            bool(self.people.missing or self.people.unwanted),
            self.is_by_outcome,
        )

    @property
    def params(self) -> dict[str, object]:
        """The parameters of the stretches."""
        cells, edges = self.spans.cells, self.spans.edges
        return {
            "grains": [each.grain for each in cells],
            "firsts": [each.first for each in cells],
            "afters": [each.after for each in cells],
            "ats": [each.at for each in cells],
            **({"edge_starts": [each[0] for each in edges], "edge_ends": [each[1] for each in edges]} if edges else {}),
            **self.people.params,
            **(
                {"succeeded": of.succeeded, "first_month": of.first, "after_month": of.after}
                if (of := self.months)
                else {}
            ),
        }


def choose_cells(
    of: ScanShape,
    interval: Interval,
    buckets: Buckets | None,
    tests: Iterable[RowTest],
    configuration: Configuration,
    scope: DataScope,
) -> CellChoice | None:
    """The cells that a scan can be read from; ``None`` where they do not have what it asks for, or there are none."""
    people = cell_people(configuration, scope.people)
    if people is None or of.categories or not _holds(of.population, of.dimensions, of.columns, of.tests):
        return None
    facets, is_of_funnel = _facets(of, configuration), TRAIL in of.attributes
    if facets is None or (is_of_funnel and not _has_funnel(of, configuration)):
        return None
    bounds = bounds_among(value for test in tests for value in _values(test, TIME))
    spans = _spans(of, interval, buckets, bounds, configuration)
    if people.departments and of.population.dataset not in _OF_LEDGER:
        if facets or not of.attributes.isdisjoint(_NOT_IN_DAYS_OF_DEPARTMENTS):
            spans = spans.without_days(configuration.zone)
    elif people.departments and facets and any(each.grain is Grain.DAY for each in spans.cells):
        return None
    is_of_outcomes = of.population.is_of_changes and OF_STAGE.isdisjoint(of.attributes)
    months = None
    if not facets and not spans.edges and not people.missing and not people.unwanted:
        months = _months(of, interval, configuration)
    has_outcomes = configuration.has_success_cells and configuration.has_failure_cells
    is_by_outcome = is_of_funnel or months is not None or (is_of_outcomes and not facets and has_outcomes)
    return CellChoice(spans, facets, people, is_of_outcomes, is_by_outcome, months)


def _has_funnel(of: ScanShape, configuration: Configuration) -> bool:
    """Whether cells tell how far deals have come: of all, not of those alone that stand somewhere."""
    return configuration.has_funnel_cells and of.attributes.isdisjoint(_OF_WHERE_DEALS_STAND)


def _months(of: ScanShape, interval: Interval, configuration: Configuration) -> EntryMonths | None:
    """The months of entries that cells tell: of an outcome, in a period of whole months."""
    predicate = of.population.predicate
    if not isinstance(predicate, Entered):
        return None
    has_cells = {
        Outcome.SUCCESS: configuration.has_success_cells,
        Outcome.FAILURE: configuration.has_failure_cells,
    }
    bounds = (interval.start, interval.end)
    if not has_cells.get(predicate.outcome) or not all(begins_month(each, configuration.zone) for each in bounds):
        return None
    first, after = (day_of(each, configuration.zone) for each in bounds)
    return EntryMonths(predicate.outcome is Outcome.SUCCESS, first, after)


@lru_cache(maxsize=2000)
def fields_told_apart(
    population: Population, dimensions: Dimensions, measure: Measure, where: tuple[Shape, ...], tests: tuple[Shape, ...]
) -> frozenset[Attribute] | None:
    """The choice fields and sources by which cells have to tell a figure apart; ``None``: they do not have it."""
    if not _holds(population, dimensions, ((measure, where),), tests):
        return None
    looked_at = _named(dimensions, ((measure, where),), tests)
    return frozenset(each for each in looked_at if each == SOURCE or each.choice_field_id is not None)


def _holds(
    population: Population,
    dimensions: Dimensions,
    columns: Iterable[tuple[Measure, tuple[Shape, ...]]],
    tests: tuple[Shape, ...],
) -> bool:
    held = _HELD.get(population.dataset)
    if held is None or population.time != OWN_TIME or population.over_time is OverTime.SNAPSHOT:
        return False
    if population.predicate is not None and not isinstance(population.predicate, (Entered, Changed)):
        return False
    if not all(_is_held(measure) for measure, _ in columns):
        return False
    if population.dataset in _WITHOUT_FIELDS and any(_is_of_field(each) for each in _named(dimensions, columns, tests)):
        return False
    shapes = [*tests, *(shape for _, where in columns for shape in where)]
    if not all(_is_of_groups(shape) for shape in shapes):
        return False
    grouped = {each for d in dimensions for each in (d.follows_from or (d,))}
    tested = {attribute for shape in shapes for attribute in shape.attributes}
    needed = {
        each for each in grouped | tested if each.choice_field_id is None and not (each.is_amount and each in tested)
    }
    return needed <= held


def _named(
    dimensions: Dimensions, columns: Iterable[tuple[Measure, tuple[Shape, ...]]], tests: tuple[Shape, ...]
) -> Iterator[Attribute]:
    """All attributes that a figure has to do with."""
    yield from dimensions
    for measure, where in (*columns, (None, tests)):
        yield from measure.attributes if measure else ()
        for shape in where:
            yield from shape.attributes


def _is_of_field(attribute: Attribute) -> bool:
    return attribute.is_amount or attribute.choice_field_id is not None


def _is_held(measure: Measure) -> bool:
    """A number of rows, or a sum of amounts; what a change counts is held with it."""
    if measure.aggregate is Aggregate.COUNT:
        return measure.attribute is None
    if measure.aggregate is not Aggregate.SUM or measure.attribute is None:
        return False
    return measure.attribute == SIGN or (measure.attribute.is_amount and measure.times in (None, SIGN))


def _is_of_groups(shape: Shape) -> bool:
    """Whether a test has one answer for all rows of a cell: of an amount only whether there is one."""
    if not isinstance(shape, ConditionShape):
        return all(_is_of_groups(part) for part in shape.parts)
    is_of_none = shape.operator is Operator.ONE_OF and not shape.may_have_values
    return not shape.attribute.is_amount or shape.operator is Operator.FILLED or is_of_none


def _facets(of: ScanShape, configuration: Configuration) -> tuple[int, ...] | None:
    """The choice fields that are looked at; ``None`` if they are more than cells tell apart at once."""
    fields = {each.choice_field_id for each in of.attributes if each.choice_field_id is not None}
    if not fields and SOURCE not in of.attributes:
        return ()
    if TRAIL in of.attributes or len(fields) + (SOURCE in of.attributes) > 1:
        return None
    if fields:
        return tuple(fields)
    is_of_deals = of.population.dataset != ACTIVITIES
    types = configuration.deal_types if is_of_deals else configuration.activity_types
    by_type = [configuration.source_fields_of(each) for each in types.values()]
    if all(len(each) <= 1 for each in by_type):
        return tuple(sorted({id_ for each in by_type for id_ in each}))
    has_facet = configuration.has_deal_source_facet if is_of_deals else configuration.has_activity_source_facet
    return (SOURCE_FACET,) if has_facet else None


def _spans(
    of: ScanShape,
    interval: Interval,
    buckets: Buckets | None,
    bounds: frozenset[datetime],
    configuration: Configuration,
) -> Spans:
    starts, ends = (buckets.starts, buckets.ends) if buckets else ((interval.start,), (interval.end,))
    if of.population.is_of_changes:
        return spans_of(bounds | frozenset(ends), ends[0], None, configuration.zone)
    if not of.attributes.isdisjoint(_OF_STEPS):
        bounds = bounds.union(starts, (interval.start,))
    first = None if of.population.over_time is OverTime.CUMULATIVE else interval.start
    last = None if interval.end == FOREVER else interval.end
    return spans_of(bounds, first, last, configuration.zone)


def _values(test: RowTest, of: Attribute) -> Iterator[object]:
    """What an attribute is held against."""
    if not isinstance(test, Condition):
        for part in test.parts:
            yield from _values(part, of)
    elif test.attribute == of:
        yield from test.values
