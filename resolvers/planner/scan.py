"""A scan: one pass over the rows of a population, for all figures that can share it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select, tuple_

from models import Contact
from models.time_zone import TimeZone
from permissions.rows import DataScope, VisibleRows
from resolvers.catalog.attribute import Attribute
from resolvers.catalog.condition import RowTest, Shape, named_params, param_names
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import Outcome, Population
from resolvers.catalog.type_fields import SettingsShape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval, first_day_from
from resolvers.planner.rows import population_rows
from resolvers.planner.sql_text import sql_text
from resolvers.statement import Part

Dimensions = tuple[Attribute, ...]
# What a company can keep apart on one page; more groups than this say that a report must be narrowed.
MOST_GROUPS = 20_000


@dataclass(frozen=True, slots=True)
class Groups:
    """What a scan found: its columns by set of dimensions and their values, and the names of open-ended ones' values.

    A name is empty where the viewer does not see what has it.
    """

    rows: dict[Dimensions, dict[tuple[Any, ...], list[Any]]]
    names: dict[Attribute, dict[Any, str | None]]


@dataclass(frozen=True, slots=True)
class TooManyGroups:
    """A scan falls into more groups than anybody can read."""


Found = Groups | TooManyGroups


@dataclass(frozen=True, slots=True)
class ScanKey:
    """What figures must have in common to be read in one pass: the rows, the period, whose, and its buckets."""

    population: Population
    interval: Interval
    scope: DataScope
    buckets: Buckets | None


@dataclass(slots=True)
class Scan:
    """What is asked of one pass: the sets of dimensions to group by, as `by_attributes` writes them, and the columns.

    A column is a measure under conditions.
    """

    key: ScanKey
    sets: dict[Dimensions, None] = field(default_factory=dict[Dimensions, None])
    columns: dict[tuple[Measure, tuple[RowTest, ...]], int] = field(
        default_factory=dict[tuple[Measure, tuple[RowTest, ...]], int]
    )

    def part(self, configuration: Configuration, shape: SettingsShape) -> Part:
        """The scan as a part of a statement."""
        text = scan_text(
            self.key.population,
            self.key.scope.people is None,
            self.key.scope.seen is None,
            tuple(self.sets),
            tuple((measure, tuple(test.shape for test in where)) for measure, where in self.columns),
            shape,
        )
        params = period_params(self.key.population, self.key.interval, self.key.scope, self.key.buckets, configuration)
        for (_, where), column in self.columns.items():
            params.update(named_params(f"c{column}_", where))
        return Part(text, params)

    def read(self, rows: list[list[Any]] | None) -> Found:
        """The part's value by set of dimensions, then by their values."""
        if rows and len(rows) > MOST_GROUPS:
            return TooManyGroups()
        dimensions = all_dimensions(tuple(self.sets))
        width = len(dimensions)
        by_mask = {_mask(dimensions, chosen): chosen for chosen in self.sets}
        places = {chosen: [dimensions.index(d) for d in chosen] for chosen in self.sets}
        named = [d for d in dimensions if d.is_open_ended]
        found = Groups({chosen: {} for chosen in self.sets}, {d: {} for d in named})
        for row in rows or ():
            chosen = by_mask[row[0]]
            found.rows[chosen][tuple(row[1 + place] for place in places[chosen])] = row[1 + width :]
            for place, dimension in enumerate(named):
                found.names[dimension][row[1 + dimensions.index(dimension)]] = row[len(row) - len(named) + place]
        return found


def by_attributes(dimensions: Dimensions) -> Dimensions:
    """The set of dimensions to group by, in one order whatever the order asked for: the database tells sets apart, not lists.

    Two dimensions may look at one attribute: departments and their people do.
    """
    return tuple(sorted(set(dimensions), key=lambda attribute: attribute.key))


def all_dimensions(sets: tuple[Dimensions, ...]) -> Dimensions:
    """Every dimension of the sets, once."""
    return tuple(dict.fromkeys(d for chosen in sets for d in chosen))


