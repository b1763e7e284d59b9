"""What the vocabulary offers is what can be computed: no more, and no less."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from models import Entity, FieldKind
from resolvers.catalog.aggregate import Aggregate, Operand
from resolvers.catalog.attribute import TIME
from resolvers.catalog.visualisation import Visualisation
from resolvers.declared import Declared
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    ReportDefinition,
    TimeDefinition,
)
from resolvers.report_definitions.validation import validate
from resolvers.report_definitions.vocabulary.attribute import DECLARED, ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import COUNTED, ReportDataset
from resolvers.report_definitions.vocabulary.offered import OfferedAttribute, offered_attributes, offered_times
from resolvers.report_definitions.vocabulary.operator import OPERATORS, FilterOperator, ValueCount, ValueKind
from resolvers.report_definitions.vocabulary.time import ReportTime
from tests.resolvers.dashboard.configurations import configuration, deal_type, field

COMPANY = configuration(
    deal_type(1),
    *(field(10 + place, kind, Entity.DEAL) for place, kind in enumerate(FieldKind)),
    *(field(20 + place, kind, Entity.CONTACT) for place, kind in enumerate(FieldKind)),
)
OFFERED = offered_attributes(COMPANY)
ROWS = [(dataset, time) for dataset in COUNTED for time in ReportTime]
ENUMERATIONS: tuple[type[Declared], ...] = (
    Aggregate,
    FilterOperator,
    ReportAttribute,
    ReportDataset,
    ReportTime,
    Visualisation,
)
VALUES: dict[ValueKind, FilterValue] = {
    ValueKind.NUMBER: Decimal(1),
    ValueKind.TEXT: "a",
    ValueKind.FLAG: True,
    ValueKind.DAY: date(2026, 1, 1),
    ValueKind.INSTANT: date(2026, 1, 1),
}


def named(offered: OfferedAttribute) -> str:
    return (
        offered.spec.of.key
        if offered.field is None
        else f"field of kind {offered.field.kind} of {offered.field.entity}"
    )


def chosen(dataset: ReportDataset, time: ReportTime) -> TimeDefinition:
    """The rows, by the company's date field where it goes by one."""
    dates = {Entity.DEAL: 10, Entity.CONTACT: 20}
    place = list(FieldKind).index(FieldKind.DATE)
    field_id = dates.get(dataset.spec.entity or Entity.ACTIVITY)
    return TimeDefinition(time, None if field_id is None or not time.spec.by_field else field_id + place)


def of(offered: OfferedAttribute) -> AttributeDefinition:
    return AttributeDefinition(offered.attribute, None if offered.field is None else offered.field.id)


def report(dataset: ReportDataset, time: ReportTime, **values: object) -> ReportDefinition:
    """A number of these rows, and whatever else is said of it."""
    return ReportDefinition(dataset, Visualisation.NUMBER, time=chosen(dataset, time), **values)  # type: ignore[arg-type]


def is_computed(definition: ReportDefinition) -> bool:
    return not validate(definition, COMPANY)


def test_rows_can_be_chosen_as_offered_and_not_otherwise() -> None:
    found = {(dataset, time) for dataset, time in ROWS if is_computed(report(dataset, time))}
    assert found == {(dataset, time) for dataset in COUNTED for time in offered_times(dataset, COMPANY)}


@pytest.mark.parametrize("attribute", OFFERED, ids=named)
def test_rows_can_be_filtered_by_what_they_are_said_to_have_and_by_nothing_else(attribute: OfferedAttribute) -> None:
    operator = OPERATORS[attribute.spec.kind][0]
    value = VALUES.get(attribute.spec.kind, attribute.spec.names[0].key if attribute.spec.names else 0)
    if attribute.spec.kind is ValueKind.ID:
        operator, value = FilterOperator.IS_EMPTY, None
    test = ConditionDefinition(of(attribute), operator, () if value is None else (value,))
    where = FilterGroup(Junction.ALL, (test,))
    rows = [(d, t) for d, t in ROWS if t in offered_times(d, COMPANY)]
    assert [r for r in rows if is_computed(report(*r, filter=where))] == [r for r in rows if attribute.spec.is_of(*r)]


@pytest.mark.parametrize("attribute", OFFERED, ids=named)
def test_an_attribute_groups_and_becomes_a_number_as_it_says_and_not_otherwise(attribute: OfferedAttribute) -> None:
    dataset, times = next(iter(attribute.spec.rows.items()))
    time = next(each for each in offered_times(dataset, COMPANY) if each in times)

    def drawn(visualisation: Visualisation, **values: object) -> bool:
        return is_computed(ReportDefinition(dataset, visualisation, time=chosen(dataset, time), **values))  # type: ignore[arg-type]

    by_it = (DimensionDefinition(of(attribute)),)
    assert drawn(Visualisation.TABLE, dimensions=by_it) is (attribute.spec.dimension is not None)
    of_values = [a for a in Aggregate if a.spec.takes in (Operand.NUMBERS, Operand.CATEGORIES)]
    accepted = [a for a in of_values if drawn(Visualisation.NUMBER, measures=(MeasureDefinition(a, of=of(attribute)),))]
    assert accepted == list(attribute.spec.aggregates)


@pytest.mark.parametrize("attribute", DECLARED)
def test_whatever_rows_are_said_to_have_there_is_sql_for(attribute: ReportAttribute) -> None:
    spec = attribute.spec
    populations = [
        t.spec.population(dataset, 0) for dataset, times in spec.rows.items() for t in times if not t.spec.by_field
    ]
    assert populations
    assert all(spec.of == TIME or population.dataset in spec.of.of for population in populations)
    assert all(dataset in spec.rows for dataset in spec.needs)


def test_an_operator_takes_as_many_values_as_it_says() -> None:
    for operator in FilterOperator:
        kind = next(kind for kind in (ValueKind.NUMBER, ValueKind.TEXT) if operator in OPERATORS[kind])
        attribute = next(each for each in OFFERED if each.spec.kind is kind)
        dataset, times = next(iter(attribute.spec.rows.items()))
        time = next(each for each in offered_times(dataset, COMPANY) if each in times)
        accepted = [
            count
            for count in (0, 1, 2)
            if is_computed(
                report(
                    dataset,
                    time,
                    filter=FilterGroup(
                        Junction.ALL, (ConditionDefinition(of(attribute), operator, (VALUES[kind],) * count),)
                    ),
                )
            )
        ]
        expected = {ValueCount.NONE: [0], ValueCount.ONE: [1], ValueCount.SEVERAL: [1, 2]}
        assert accepted == expected[operator.spec.takes]


def test_a_quotient_is_made_of_aggregates_with_sql_of_their_own() -> None:
    for aggregate in Aggregate:
        parts = [Aggregate(name) for name in aggregate.spec.divides or ()]
        assert all(part.spec.sql is not None for part in parts)
        assert aggregate.spec.is_quotient is (bool(parts) or aggregate.spec.takes is Operand.MEASURES)


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda each: each.__name__)
def test_no_two_words_are_called_the_same(enumeration: type[Enum]) -> None:
    for language in ("en", "ru"):
        labels = [label.of(language) for label in _labels(enumeration)]
        assert len(set(labels)) == len(labels)


def _labels(enumeration: type[Enum]) -> Iterator[LocalizedText]:
    for member in enumeration:
        assert isinstance(member, Declared)
        yield member.meaning.label
