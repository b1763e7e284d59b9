"""How many deals were won and lost."""

from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.building import at, count, is_one_of
from resolvers.report_definitions.catalog_entry import FigureName
from resolvers.report_definitions.definition import DimensionDefinition, MeasureDefinition, ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime

RETURNED = FigureName("returned", LocalizedText("Returned by the period's end", "Вернулись в работу к концу периода"))


def of_outcome(
    drawn: Visualisation,
    measure: MeasureDefinition,
    time: ReportTime,
    *by: DimensionDefinition,
    higher_is_better: bool = True,
) -> ReportDefinition:
    """A figure of the deals that were won or lost, and beside it how many of them have returned."""
    returned = count(None, is_one_of(ReportAttribute.RETURNED, True))
    return ReportDefinition(
        ReportDataset.DEALS, drawn, (measure, returned), at(time), by, higher_is_better=higher_is_better
    )


WON_DEALS = Block(
    key="won_deals",
    title=LocalizedText("Won deals", "Выигранные сделки"),
    description=LocalizedText("How many deals were won in the period.", "Сколько сделок выиграно за период."),
    rule=LocalizedText(
        "Deals that moved to a successful stage from any other in the period, each deal once.",
        "Сделки, перешедшие за период на успешную стадию с любой другой; каждая сделка один раз.",
    ),
    example=LocalizedText(
        "“Signed” and “Paid” are both successful: moving from one to the other is no second win, and neither is giving a won deal "
        "another type.",
        "«Подписан» и «Оплачен» — обе успешные: переход между ними — не второй выигрыш, как и смена типа выигранной сделки.",
    ),
    size=Size(4, 2),
    definition=of_outcome(Visualisation.NUMBER, count(), ReportTime.WON),
    beside=(RETURNED,),
)

LOST_DEALS = Block(
    key="lost_deals",
    title=LocalizedText("Lost deals", "Проигранные сделки"),
    description=LocalizedText("How many deals were lost in the period.", "Сколько сделок проиграно за период."),
    rule=LocalizedText(
        "Deals that moved to an unsuccessful stage from any other in the period, each deal once.",
        "Сделки, перешедшие за период на неуспешную стадию с любой другой; каждая сделка один раз.",
    ),
    example=LocalizedText(
        "A deal lost in March, reopened and lost again in March counts once.",
        "Сделка проиграна в марте, возобновлена и снова проиграна в марте: считается один раз.",
    ),
    size=Size(4, 2),
    definition=of_outcome(Visualisation.NUMBER, count(), ReportTime.LOST, higher_is_better=False),
    beside=(RETURNED,),
)
