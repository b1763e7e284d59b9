"""A program that declares one more aggregate, attribute and way of drawing, and prints what is made of them."""

import asyncio
import json
import sys
from types import SimpleNamespace
from typing import Any

from tests.resolvers.reports.declaring import Declarations, declare

DECLARATIONS: Declarations = {
    "resolvers.catalog.aggregate": [
        (
            "    RATIO = (\n",
            """
    DEVIATION = (
        "DEVIATION",
        AggregateSpec(
            label=LocalizedText("Deviation", "Отклонение"),
            words=LocalizedText("deviation of {of}", "отклонение: {of}"),
            description=LocalizedText("How far their values lie apart.", "Насколько их значения расходятся."),
            takes=Operand.NUMBERS,
            sql=lambda value, where: cast(_filtered(func.stddev_samp(value), where), Text),
            cost=2,
        ),
    )
""",
        )
    ],
    "resolvers.catalog.attribute": [
        (
            "FURTHEST_STAGE = ",
            """
IS_IMPORTED = Attribute("is_imported", Boolean(), _of_deals(_column(Deal.external_id.is_not(None))))
""",
        )
    ],
    "resolvers.report_definitions.vocabulary.attribute": [
        (
            "    PRICE = (\n",
            """
    IS_IMPORTED = (
        "IS_IMPORTED",
        AttributeSpec(
            label=LocalizedText("Imported", "Импортировано"),
            description=LocalizedText("Whether it came by an import.", "Пришло ли из импорта."),
            of=values.IS_IMPORTED,
            kind=ValueKind.FLAG,
        ),
    )
""",
        )
    ],
    "resolvers.catalog.visualisation": [
        (
            "    FUNNEL = (\n",
            """
    STRIPES = (
        "STRIPES",
        VisualisationSpec(
            label=LocalizedText("Stripes", "Полосы"),
            description=LocalizedText("Stripes: BreakdownWidget.", "Полосы."),
            kind=WidgetKind.BREAKDOWN,
            size=Size(5, 4),
        ),
    )
""",
        )
    ],
}


async def found() -> dict[str, Any]:
    """What is told of the three, by who tells it."""
    import strawberry

    from resolvers.catalog.aggregate import Aggregate
    from resolvers.catalog.attribute import PRICE
    from resolvers.catalog.measure import Unit, measure_of
    from resolvers.catalog.visualisation import Visualisation
    from resolvers.report_definitions.definition import (
        AttributeDefinition,
        ConditionDefinition,
        DimensionDefinition,
        FilterGroup,
        Junction,
        MeasureDefinition,
        ReportDefinition,
    )
    from resolvers.report_definitions.document import read_definition, write_definition
    from resolvers.report_definitions.references import Names
    from resolvers.report_definitions.validation import validate
    from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
    from resolvers.report_definitions.vocabulary.dataset import ReportDataset
    from resolvers.report_definitions.vocabulary.operator import FilterOperator
    from resolvers.report_definitions.wording import filter_words, measure_words
    from schema.reports.vocabulary import ReportVocabulary
    from schema.schema import schema
    from tests.resolvers.dashboard.configurations import configuration, deal_type

    company = configuration(deal_type(1))
    imported = AttributeDefinition(ReportAttribute("IS_IMPORTED"))
    price = AttributeDefinition(ReportAttribute.PRICE)
    measure = MeasureDefinition(Aggregate("DEVIATION"), of=price)
    where = FilterGroup(Junction.ALL, (ConditionDefinition(imported, FilterOperator.IS_ONE_OF, (True,)),))
    definition = ReportDefinition(
        ReportDataset.DEALS,
        Visualisation("STRIPES"),
        measures=(measure,),
        dimensions=(DimensionDefinition(imported),),
        filter=where,
    )

    @strawberry.type
    class Query:
        @strawberry.field
        def report_vocabulary(self) -> ReportVocabulary:
            return ReportVocabulary(configuration=company)

    answer = await strawberry.Schema(Query).execute(
        """{ reportVocabulary { aggregates { aggregate label } visualisations { visualisation label minDimensions }
        attributes { attribute label isGrouping rows { dataset } } } }""",
        context_value=SimpleNamespace(language="ru"),
    )
    assert answer.data is not None, answer.errors
    offered = answer.data["reportVocabulary"]
    names = Names(company)
    sql = measure_of(measure.aggregate, PRICE, Unit.MONEY).sql(lambda _: _price(), None)
    of_contacts = ReportDefinition(ReportDataset.CONTACTS, Visualisation.NUMBER, filter=where)
    return {
        "mistakes": [str(each) for each in validate(definition, company).found],
        "mistakes of rows that have it not": [each.field for each in validate(of_contacts, company).found],
        "words": [measure_words(measure, names).en, filter_words(where, names).ru],
        "stored": read_definition(write_definition(definition)) == definition,
        "size": [definition.visualisation.spec.size.width, definition.visualisation.spec.size.height],
        "sql": str(sql),
        "schema": [name for name in ("DEVIATION", "IS_IMPORTED", "STRIPES") if f"  {name}\n" in schema.as_str()],
        "offered": [
            next(each for each in offered["aggregates"] if each["aggregate"] == "DEVIATION"),
            next(each for each in offered["attributes"] if each["attribute"] == "IS_IMPORTED"),
            next(each for each in offered["visualisations"] if each["visualisation"] == "STRIPES"),
        ],
    }


def _price() -> Any:
    """A column to aggregate."""
    from sqlalchemy import Numeric, column

    return column("price", Numeric())


if __name__ == "__main__":
    declare(DECLARATIONS)
    json.dump(asyncio.run(found()), sys.stdout)
