"""Definitions of reports, as they are asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import strawberry

from resolvers.granularity import Granularity
from resolvers.report_definitions.limits import (
    DEEPEST_FILTER,
    MAX_CONDITIONS,
    MAX_FILTER_TEXT,
    MAX_LABEL,
    MAX_MEASURES,
    MAX_VALUES,
)
from schema.dashboard.period import PeriodInput
from schema.dashboard.visualisation import Visualisation
from schema.reports.enums import Aggregate, FilterOperator, ReportAttribute, ReportDataset, ReportTime, SortBy

FIELD_OF_ATTRIBUTE = "The custom field, by id: for FIELD, and for nothing else."
FIELD_OF_TIME = "The custom field of the kind DATE, by id: for DATE_FIELD, and for nothing else."
_FILTER = f"Groups within groups at most {DEEPEST_FILTER} deep; at most {MAX_CONDITIONS} conditions in a report."


@strawberry.input(description="A value that rows have.")
class ReportAttributeInput:
    attribute: ReportAttribute = strawberry.field(description="Which value.")
    field: strawberry.ID | None = strawberry.field(default=None, description=FIELD_OF_ATTRIBUTE)


@strawberry.input(description="Which rows count.")
class ReportTimeInput:
    time: ReportTime = strawberry.field(description="Which ones.")
    field: strawberry.ID | None = strawberry.field(default=None, description=FIELD_OF_TIME)


@strawberry.input(
    description="A day relative to today on the company's clock: the first day of the unit that today lies in, moved by so many units."
)
class ReportRelativeDayInput:
    unit: Granularity = strawberry.field(description="The unit.")
    offset: int = strawberry.field(default=0, description="How many units later; earlier, if negative.")


@strawberry.input(one_of=True, description="What a row's value is held against: one of these.")
class ReportFilterValueInput:
    id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="A deal type, stage, activity type, option (of SOURCE and choice fields), person, department, group or contact.",
    )
    number: Decimal | None = strawberry.field(default=strawberry.UNSET, description="A number.")
    text: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=f"A text of up to {MAX_FILTER_TEXT} characters; also the name of an outcome, channel or direction.",
    )
    flag: bool | None = strawberry.field(default=strawberry.UNSET, description="Yes or no.")
    day: date | None = strawberry.field(default=strawberry.UNSET, description="A day.")
    relative_day: ReportRelativeDayInput | None = strawberry.field(
        default=strawberry.UNSET, description="A day relative to today."
    )
    viewer: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whoever looks at the report: true. For RESPONSIBLE."
    )


@strawberry.input(description="One test of a row.")
class ReportConditionInput:
    of: ReportAttributeInput = strawberry.field(description="Which value of the row.")
    operator: FilterOperator = strawberry.field(description="How it is held against the values.")
    values: list[ReportFilterValueInput] = strawberry.field(
        default_factory=list[ReportFilterValueInput], description=f"The values, at most {MAX_VALUES}."
    )


@strawberry.input(one_of=True, description=f"Tests that rows must pass. {_FILTER}")
class ReportFilterInput:
    condition: ReportConditionInput | None = strawberry.field(default=strawberry.UNSET, description="One test.")
    all: list[ReportFilterInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All of these must pass; of none, everything does."
    )
    any: list[ReportFilterInput] | None = strawberry.field(
        default=strawberry.UNSET, description="One of these must pass; of none, everything does."
    )


@strawberry.input(description="One number.")
class ReportMeasureInput:
    aggregate: Aggregate = strawberry.field(description="How rows become the number.")
    label: str | None = strawberry.field(
        default=None, description=f"What it is called, up to {MAX_LABEL} characters; named by what it is, if left out."
    )
    of: ReportAttributeInput | None = strawberry.field(
        default=None, description="What it is taken of; for all but COUNT and RATIO."
    )
    time: ReportTimeInput | None = strawberry.field(
        default=None, description="Which rows count, where other than the report's."
    )
    filter: ReportFilterInput | None = strawberry.field(
        default=None, description="Tests that its rows must pass besides the report's."
    )
    numerator: ReportMeasureInput | None = strawberry.field(default=None, description="What is divided, for RATIO.")
    denominator: ReportMeasureInput | None = strawberry.field(
        default=None, description="What it is divided by, for RATIO."
    )


@strawberry.input(description="What the numbers are broken down by.")
class ReportDimensionInput:
    of: ReportAttributeInput = strawberry.field(description="Which value.")
    step: Granularity | None = strawberry.field(
        default=None, description="The step of TIME; the desktop's, if left out. For nothing else."
    )


@strawberry.input(description="The order of rows or slices.")
class ReportSortInput:
    by: SortBy = strawberry.field(default=SortBy.VALUE, description="What they stand in order of.")
    measure: int = strawberry.field(default=0, description="Which measure, counted from 0, for VALUE.")
    is_descending: bool = strawberry.field(default=True, description="Whether the largest comes first.")


@strawberry.input(description="What a report asks for.")
class ReportDefinitionInput:
    dataset: ReportDataset = strawberry.field(description="What its rows are.")
    visualisation: Visualisation = strawberry.field(description="How it is drawn.")
    measures: list[ReportMeasureInput] | None = strawberry.field(
        default=None, description=f"Its numbers, at most {MAX_MEASURES}; the number of rows, if left out."
    )
    time: ReportTimeInput | None = strawberry.field(
        default=None, description="Which rows count; those created in the period, if left out."
    )
    dimensions: list[ReportDimensionInput] = strawberry.field(
        default_factory=list[ReportDimensionInput], description="What the numbers are broken down by."
    )
    filter: ReportFilterInput | None = strawberry.field(default=None, description="Tests that all rows must pass.")
    sort: ReportSortInput | None = strawberry.field(
        default=None, description="The order of rows or slices; the largest first, if left out."
    )
    limit: int | None = strawberry.field(
        default=None, description="Keeps so many rows or slices, and adds up the rest as one."
    )
    target: Decimal | None = strawberry.field(default=None, description="What a GAUGE aims at.")
    period: PeriodInput | None = strawberry.field(
        default=None, description="A period of the report's own; the desktop's, if left out."
    )
    rises_well: bool = strawberry.field(default=True, description="Whether more is better.")