def _mask(dimensions: Dimensions, chosen: Dimensions) -> int:
    """What SQL's ``GROUPING`` says of a set: a bit for each dimension that is not in it, the first the highest."""
    mask = 0
    for dimension in dimensions:
        mask = mask * 2 + (dimension not in chosen)
    return mask


def period_params(
    population: Population, interval: Interval, scope: DataScope, buckets: Buckets | None, configuration: Configuration
) -> dict[str, Any]:
    """The parameters of `resolvers.catalog.parameters` that are a scan's own."""
    ends = list(buckets.ends) if buckets else [interval.end]
    stages: Mapping[Outcome | None, list[int]] = {
        None: [],
        Outcome.SUCCESS: list(configuration.success_stage_ids),
        Outcome.FAILURE: list(configuration.failure_stage_ids),
        Outcome.CLOSED: [*configuration.success_stage_ids, *configuration.failure_stage_ids],
        Outcome.OPEN: [*configuration.success_stage_ids, *configuration.failure_stage_ids],
    }
    starts = list(buckets.starts) if buckets else [interval.start]
    return {
        **(_days(interval, starts, configuration.zone) if population.is_by_day else {}),
        "start": interval.start,
        "end": interval.end,
        "starts": starts,
        "ends": ends,
        "first_end": ends[0],
        "people": None if scope.people is None else list(scope.people),
        "seen": None if scope.seen is None else list(scope.seen),
        "stages": stages[population.outcome],
    }


def _days(interval: Interval, starts: Iterable[datetime], zone: TimeZone) -> dict[str, Any]:
    return {
        "first_day": first_day_from(interval.start, zone),
        "after_day": first_day_from(interval.end, zone),
        "first_days": [first_day_from(start, zone) for start in starts],
    }


@lru_cache(maxsize=1024)
def scan_text(
    population: Population,
    whole_company: bool,
    sees_all: bool,
    sets: tuple[Dimensions, ...],
    columns: tuple[tuple[Measure, tuple[Shape, ...]], ...],
    shape: SettingsShape,
) -> str:
    """The scan's SQL: the same text for the same shape, whatever the values."""
    dimensions = all_dimensions(sets)
    attributes: set[Attribute] = set(dimensions)
    for measure, shapes in columns:
        attributes |= {measure.of} if measure.of else set()
        attributes.update(*(each.attributes for each in shapes))
    rows = population_rows(population, attributes, shape, whole_company=whole_company)
    aggregates = [_aggregate(rows.c, number, measure, shapes) for number, (measure, shapes) in enumerate(columns)]
    groups = [rows.c[d.key] for d in dimensions]
    grouping: ColumnElement[Any] = func.grouping(*groups) if groups else literal_column("0")
    scan = select(grouping.label("mask"), *groups, *aggregates).select_from(rows)
    if groups:
        scan = scan.group_by(func.grouping_sets(*(tuple_(*(rows.c[d.key] for d in chosen)) for chosen in sets)))
    if any(d.is_open_ended for d in dimensions):
        scan = scan.limit(literal_column(str(MOST_GROUPS + 1)))
    found = scan.subquery("g")
    names = [_name(found.c[d.key], sees_all) for d in dimensions if d.is_open_ended]
    return sql_text(select(func.json_agg(func.json_build_array(*found.c, *names))))


def _name(contact: ColumnElement[Any], sees_all: bool) -> ColumnElement[Any]:
    """What a contact is called, if the viewer sees it. Contacts are all there is that is open-ended."""
    visible = VisibleRows("company", None if sees_all else "s_seen").contacts()
    return select(Contact.name).where(visible, Contact.id == contact).scalar_subquery()


def _aggregate(rows: Any, number: int, measure: Measure, shapes: tuple[Shape, ...]) -> ColumnElement[Any]:
    names = param_names(f"c{number}_")
    tests = [shape.sql(lambda attribute: rows[attribute.key], names) for shape in shapes]
    value = rows[measure.of.key] if measure.of else None
    return measure.aggregate(value, and_(*tests) if tests else None).label(f"m{number}")
