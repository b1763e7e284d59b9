"""From a definition's input to the definition, with what was wrong with its writing."""

from collections.abc import Sequence
from typing import TypeGuard, TypeVar

import strawberry

from resolvers.catalog.report import Sort
from resolvers.language import Text
from resolvers.period import PeriodDefinition, PeriodPreset
from resolvers.records.user_error import Path, Problems, UserErrorCode
from resolvers.reports.definition import (
    EVERYTHING,
    Aggregate,
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
from resolvers.reports.inputs import AskedDefinition
from resolvers.reports.parts import RATIO_PARTS, part_path
from resolvers.reports.references import REFERRED_TYPES
from schema.dashboard.period import PeriodInput
from schema.directory.row_number import NO_ROW, referred
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


def read_asked_definition(asked: ReportDefinitionInput) -> AskedDefinition:
    """The definition as the resolvers take it. An id of another kind is read as one that is nobody's."""
    reader = _Reader()
    definition = reader.read(asked)
    return AskedDefinition(definition, reader.problems, tuple(reader.as_written))


class _Reader:
    def __init__(self) -> None:
        self.problems = Problems()
        self.as_written: list[tuple[Path, Path]] = []

    def read(self, asked: ReportDefinitionInput) -> ReportDefinition:
        measures = (MeasureDefinition(Aggregate.COUNT),) if asked.measures is None else self._measures(asked.measures)
        sort = asked.sort
        return ReportDefinition(
            dataset=asked.dataset,
            visualisation=asked.visualisation,
            measures=measures,
            time=_time(asked.time) or TimeDefinition(),
            dimensions=tuple(DimensionDefinition(_attribute(each.of), each.step) for each in asked.dimensions),
            filter=self._filter(asked.filter, ("filter",)),
            sort=None if sort is None else Sort(sort.by, sort.measure, sort.is_descending),
            limit=asked.limit,
            target=asked.target,
            period=None if asked.period is None else _period(asked.period),
            rises_well=asked.rises_well,
        )

    def _measures(self, asked: Sequence[ReportMeasureInput]) -> tuple[MeasureDefinition, ...]:
        return tuple(self._measure(each, ("measures", str(place))) for place, each in enumerate(asked))

    def _measure(self, asked: ReportMeasureInput, path: Path) -> MeasureDefinition:
        return MeasureDefinition(
            aggregate=asked.aggregate,
            label=asked.label,
            of=None if asked.of is None else _attribute(asked.of),
            time=_time(asked.time),
            filter=self._filter(asked.filter, (*path, "filter")),
            parts=self._ratio(asked, path),
        )

    def _ratio(self, asked: ReportMeasureInput, path: Path) -> tuple[MeasureDefinition, ...]:
        given = (asked.numerator, asked.denominator)
        if given == (None, None):
            return ()
        parts: list[MeasureDefinition] = []
        for name, part in zip(RATIO_PARTS, given, strict=True):
            if part is None:
                self.problems.add((*path, name), UserErrorCode.REQUIRED, _ONE_OF_TWO)
            # In the place of what is missing a measure about which there is nothing further to say.
            parts.append(MeasureDefinition(Aggregate.COUNT) if part is None else self._measure(part, (*path, name)))
        return tuple(parts)

    def _filter(self, asked: ReportFilterInput | None, path: Path) -> FilterGroup:
        """The outermost group; a lone condition is a group of one."""
        if asked is None:
            return EVERYTHING
        if asked.condition:
            group = FilterGroup(Junction.ALL, (self._condition(asked.condition, (*path, "condition")),))
            self.as_written.append((part_path(path, group, 0), path))
            return group
        return self._group(asked, path)

    def _group(self, asked: ReportFilterInput, path: Path) -> FilterGroup:
        junction, inputs = (Junction.ALL, asked.all) if asked.all else (Junction.ANY, asked.any)
        if not inputs:
            return EVERYTHING
        place_of = FilterGroup(junction)
        parts = tuple(self._part(each, part_path(path, place_of, place)) for place, each in enumerate(inputs))
        return FilterGroup(junction, parts)

    def _part(self, asked: ReportFilterInput, path: Path) -> ConditionDefinition | FilterGroup:
        if asked.condition:
            return self._condition(asked.condition, (*path, "condition"))
        return self._group(asked, path)

    def _condition(self, asked: ReportConditionInput, path: Path) -> ConditionDefinition:
        type_name = REFERRED_TYPES.get(asked.of.attribute)
        values = tuple(
            self._value(each, type_name, (*path, "values", str(place))) for place, each in enumerate(asked.values)
        )
        return ConditionDefinition(_attribute(asked.of), asked.operator, values)

    def _value(self, asked: ReportFilterValueInput, type_name: str | None, path: Path) -> FilterValue:
        if _is_given(asked.id):
            return NO_ROW if type_name is None else referred(type_name, asked.id)
        if asked.relative_day:
            return RelativeDate(asked.relative_day.unit, asked.relative_day.offset)
        for value in (asked.number, asked.text, asked.flag, asked.day):
            # Not that it is true: no, 0 and nothing written are values as well.
            if _is_given(value):
                return value
        if asked.viewer is False:
            self.problems.add((*path, "viewer"), UserErrorCode.INVALID, _ONLY_TRUE)
        return Viewer()


def _is_given(value: T | None) -> TypeGuard[T]:
    return value is not None and value is not strawberry.UNSET


def _attribute(asked: ReportAttributeInput) -> AttributeDefinition:
    return AttributeDefinition(asked.attribute, None if asked.field is None else referred("CustomField", asked.field))


def _time(asked: ReportTimeInput | None) -> TimeDefinition | None:
    if asked is None:
        return None
    return TimeDefinition(asked.time, None if asked.field is None else referred("CustomField", asked.field))


def _period(asked: PeriodInput) -> PeriodDefinition:
    if asked.preset is None and asked.from_ is None and asked.to is None:
        return PeriodDefinition(PeriodPreset.THIS_MONTH)
    return PeriodDefinition(asked.preset, asked.from_, asked.to)


_ONE_OF_TWO = Text(
    "Expected a measure: a ratio has a numerator and a denominator.",
    "Ожидается показатель: у отношения есть числитель и знаменатель.",
)
_ONLY_TRUE = Text("Expected true, or another of the choices.", "Ожидается true или другой из вариантов.")
