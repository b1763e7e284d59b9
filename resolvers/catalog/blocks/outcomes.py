"""How many deals were won and lost."""

from resolvers.catalog.attribute import RETURNED
from resolvers.catalog.condition import equals
from resolvers.catalog.population import Entered, Outcome
from resolvers.catalog.report import Figure, Need, Report, Size, WidgetKind
from resolvers.language import Text

# Shared with the revenue of the same deals.
WON = Entered(Outcome.SUCCESS)
LOST = Entered(Outcome.FAILURE)
RETURNED_BY_THEN = Figure(
    "returned",
    Text("Returned by the period's end", "Вернулись в работу к концу периода"),
    (equals(RETURNED, True),),
)

WON_DEALS = Report(
    key="won_deals",
    title=Text("Won deals", "Выигранные сделки"),
    description=Text("How many deals were won in the period.", "Сколько сделок выиграно за период."),
    rule=Text(
        "Deals that moved to a successful stage from any other in the period, each deal once.",
        "Сделки, перешедшие за период на успешную стадию с любой другой; каждая сделка один раз.",
    ),
    example=Text(
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

LOST_DEALS = Report(
    key="lost_deals",
    title=Text("Lost deals", "Проигранные сделки"),
    description=Text("How many deals were lost in the period.", "Сколько сделок проиграно за период."),
    rule=Text(
        "Deals that moved to an unsuccessful stage from any other in the period, each deal once.",
        "Сделки, перешедшие за период на неуспешную стадию с любой другой; каждая сделка один раз.",
    ),
    example=Text(
        "A deal lost in March, reopened and lost again in March counts once.",
        "Сделка проиграна в марте, возобновлена и снова проиграна в марте: считается один раз.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(4, 2),
    rows=LOST,
    secondary=(RETURNED_BY_THEN,),
    needs=(Need.FAILURE_STAGES,),
    rises_well=False,
)
