"""Walks through a definition, with the paths that its parts have in the API."""

from collections.abc import Iterator

from resolvers.catalog.aggregate import Operand
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    MeasureDefinition,
    ReportDefinition,
    TimeDefinition,
)
from resolvers.user_error import Path

RATIO_PARTS = ("numerator", "denominator")


def measures_of(definition: ReportDefinition) -> Iterator[tuple[Path, MeasureDefinition]]:
    """All measures, each ratio followed by its parts."""
    for place, measure in enumerate(definition.measures):
        yield from _measures_within(("measures", str(place)), measure)


def attributes_of(definition: ReportDefinition) -> Iterator[AttributeDefinition]:
    """Whatever the report breaks down, filters and aggregates by."""
    yield from (dimension.of for dimension in definition.dimensions)
    yield from (condition.of for _, condition in conditions_of(definition))
    yield from (measure.of for _, measure in measures_of(definition) if measure.of is not None)


def times_of(definition: ReportDefinition) -> Iterator[TimeDefinition]:
    """What the rows are chosen by that are counted: by a figure's own time, else its ratio's, else the report's."""
    for measure in definition.measures:
        time = measure.time or definition.time
        if measure.aggregate.spec.takes is Operand.MEASURES:
            yield from (part.time or time for part in measure.parts)
        else:
            yield time


def filters_of(definition: ReportDefinition) -> Iterator[tuple[Path, FilterGroup]]:
    """The report's filter and those of its measures."""
    yield ("filter",), definition.filter
    for path, measure in measures_of(definition):
        yield (*path, "filter"), measure.filter


def conditions_of(definition: ReportDefinition) -> Iterator[tuple[Path, ConditionDefinition]]:
    """The conditions of all filters."""
    for path, group in filters_of(definition):
        yield from _conditions_within(path, group)


def groups_within(path: Path, group: FilterGroup, depth: int = 1) -> Iterator[tuple[Path, FilterGroup, int]]:
    """The group and those within it, each with its depth; the outermost has 1."""
    yield path, group, depth
    for place, part in enumerate(group.parts):
        if isinstance(part, FilterGroup):
            yield from groups_within(part_path(path, group, place), part, depth + 1)


def part_path(path: Path, group: FilterGroup, place: int) -> Path:
    """The path of a group's part, condition or group."""
    return (*path, group.junction.value.lower(), str(place))


def _measures_within(path: Path, measure: MeasureDefinition) -> Iterator[tuple[Path, MeasureDefinition]]:
    yield path, measure
    for name, part in zip(RATIO_PARTS, measure.parts, strict=False):
        yield from _measures_within((*path, name), part)


def _conditions_within(path: Path, group: FilterGroup) -> Iterator[tuple[Path, ConditionDefinition]]:
    for place, part in enumerate(group.parts):
        at = part_path(path, group, place)
        if isinstance(part, FilterGroup):
            yield from _conditions_within(at, part)
        else:
            yield (*at, "condition"), part
