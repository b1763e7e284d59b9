"""Definitions in words."""

from datetime import date
from decimal import Decimal

import pytest

from models import Entity, FieldKind
from resolvers.catalog.aggregate import Aggregate
from resolvers.granularity import Granularity
from resolvers.report_definitions.definition import (
    AttributeDefinition,
    ConditionDefinition,
    FilterGroup,
    Junction,
    MeasureDefinition,
    RelativeDate,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.report_definitions.wording import filter_words, measure_words
from tests.resolvers.dashboard.configurations import configuration, deal_type, field

NAMES = Names(
    configuration(deal_type(1), field(7, FieldKind.NUMBER, Entity.DEAL)),
    {Referred.USER: {3: "Ada"}},
)
SEVEN = AttributeDefinition(ReportAttribute.FIELD, 7)
STAGE = AttributeDefinition(ReportAttribute.STAGE)
WON = ConditionDefinition(STAGE, FilterOperator.IS_ONE_OF, (12, 99))
RESPONSIBLE = ConditionDefinition(
    AttributeDefinition(ReportAttribute.RESPONSIBLE), FilterOperator.IS_NONE_OF, (3, Viewer())
)
DAY = ConditionDefinition(
    AttributeDefinition(ReportAttribute.TIME),
    FilterOperator.IS_AT_LEAST,
    (RelativeDate(Granularity.MONTH, -2), date(2026, 3, 1)),
)
COUNT = MeasureDefinition(Aggregate.COUNT)


@pytest.mark.parametrize(
    ("group", "english", "russian"),
    [
        (FilterGroup(Junction.ALL), "everything", "всё"),
        (FilterGroup(Junction.ALL, (WON,)), "stage is one of “stage 2”, “#99”", "стадия — одно из «stage 2», «#99»"),
        (
            FilterGroup(Junction.ANY, (RESPONSIBLE, FilterGroup(Junction.ALL, (DAY, WON)))),
            "responsible is none of “Ada”, whoever looks; or (time is at least the beginning of this month -2, 2026-03-01;"
            " and stage is one of “stage 2”, “#99”)",
            "ответственный — ни одно из «Ada», тот, кто смотрит; или (время не меньше начало текущего периода: месяц -2,"
            " 2026-03-01; и стадия — одно из «stage 2», «#99»)",
        ),
    ],
)
def test_filters_are_told_with_the_names_of_today(group: FilterGroup, english: str, russian: str) -> None:
    words = filter_words(group, NAMES)
    assert (words.en, words.ru) == (english, russian)


def test_measures_are_told_with_their_rows() -> None:
    above = ConditionDefinition(SEVEN, FilterOperator.IS_GREATER, (Decimal("1E+1"),))
    measure = MeasureDefinition(
        Aggregate.SUM, "Braces {of}", SEVEN, TimeDefinition(ReportTime.WON), FilterGroup(Junction.ALL, (above,))
    )
    assert measure_words(measure, NAMES).en == (
        "“Braces {of}”: sum of “field 7”, won in the period, where “field 7” is greater than 10"
    )
    assert measure_words(MeasureDefinition(Aggregate.RATIO, parts=(COUNT, COUNT)), NAMES).ru == (
        "(количество) / (количество)"
    )
