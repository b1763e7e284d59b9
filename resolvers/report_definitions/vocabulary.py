"""What rows have: which attributes there are for which rows, what kind of value they hold, and what may be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models import Entity, FieldKind
from resolvers.catalog.attribute import (
    ACTIVITY_TYPE,
    ANSWERED,
    CHANNEL,
    CONTACT,
    DAYS_IN_STAGE,
    DAYS_TO_CLOSE,
    DEAL_TYPE,
    DIRECTION,
    IS_FIRST_OF_CONTACT,
    IS_NEW,
    OUTCOME,
    PRICE,
    RESPONSIBLE,
    RETURNED,
    SOURCE,
    STAGE,
    TIME,
    Attribute,
    custom_field,
)
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    FilterOperator,
    ReportAttribute,
    ReportDataset,
    ReportTime,
)

D, T, A, C, M = (
    ReportDataset.DEALS,
    ReportDataset.DEAL_TRANSITIONS,
    ReportDataset.ACTIVITIES,
    ReportDataset.CONTACTS,
    ReportDataset.COMMUNICATIONS,
)
_ALL = frozenset((D, T, A, C, M))

ENTITIES: Mapping[ReportDataset, Entity] = {D: Entity.DEAL, T: Entity.DEAL, A: Entity.ACTIVITY, C: Entity.CONTACT}
"""Whose custom fields the rows have."""

TIMES: Mapping[ReportTime, frozenset[ReportDataset]] = {
    ReportTime.CREATED: _ALL,
    ReportTime.EXISTING: frozenset((D, A, C, M)),
    ReportTime.WON: frozenset((D,)),
    ReportTime.LOST: frozenset((D,)),
    ReportTime.CLOSED: frozenset((D,)),
    ReportTime.OPEN_AT_END: frozenset((D,)),
    ReportTime.WON_AT_END: frozenset((D,)),
    ReportTime.LOST_AT_END: frozenset((D,)),
    ReportTime.DATE_FIELD: frozenset((D, A, C)),
}
"""Which rows can be chosen by which time."""

ENTRIES = frozenset((ReportTime.WON, ReportTime.LOST, ReportTime.CLOSED))
BALANCES = frozenset((ReportTime.OPEN_AT_END, ReportTime.WON_AT_END, ReportTime.LOST_AT_END))


class ValueKind(StrEnum):
    """What an attribute holds."""

    ID = "id"
    NAME = "name"  # one of a few names: of outcomes, channels, directions
    NUMBER = "number"
    TEXT = "text"
    FLAG = "flag"
    DAY = "day"
    INSTANT = "instant"


_EQUALITY = (
    FilterOperator.IS_ONE_OF,
    FilterOperator.IS_NONE_OF,
    FilterOperator.IS_EMPTY,
    FilterOperator.IS_NOT_EMPTY,
)
_ORDER = (
    FilterOperator.IS_LESS,
    FilterOperator.IS_AT_MOST,
    FilterOperator.IS_GREATER,
    FilterOperator.IS_AT_LEAST,
)
OPERATORS: Mapping[ValueKind, tuple[FilterOperator, ...]] = {
    ValueKind.ID: _EQUALITY,
    ValueKind.NAME: _EQUALITY,
    ValueKind.FLAG: _EQUALITY,
    ValueKind.NUMBER: (*_EQUALITY, *_ORDER),
    ValueKind.DAY: (*_EQUALITY, *_ORDER),
    ValueKind.INSTANT: (FilterOperator.IS_ONE_OF, FilterOperator.IS_NONE_OF, *_ORDER),
    ValueKind.TEXT: (*_EQUALITY, FilterOperator.CONTAINS, FilterOperator.CONTAINS_NOT),
}
"""How a value of each kind can be held against others."""

SINGLE = frozenset((*_ORDER, FilterOperator.CONTAINS, FilterOperator.CONTAINS_NOT))
"""Operators that take one value."""
WITHOUT = frozenset((FilterOperator.IS_EMPTY, FilterOperator.IS_NOT_EMPTY))
"""Operators that take none."""


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """One attribute: for which rows it is (``times`` empty: for all of the datasets), and what may be done with it besides filtering.

    ``groups``: rows are broken down by it; ``is_counted``: DISTINCT counts its values.
    """

    attribute: Attribute
    kind: ValueKind
    datasets: frozenset[ReportDataset]
    times: frozenset[ReportTime] = frozenset()
    groups: bool = False
    is_counted: bool = False

    def is_of(self, dataset: ReportDataset, time: ReportTime) -> bool:
        """Whether these rows have it."""
        return dataset in self.datasets and (not self.times or time in self.times)


_DEALS = frozenset((D, T))
_WORDS: Mapping[ReportAttribute, AttributeSpec] = {
    ReportAttribute.DEAL_TYPE: AttributeSpec(DEAL_TYPE, ValueKind.ID, _DEALS, groups=True, is_counted=True),
    ReportAttribute.STAGE: AttributeSpec(STAGE, ValueKind.ID, _DEALS, groups=True, is_counted=True),
    ReportAttribute.OUTCOME: AttributeSpec(OUTCOME, ValueKind.NAME, _DEALS, groups=True),
    ReportAttribute.SOURCE: AttributeSpec(SOURCE, ValueKind.ID, frozenset((D, T, A)), groups=True),
    ReportAttribute.ACTIVITY_TYPE: AttributeSpec(ACTIVITY_TYPE, ValueKind.ID, frozenset((A,)), groups=True),
    ReportAttribute.CHANNEL: AttributeSpec(CHANNEL, ValueKind.NAME, frozenset((M,)), groups=True),
    ReportAttribute.DIRECTION: AttributeSpec(DIRECTION, ValueKind.NAME, frozenset((M,)), groups=True),
    ReportAttribute.ANSWERED: AttributeSpec(ANSWERED, ValueKind.FLAG, frozenset((M,)), groups=True),
    ReportAttribute.RESPONSIBLE: AttributeSpec(RESPONSIBLE, ValueKind.ID, _ALL, groups=True, is_counted=True),
    ReportAttribute.DEPARTMENT: AttributeSpec(RESPONSIBLE, ValueKind.ID, _ALL, groups=True),
    ReportAttribute.GROUP: AttributeSpec(RESPONSIBLE, ValueKind.ID, _ALL, groups=True),
    ReportAttribute.CONTACT: AttributeSpec(
        CONTACT, ValueKind.ID, frozenset((D, T, A, M)), groups=True, is_counted=True
    ),
    ReportAttribute.PRICE: AttributeSpec(PRICE, ValueKind.NUMBER, _DEALS),
    ReportAttribute.TIME: AttributeSpec(TIME, ValueKind.INSTANT, _ALL, groups=True),
    ReportAttribute.IS_NEW: AttributeSpec(
        IS_NEW, ValueKind.FLAG, frozenset((C, A, D)), frozenset((ReportTime.EXISTING,)), groups=True
    ),
    ReportAttribute.RETURNED: AttributeSpec(
        RETURNED, ValueKind.FLAG, frozenset((D,)), frozenset((ReportTime.WON, ReportTime.LOST)), groups=True
    ),
    ReportAttribute.IS_FIRST_OF_CONTACT: AttributeSpec(IS_FIRST_OF_CONTACT, ValueKind.FLAG, _DEALS, groups=True),
    ReportAttribute.DAYS_TO_CLOSE: AttributeSpec(DAYS_TO_CLOSE, ValueKind.NUMBER, frozenset((D,)), ENTRIES),
    ReportAttribute.DAYS_IN_STAGE: AttributeSpec(
        DAYS_IN_STAGE, ValueKind.NUMBER, _DEALS, frozenset((*BALANCES, ReportTime.CREATED))
    ),
}
_KINDS: Mapping[FieldKind, ValueKind] = {
    FieldKind.TEXT: ValueKind.TEXT,
    FieldKind.NUMBER: ValueKind.NUMBER,
    FieldKind.PRICE: ValueKind.NUMBER,
    FieldKind.CHOICE: ValueKind.ID,
    FieldKind.DATE: ValueKind.DAY,
    FieldKind.FLAG: ValueKind.FLAG,
}
_GROUPING_FIELDS = (FieldKind.CHOICE, FieldKind.FLAG)


def attribute_spec(of: AttributeDefinition, configuration: Configuration) -> AttributeSpec | None:
    """What is known of an attribute; ``None`` for a custom field that the company has not got."""
    if of.attribute is not ReportAttribute.FIELD:
        return _WORDS[of.attribute]
    field = configuration.custom_fields.get(of.field_id or 0)
    return None if field is None else _of_field(field)


def _of_field(field: CustomFieldConfig) -> AttributeSpec:
    datasets = frozenset(dataset for dataset, entity in ENTITIES.items() if entity is field.entity)
    return AttributeSpec(
        custom_field(field.id, field.entity, field.kind),
        _KINDS[field.kind],
        datasets,
        groups=field.kind in _GROUPING_FIELDS,
        is_counted=field.kind is FieldKind.CHOICE,
    )
