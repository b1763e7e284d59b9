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


class ReportDataset(StrEnum):
    """What a report's rows are."""

    DEALS = "DEALS"
    DEAL_TRANSITIONS = "DEAL_TRANSITIONS"
    ACTIVITIES = "ACTIVITIES"
    CONTACTS = "CONTACTS"
    COMMUNICATIONS = "COMMUNICATIONS"
    EVENTS = "EVENTS"


class ReportTime(StrEnum):
    """Which of the dataset's rows count in a period, and the time each of them goes by.

    CREATED: those that came in the period (created; communications and transitions: occurred). EXISTING: all that came before its end.
    WON, LOST, CLOSED: deals that entered a successful, an unsuccessful or either kind of stage in the period, each once, by its first
    entry. OPEN_AT_END, WON_AT_END, LOST_AT_END: deals that stand on such a stage at the period's end, from the ledger. DATE_FIELD: rows
    whose date in a custom field lies in the period.
    """

    CREATED = "CREATED"
    EXISTING = "EXISTING"
    WON = "WON"
    LOST = "LOST"
    CLOSED = "CLOSED"
    OPEN_AT_END = "OPEN_AT_END"
    WON_AT_END = "WON_AT_END"
    LOST_AT_END = "LOST_AT_END"
    DATE_FIELD = "DATE_FIELD"


class ReportAttribute(StrEnum):
    """A value that rows have, to filter, group or aggregate by; FIELD is a custom field, TIME the time the rows go by.

    OUTCOME is what the row's stage means by the report field settings. IS_NEW: came in the period. RETURNED: won or lost in the period,
    and no longer so at its end. IS_FIRST_OF_CONTACT: the contact's first deal. DAYS_TO_CLOSE: from creation to the entry that the row
    is. DAYS_IN_STAGE: from the entry to the exit, or to the period's end or now where it still stands; both in calendar days on
    the company's clock.
    """

    DEAL_TYPE = "DEAL_TYPE"
    STAGE = "STAGE"
    OUTCOME = "OUTCOME"
    SOURCE = "SOURCE"
    ACTIVITY_TYPE = "ACTIVITY_TYPE"
    CHANNEL = "CHANNEL"
    DIRECTION = "DIRECTION"
    ANSWERED = "ANSWERED"
    RESPONSIBLE = "RESPONSIBLE"
    DEPARTMENT = "DEPARTMENT"
    GROUP = "GROUP"
    CONTACT = "CONTACT"
    FIELD = "FIELD"
    PRICE = "PRICE"
    TIME = "TIME"
    IS_NEW = "IS_NEW"
    RETURNED = "RETURNED"
    IS_FIRST_OF_CONTACT = "IS_FIRST_OF_CONTACT"
    DAYS_TO_CLOSE = "DAYS_TO_CLOSE"
    DAYS_IN_STAGE = "DAYS_IN_STAGE"


class FilterOperator(StrEnum):
    """How a row's value is held against those of a filter. Empty values pass only IS_EMPTY, IS_NONE_OF and CONTAINS_NOT."""

    IS_ONE_OF = "IS_ONE_OF"
    IS_NONE_OF = "IS_NONE_OF"
    IS_LESS = "IS_LESS"
    IS_AT_MOST = "IS_AT_MOST"
    IS_GREATER = "IS_GREATER"
    IS_AT_LEAST = "IS_AT_LEAST"
    CONTAINS = "CONTAINS"
    CONTAINS_NOT = "CONTAINS_NOT"
    IS_EMPTY = "IS_EMPTY"
    IS_NOT_EMPTY = "IS_NOT_EMPTY"


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
