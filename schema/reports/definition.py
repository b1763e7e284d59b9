"""Definitions of reports, as they are answered: what was asked for, so that an editor can go on with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import strawberry

from resolvers.granularity import Granularity
from resolvers.period import PeriodPreset
from resolvers.report_definitions import definition
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    FilterValue,
    Viewer,
)
from schema.context import Info
from schema.dashboard.visualisation import Visualisation
from schema.directory.configuration import configuration_of
from schema.node import global_id
from schema.reports.definition_inputs import FIELD_OF_ATTRIBUTE, FIELD_OF_TIME
from schema.reports.enums import Aggregate, FilterOperator, Junction, ReportAttribute, ReportDataset, ReportTime, SortBy
from schema.reports.value_label import value_label


@strawberry.type(description="A value that rows have.")
class ReportAttributeDefinition:
    of: strawberry.Private[AttributeDefinition]

    @strawberry.field(description="Which value.")
    def attribute(self) -> ReportAttribute:
        return self.of.attribute

    @strawberry.field(description=FIELD_OF_ATTRIBUTE)
    def field(self) -> strawberry.ID | None:
        return _field_id(self.of.field_id)

    @strawberry.field(description="What the custom field is called; null for everything else.")
    async def field_name(self, info: Info) -> str | None:
        return await _field_name(info, self.of.field_id)


@strawberry.type(description="Which rows count.")
class ReportTimeDefinition:
    data: strawberry.Private[definition.TimeDefinition]

    @strawberry.field(description="Which ones.")
    def time(self) -> ReportTime:
        return self.data.time

    @strawberry.field(description=FIELD_OF_TIME)
    def field(self) -> strawberry.ID | None:
        return _field_id(self.data.field_id)

    @strawberry.field(description="What the custom field is called; null for everything else.")
    async def field_name(self, info: Info) -> str | None:
        return await _field_name(info, self.data.field_id)


@strawberry.type(description="A day relative to today on the company's clock.")
class ReportRelativeDay:
    unit: Granularity = strawberry.field(description="The first day of this unit, today's.")
    offset: int = strawberry.field(description="How many units later; earlier, if negative.")


@strawberry.type(description="What a row's value is held against: one of these, the others are null.")
class ReportFilterValue:
    attribute: strawberry.Private[ReportAttribute]
    value: strawberry.Private[FilterValue]

    @strawberry.field(description="The object it is, by its id; `id` of the input.")
    def object_id(self) -> strawberry.ID | None:
        number = self._number()
        return None if number is None else global_id(self.attribute.refers_to or self.attribute.value, number)

    @strawberry.field(
        description="What the object is called; null if it is gone, if you cannot see it, and without an id."
    )
    async def label(self, info: Info) -> str | None:
        number = self._number()
        return None if number is None else await value_label(info, self.attribute, number)

    @strawberry.field(description="A number.")
    def number(self) -> Decimal | None:
        return self.value if isinstance(self.value, Decimal) else None

    @strawberry.field(description="A text; also the name of an outcome, channel or direction.")
    def text(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    @strawberry.field(description="Yes or no.")
    def flag(self) -> bool | None:
        return self.value if isinstance(self.value, bool) else None

    @strawberry.field(description="A day.")
    def day(self) -> date | None:
        return self.value if isinstance(self.value, date) else None

    @strawberry.field(description="A day relative to today.")
    def relative_day(self) -> ReportRelativeDay | None:
        day = self.value
        return ReportRelativeDay(unit=day.unit, offset=day.offset) if isinstance(day, definition.RelativeDate) else None

    @strawberry.field(description="True for whoever looks at the report, null for everything else.")
    def viewer(self) -> bool | None:
        return True if isinstance(self.value, Viewer) else None

    def _number(self) -> int | None:
        # A flag is a number to Python.
        return self.value if isinstance(self.value, int) and not isinstance(self.value, bool) else None


@strawberry.type(description="One test of a row.")
class ReportCondition:
    of: ReportAttributeDefinition = strawberry.field(description="Which value of the row.")
    operator: FilterOperator = strawberry.field(description="How it is held against the values.")
    values: list[ReportFilterValue] = strawberry.field(description="The values.")


@strawberry.type(
    description="Tests that rows must pass: a condition, or parts that go together. Where the input has `all` and `any`, it is told "
    "which of the two, so that a query reads any filter without asking for both at every level."
)
class ReportFilter:
    condition: ReportCondition | None = strawberry.field(default=None, description="One test; null for parts.")
    junction: Junction | None = strawberry.field(
        default=None, description="How the parts go together; null for a condition."
    )
    parts: list[ReportFilter] = strawberry.field(
        default_factory=list["ReportFilter"],
        description="The parts; of none, everything passes. Empty for a condition.",
    )


@strawberry.type(description="One number.")
class ReportMeasure:
    aggregate: Aggregate = strawberry.field(description="How rows become the number.")
    label: str | None = strawberry.field(description="What it is called; null: by what it is.")
    of: ReportAttributeDefinition | None = strawberry.field(
        description="What it is taken of; null for COUNT and RATIO."
    )
    time: ReportTimeDefinition | None = strawberry.field(
        description="Which rows count, where other than the report's; null: those of the report."
    )
    filter: ReportFilter | None = strawberry.field(
        description="Tests that its rows must pass besides the report's; null for none."
    )
    numerator: ReportMeasure | None = strawberry.field(description="What is divided, for RATIO; null for the others.")
    denominator: ReportMeasure | None = strawberry.field(
        description="What it is divided by, for RATIO; null for the others."
    )


@strawberry.type(description="What the numbers are broken down by.")
class ReportDimension:
    of: ReportAttributeDefinition = strawberry.field(description="Which value.")
    step: Granularity | None = strawberry.field(description="The step of TIME; null: the desktop's.")


@strawberry.type(description="The order of rows or slices.")
class ReportSort:
    by: SortBy = strawberry.field(description="What they stand in order of.")
    measure: int = strawberry.field(description="Which measure, counted from 0, for VALUE.")
    is_descending: bool = strawberry.field(description="Whether the largest comes first.")


@strawberry.type(description="A period of a report's own: a preset, or both dates.")
class ReportPeriod:
    preset: PeriodPreset | None = strawberry.field(description="A period by name; null for two dates.")
    from_: date | None = strawberry.field(name="from", description="The first day, included; null for a preset.")
    to: date | None = strawberry.field(description="The last day, included; null for a preset.")


@strawberry.type(description="What a report asks for. Each part is as in ReportDefinitionInput, filters aside.")
class ReportDefinition:
    dataset: ReportDataset = strawberry.field(description="What its rows are.")
    visualisation: Visualisation = strawberry.field(description="How it is drawn.")
    measures: list[ReportMeasure] = strawberry.field(description="Its numbers.")
    time: ReportTimeDefinition = strawberry.field(description="Which rows count.")
    dimensions: list[ReportDimension] = strawberry.field(description="What the numbers are broken down by.")
    filter: ReportFilter | None = strawberry.field(description="Tests that all rows must pass; null for none.")
    sort: ReportSort | None = strawberry.field(description="The order of rows or slices; null: the largest first.")
    limit: int | None = strawberry.field(
        description="Keeps so many rows or slices, and adds up the rest as one; null: all."
    )
    target: Decimal | None = strawberry.field(description="What a GAUGE aims at; null for the others.")
    period: ReportPeriod | None = strawberry.field(description="A period of the report's own; null: the desktop's.")
    rises_well: bool = strawberry.field(description="Whether more is better.")


def show_definition(data: definition.ReportDefinition) -> ReportDefinition:
    """A definition as it is answered."""
    sort, period = data.sort, data.period
    return ReportDefinition(
        dataset=data.dataset,
        visualisation=data.visualisation,
        measures=[_measure(each) for each in data.measures],
        time=ReportTimeDefinition(data=data.time),
        dimensions=[
            ReportDimension(of=ReportAttributeDefinition(of=each.of), step=each.step) for each in data.dimensions
        ],
        filter=_filter(data.filter) if data.filter.parts else None,
        sort=None if sort is None else ReportSort(by=sort.by, measure=sort.measure, is_descending=sort.is_descending),
        limit=data.limit,
        target=data.target,
        period=None if period is None else ReportPeriod(preset=period.preset, from_=period.first, to=period.last),
        rises_well=data.higher_is_better,
    )


def _measure(data: definition.MeasureDefinition) -> ReportMeasure:
    numerator, denominator = data.parts or (None, None)
    return ReportMeasure(
        aggregate=data.aggregate,
        label=data.label,
        of=None if data.of is None else ReportAttributeDefinition(of=data.of),
        time=None if data.time is None else ReportTimeDefinition(data=data.time),
        filter=_filter(data.filter) if data.filter.parts else None,
        numerator=None if numerator is None else _measure(numerator),
        denominator=None if denominator is None else _measure(denominator),
    )


def _filter(part: ConditionDefinition | FilterGroup) -> ReportFilter:
    if isinstance(part, FilterGroup):
        return ReportFilter(junction=part.junction, parts=[_filter(each) for each in part.parts])
    return ReportFilter(
        condition=ReportCondition(
            of=ReportAttributeDefinition(of=part.of),
            operator=part.operator,
            values=[ReportFilterValue(attribute=part.of.attribute, value=value) for value in part.values],
        )
    )


def _field_id(field_id: int | None) -> strawberry.ID | None:
    return None if field_id is None else global_id("CustomField", field_id)


async def _field_name(info: Info, field_id: int | None) -> str | None:
    found = (await configuration_of(info)).custom_fields.get(field_id or 0)
    return None if found is None else found.name
