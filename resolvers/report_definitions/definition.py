"""What a report asks for, as the person who made it said it: pure data, by which it is stored, compared and compiled."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import Sort
from resolvers.catalog.visualisation import Visualisation
from resolvers.granularity import Granularity
from resolvers.period import PeriodDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime


class Junction(StrEnum):
    """How the parts of a filter group go together."""

    ALL = "ALL"
    ANY = "ANY"


@dataclass(frozen=True, slots=True)
class AttributeDefinition:
    """An attribute; ``field_id`` is the custom field, for FIELD."""

    attribute: ReportAttribute
    field_id: int | None = None


@dataclass(frozen=True, slots=True)
class TimeDefinition:
    """Which rows count; ``field_id`` is the custom field of the kind date, for DATE_FIELD."""

    time: ReportTime = ReportTime.CREATED
    field_id: int | None = None


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A day relative to today on the company's clock: the first day of the unit today lies in, moved by so many units."""

    unit: Granularity
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever looks at the report."""


# What a row's value is compared with: an id (of a type, stage, option, person, department, group, contact), a number, a text (also the
# key of an outcome, channel or direction), a flag, a day.
FilterValue = int | Decimal | str | bool | date | RelativeDate | Viewer


@dataclass(frozen=True, slots=True)
class ConditionDefinition:
    """One test of a row."""

    of: AttributeDefinition
    operator: FilterOperator
    values: tuple[FilterValue, ...] = ()


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Tests that go together; of no parts, everything passes."""

    junction: Junction
    parts: "tuple[ConditionDefinition | FilterGroup, ...]" = ()


EVERYTHING = FilterGroup(Junction.ALL)


@dataclass(frozen=True, slots=True)
class MeasureDefinition:
    """One number. ``of`` is what DISTINCT, SUM, … are taken of; ``parts`` are numerator and denominator of a RATIO.

    ``time`` is which rows count, where other than the report's; ``filter`` further narrows the report's own.
    """

    aggregate: Aggregate
    label: str | None = None
    of: AttributeDefinition | None = None
    time: TimeDefinition | None = None
    filter: FilterGroup = EVERYTHING
    parts: "tuple[MeasureDefinition, ...]" = ()


@dataclass(frozen=True, slots=True)
class DimensionDefinition:
    """What the numbers are broken down by; ``step`` is that of TIME, the desktop's where left out."""

    of: AttributeDefinition
    step: Granularity | None = None


@dataclass(frozen=True, slots=True)
class ReportDefinition:
    """A whole report. ``limit`` keeps so many rows or slices and adds up the rest as "other"; ``target`` is what a GAUGE aims at.

    ``period`` is the report's own, where it does not follow the desktop's. ``higher_is_better``: more is better.
    """

    dataset: ReportDataset
    visualisation: Visualisation
    measures: tuple[MeasureDefinition, ...] = (MeasureDefinition(Aggregate.COUNT),)
    time: TimeDefinition = field(default_factory=TimeDefinition)
    dimensions: tuple[DimensionDefinition, ...] = ()
    filter: FilterGroup = EVERYTHING
    sort: Sort | None = None
    limit: int | None = None
    target: Decimal | None = None
    period: PeriodDefinition | None = None
    higher_is_better: bool = True
