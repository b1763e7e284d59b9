"""How many deals were won and lost."""

from resolvers.catalog.attribute import RETURNED
from resolvers.catalog.condition import equals
from resolvers.catalog.population import Outcome, entered
from resolvers.catalog.report import CompiledReport, MetricColumn, Need
from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.language import LocalizedText

# Shared with the revenue of the same deals.
WON = entered(Outcome.SUCCESS)
LOST = entered(Outcome.FAILURE)
RETURNED_BY_THEN = MetricColumn(
    "returned",
    LocalizedText("Returned by the period's end", "Вернулись в работу к концу периода"),
    (equals(RETURNED, True),),
)

WON_DEALS = CompiledReport(
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
    kind=WidgetKind.METRIC,
    size=Size(4, 2),
    rows=WON,
    secondary=(RETURNED_BY_THEN,),
    needs=(Need.SUCCESS_STAGES,),
)

LOST_DEALS = CompiledReport(
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
    kind=WidgetKind.METRIC,
    size=Size(4, 2),
    rows=LOST,
    secondary=(RETURNED_BY_THEN,),
    needs=(Need.FAILURE_STAGES,),
    higher_is_better=False,
)
