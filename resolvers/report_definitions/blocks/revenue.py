"""What deals are worth: won, missed, and still open."""

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.blocks.outcomes import RETURNED, of_outcome
from resolvers.report_definitions.building import at, by, price
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime

_PRICE = price(Aggregate.SUM)

REVENUE = Block(
    key="revenue",
    title=LocalizedText("Revenue", "Выручка"),
    description=LocalizedText("What the deals won in the period are worth.", "Сумма сделок, выигранных за период."),
    rule=LocalizedText(
        "Sum of the deal price over deals that moved to a successful stage in the period, each deal once.",
        "Сумма цен сделок, перешедших за период на успешную стадию; каждая сделка один раз.",
    ),
    example=LocalizedText(
        "A deal of 100 won on 3 March, reopened and won again on 20 March adds 100 to March; won again in May, 100 to May too.",
        "Сделка на 100 выиграна 3 марта, возобновлена и снова выиграна 20 марта: в марте 100; если снова в мае — ещё 100 в мае.",
    ),
    size=Size(3, 2),
    definition=of_outcome(Visualisation.NUMBER, _PRICE, ReportTime.WON),
    beside=(RETURNED,),
)

REVENUE_BY_DEAL_TYPE = Block(
    key="revenue_by_deal_type",
    title=LocalizedText("Revenue by deal type", "Выручка по типам сделок"),
    description=LocalizedText(
        "How revenue came in over the period, by deal type.", "Как поступала выручка за период, по типам сделок."
    ),
    rule=LocalizedText(
        "Revenue on the day of each deal's first move to a successful stage in the period, under the deal type of that move.",
        "Выручка на день первого за период перехода сделки на успешную стадию, по типу сделки в этом переходе.",
    ),
    example=LocalizedText(
        "A deal won as “Service” on 3 March and again as “Equipment” on 20 March stands at 3 March under “Service”.",
        "Сделка выиграна 3 марта как «Сервис» и 20 марта как «Оборудование»: она стоит на 3 марта в ряду «Сервис».",
    ),
    size=Size(8, 4),
    definition=of_outcome(
        Visualisation.SERIES, _PRICE, ReportTime.WON, by(ReportAttribute.DEAL_TYPE), by(ReportAttribute.TIME)
    ),
    beside=(RETURNED,),
)

POTENTIAL_REVENUE = Block(
    key="potential_revenue",
    title=LocalizedText("Potential revenue", "Потенциальная выручка"),
    description=LocalizedText(
        "What the deals still open at the period's end are worth.",
        "Сумма сделок, которые на конец периода ещё в работе.",
    ),
    rule=LocalizedText(
        "Sum of the deal price over deals that stand at the period's end on a stage that is neither successful nor unsuccessful, "
        "or on no stage yet. A balance: the period's start does not matter.",
        "Сумма цен сделок, которые на конец периода стоят на промежуточной стадии (не успешной и не неуспешной) или ещё ни на "
        "какой. Это остаток: начало периода не важно.",
    ),
    example=LocalizedText(
        "A deal of 100 opened in January and won on 2 April is potential revenue at the end of March, not at the end of April.",
        "Сделка на 100 открыта в январе и выиграна 2 апреля: на конец марта входит, на конец апреля — нет.",
    ),
    size=Size(6, 2),
    definition=ReportDefinition(ReportDataset.DEALS, Visualisation.NUMBER, (_PRICE,), at(ReportTime.OPEN_AT_END)),
)

MISSED_REVENUE = Block(
    key="missed_revenue",
    title=LocalizedText("Missed revenue", "Упущенная выручка"),
    description=LocalizedText("What the deals lost in the period were worth.", "Сумма сделок, проигранных за период."),
    rule=LocalizedText(
        "Sum of the deal price over deals that moved to an unsuccessful stage in the period, each deal once.",
        "Сумма цен сделок, перешедших за период на неуспешную стадию; каждая сделка один раз.",
    ),
    example=LocalizedText(
        "Two deals of 100 and 50 lost in March: 150. One without a price adds 0 and is named in the explanation.",
        "Две сделки на 100 и 50 проиграны в марте: 150. Сделка без цены добавит 0 и будет названа в пояснении.",
    ),
    size=Size(6, 2),
    definition=of_outcome(Visualisation.NUMBER, _PRICE, ReportTime.LOST, higher_is_better=False),
    beside=(RETURNED,),
)
