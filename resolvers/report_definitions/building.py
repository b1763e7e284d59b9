"""Short ways to say a definition, for those that are written by hand."""

from resolvers.catalog.aggregate import Aggregate
from resolvers.granularity import Granularity
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    TimeDefinition,
)
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime


def of(attribute: ReportAttribute, field_id: int | None = None) -> AttributeDefinition:
    """An attribute."""
    return AttributeDefinition(attribute, field_id)


def by(attribute: ReportAttribute, step: Granularity | None = None) -> DimensionDefinition:
    """A dimension."""
    return DimensionDefinition(of(attribute), step)


def at(time: ReportTime) -> TimeDefinition:
    """Which rows count."""
    return TimeDefinition(time)


def where(*conditions: ConditionDefinition) -> FilterGroup:
    """All of these must hold."""
    return FilterGroup(Junction.ALL, conditions)


def is_one_of(attribute: ReportAttribute, *values: FilterValue) -> ConditionDefinition:
    """The attribute has one of these values."""
    return ConditionDefinition(of(attribute), FilterOperator.IS_ONE_OF, values)


def count(
    label: str | None = None, *conditions: ConditionDefinition, time: ReportTime | None = None
) -> MeasureDefinition:
    """How many rows, under conditions."""
    return MeasureDefinition(Aggregate.COUNT, label, time=None if time is None else at(time), filter=where(*conditions))


def price(aggregate: Aggregate, label: str | None = None, time: ReportTime | None = None) -> MeasureDefinition:
    """The sum, the average… of the deal price."""
    return MeasureDefinition(aggregate, label, of(ReportAttribute.PRICE), None if time is None else at(time))


def ratio(label: str, part: MeasureDefinition, whole: MeasureDefinition) -> MeasureDefinition:
    """One measure divided by another."""
    return MeasureDefinition(Aggregate.RATIO, label, parts=(part, whole))
