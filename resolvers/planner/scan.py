"""A scan: one pass over the rows of a population, for all figures that can share it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select, tuple_

from permissions.rows import DataScope
from resolvers.catalog.attribute import ATTRIBUTES, Attribute
from resolvers.catalog.condition import Condition, ConditionShape
from resolvers.catalog.measure import Measure
from resolvers.catalog.population import Outcome, Population
from resolvers.catalog.type_fields import SettingsShape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets
from resolvers.period import Interval
from resolvers.planner.rows import BUCKET, population_rows
from resolvers.planner.sql_text import sql_text
from resolvers.statement import Part

Dimensions = tuple[str, ...]  # attribute keys, or BUCKET


@dataclass(frozen=True, slots=True)
class ScanKey:
    """What figures must have in common to be read in one pass: the rows, the period, whose, and its buckets."""

    population: Population
    interval: Interval
    scope: DataScope
    buckets: Buckets | None


@dataclass(slots=True)
class Scan:
    """What is asked of one pass: the sets of dimensions to group by, and the columns (a measure under conditions)."""

    key: ScanKey
    sets: dict[Dimensions, None] = field(default_factory=dict[Dimensions, None])
    columns: dict[tuple[Measure, tuple[Condition, ...]], int] = field(
        default_factory=dict[tuple[Measure, tuple[Condition, ...]], int]
    )

    def part(self, configuration: Configuration, shape: SettingsShape) -> Part:
        """The scan as a part of a statement."""
        text = _text(
            self.key.population,
            self.key.scope.people is None,
            tuple(self.sets),
            tuple((measure, tuple(c.shape for c in conditions)) for measure, conditions in self.columns),
            shape,
        )
        params = period_params(self.key.population, self.key.interval, self.key.scope, self.key.buckets, configuration)
        for (_, conditions), column in self.columns.items():
            params.update((f"c{column}_{n}", condition.param) for n, condition in enumerate(conditions))
        return Part(text, params)

    def read(self, rows: list[list[Any]] | None) -> dict[Dimensions, dict[tuple[Any, ...], list[Any]]]:
        """The part's value by set of dimensions, then by their values."""
        dimensions = all_dimensions(tuple(self.sets))
        width = len(dimensions)
        by_mask = {_mask(dimensions, chosen): chosen for chosen in self.sets}
        places = {chosen: [dimensions.index(d) for d in chosen] for chosen in self.sets}
        found: dict[Dimensions, dict[tuple[Any, ...], list[Any]]] = {chosen: {} for chosen in self.sets}
        for row in rows or ():
            chosen = by_mask[row[0]]
            found[chosen][tuple(row[1 + place] for place in places[chosen])] = row[1 + width :]
        return found


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
        Outcome.OPEN: [*configuration.success_stage_ids, *configuration.failure_stage_ids],
    }
    return {
        "start": interval.start,
        "end": interval.end,
        "starts": list(buckets.starts) if buckets else [interval.start],
        "ends": ends,
        "first_end": ends[0],
        "people": None if scope.people is None else list(scope.people),
        "stages": stages[population.outcome],
    }


@lru_cache(maxsize=1024)
def _text(
    population: Population,
    whole_company: bool,
    sets: tuple[Dimensions, ...],
    columns: tuple[tuple[Measure, tuple[ConditionShape, ...]], ...],
    shape: SettingsShape,
) -> str:
    """The scan's SQL: the same text for the same shape, whatever the values."""
    dimensions = all_dimensions(sets)
    attributes: set[Attribute] = {ATTRIBUTES[d] for d in dimensions if d != BUCKET}
    for measure, conditions in columns:
        attributes |= {measure.of} if measure.of else set()
        attributes |= {condition.attribute for condition in conditions}
    rows = population_rows(population, attributes, shape, whole_company=whole_company, with_bucket=BUCKET in dimensions)
    aggregates = [_aggregate(rows.c, number, measure, shapes) for number, (measure, shapes) in enumerate(columns)]
    groups = [rows.c[d] for d in dimensions]
    grouping: ColumnElement[Any] = func.grouping(*groups) if groups else literal_column("0")
    scan = select(grouping.label("mask"), *groups, *aggregates).select_from(rows)
    if groups:
        scan = scan.group_by(func.grouping_sets(*(tuple_(*(rows.c[d] for d in chosen)) for chosen in sets)))
    found = scan.subquery("g")
    return sql_text(select(func.json_agg(func.json_build_array(*found.c))))


def _aggregate(rows: Any, number: int, measure: Measure, shapes: tuple[ConditionShape, ...]) -> ColumnElement[Any]:
    tests = [shape.sql(rows[shape.attribute.key], f"s_c{number}_{n}") for n, shape in enumerate(shapes)]
    value = rows[measure.of.key] if measure.of else None
    return measure.aggregate(value, and_(*tests) if tests else None).label(f"m{number}")
