"""From a definition's input to the definition, with what was wrong with its writing."""

from collections.abc import Sequence
from typing import TypeGuard, TypeVar

import strawberry

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import Sort
from resolvers.language import LocalizedText
from resolvers.period import PeriodDefinition, PeriodPreset
from resolvers.report_definitions.definition import (
    EVERYTHING,
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    ReportDefinition,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.parts import RATIO_PARTS, part_path
from resolvers.reports.inputs import DefinitionRequest
from resolvers.user_error import Path, Problems, UserErrorCode
from schema.dashboard.period import PeriodInput
from schema.directory.row_number import NO_ROW, referred
from schema.layout.only_true import ONLY_TRUE
from schema.reports.definition_inputs import (
    ReportAttributeInput,
    ReportConditionInput,
    ReportDefinitionInput,
    ReportFilterInput,
    ReportFilterValueInput,
    ReportMeasureInput,
    ReportTimeInput,
)

T = TypeVar("T")


def read_definition_request(requested: ReportDefinitionInput) -> DefinitionRequest:
    """The definition as the resolvers take it. An id of another kind is read as one that is nobody's."""
    reader = _Reader()
    definition = reader.read(requested)
    return DefinitionRequest(definition, reader.problems, tuple(reader.as_written))


class _Reader:
    def __init__(self) -> None:
        self.problems = Problems()
        self.as_written: list[tuple[Path, Path]] = []

    def read(self, requested: ReportDefinitionInput) -> ReportDefinition:
        measures = (
            (MeasureDefinition(Aggregate.COUNT),) if requested.measures is None else self._measures(requested.measures)
        )
        sort = requested.sort
        return ReportDefinition(
            dataset=requested.dataset,
            visualisation=requested.visualisation,
            measures=measures,
            time=_time(requested.time) or TimeDefinition(),
            dimensions=tuple(DimensionDefinition(_attribute(each.of), each.step) for each in requested.dimensions),
            filter=self._filter(requested.filter, ("filter",)),
            sort=None if sort is None else Sort(sort.by, sort.measure, sort.is_descending),
            limit=requested.limit,
            target=requested.target,
            period=None if requested.period is None else _period(requested.period),
            higher_is_better=requested.rises_well,
        )

    def _measures(self, requested: Sequence[ReportMeasureInput]) -> tuple[MeasureDefinition, ...]:
        return tuple(self._measure(each, ("measures", str(place))) for place, each in enumerate(requested))

    def _measure(self, requested: ReportMeasureInput, path: Path) -> MeasureDefinition:
        return MeasureDefinition(
            aggregate=requested.aggregate,
            label=requested.label,
            of=None if requested.of is None else _attribute(requested.of),
            time=_time(requested.time),
            filter=self._filter(requested.filter, (*path, "filter")),
            parts=self._ratio(requested, path),
        )

    def _ratio(self, requested: ReportMeasureInput, path: Path) -> tuple[MeasureDefinition, ...]:
        given = (requested.numerator, requested.denominator)
        if given == (None, None):
            return ()
        parts: list[MeasureDefinition] = []
        for name, part in zip(RATIO_PARTS, given, strict=True):
            if part is None:
                self.problems.add((*path, name), UserErrorCode.REQUIRED, _ONE_OF_TWO)
            # In the place of what is missing a measure about which there is nothing further to say.
            parts.append(MeasureDefinition(Aggregate.COUNT) if part is None else self._measure(part, (*path, name)))
        return tuple(parts)

    def _filter(self, requested: ReportFilterInput | None, path: Path) -> FilterGroup:
        """The outermost group; a lone condition is a group of one."""
        if requested is None:
            return EVERYTHING
        if requested.condition:
            group = FilterGroup(Junction.ALL, (self._condition(requested.condition, (*path, "condition")),))
            self.as_written.append((part_path(path, group, 0), path))
            return group
        return self._group(requested, path)

    def _group(self, requested: ReportFilterInput, path: Path) -> FilterGroup:
        junction, inputs = (Junction.ALL, requested.all) if requested.all else (Junction.ANY, requested.any)
        if not inputs:
            return EVERYTHING
        place_of = FilterGroup(junction)
        parts = tuple(self._part(each, part_path(path, place_of, place)) for place, each in enumerate(inputs))
        return FilterGroup(junction, parts)

    def _part(self, requested: ReportFilterInput, path: Path) -> ConditionDefinition | FilterGroup:
        if requested.condition:
            return self._condition(requested.condition, (*path, "condition"))
        return self._group(requested, path)

    def _condition(self, requested: ReportConditionInput, path: Path) -> ConditionDefinition:
        type_name = requested.of.attribute.refers_to
        values = tuple(
            self._value(each, type_name, (*path, "values", str(place))) for place, each in enumerate(requested.values)
        )
        return ConditionDefinition(_attribute(requested.of), requested.operator, values)

    def _value(self, requested: ReportFilterValueInput, type_name: str | None, path: Path) -> FilterValue:
        if _is_given(requested.id):
            return NO_ROW if type_name is None else referred(type_name, requested.id)
        if requested.relative_day:
            return RelativeDate(requested.relative_day.unit, requested.relative_day.offset)
        for value in (requested.number, requested.text, requested.flag, requested.day):
            # Not that it is true: no, 0 and nothing written are values as well.
            if _is_given(value):
                return value
        if requested.viewer is False:
            self.problems.add((*path, "viewer"), UserErrorCode.INVALID, ONLY_TRUE)
        return Viewer()


def _is_given(value: T | None) -> TypeGuard[T]:
    return value is not None and value is not strawberry.UNSET


def _attribute(requested: ReportAttributeInput) -> AttributeDefinition:
    return AttributeDefinition(
        requested.attribute, None if requested.field is None else referred("CustomField", requested.field)
    )


def _time(requested: ReportTimeInput | None) -> TimeDefinition | None:
    if requested is None:
        return None
    return TimeDefinition(requested.time, None if requested.field is None else referred("CustomField", requested.field))


def _period(requested: PeriodInput) -> PeriodDefinition:
    if requested.preset is None and requested.from_ is None and requested.to is None:
        return PeriodDefinition(PeriodPreset.THIS_MONTH)
    return PeriodDefinition(requested.preset, requested.from_, requested.to)


_ONE_OF_TWO = LocalizedText(
    "Expected a measure: a ratio has a numerator and a denominator.",
    "Ожидается показатель: у отношения есть числитель и знаменатель.",
)
