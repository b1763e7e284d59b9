"""How many contacts, activities and deals there are."""

from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.building import at, count, is_one_of
from resolvers.report_definitions.catalog_entry import FigureName
from resolvers.report_definitions.definition import MeasureDefinition, ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime

_NEW = FigureName("new", LocalizedText("New in the period", "Новые за период"))


def _stock(dataset: ReportDataset, *further: MeasureDefinition) -> ReportDefinition:
    new = count(None, is_one_of(ReportAttribute.IS_NEW, True))
    return ReportDefinition(dataset, Visualisation.NUMBER, (count(), new, *further), at(ReportTime.EXISTING))


CONTACTS_BLOCK = Block(
    key="contacts",
    title=LocalizedText("Contacts", "Контакты"),
    description=LocalizedText("How many contacts there are.", "Сколько всего контактов."),
    rule=LocalizedText(
        "Contacts created before the period's end that are not deleted.",
        "Контакты, созданные до конца периода и не удалённые.",
    ),
    example=LocalizedText(
        "90 contacts before March and 10 created in March, of which 1 is deleted since: March shows 99, of them 9 new.",
        "90 контактов до марта, 10 создано в марте, 1 из них потом удалён: за март — 99, из них 9 новых.",
    ),
    size=Size(3, 2),
    definition=_stock(ReportDataset.CONTACTS),
    beside=(_NEW,),
)

ACTIVITIES_BLOCK = Block(
    key="activities",
    title=LocalizedText("Activities", "Активности"),
    description=LocalizedText("How many activities there are.", "Сколько всего активностей."),
    rule=LocalizedText(
        "Activities created before the period's end that are not deleted.",
        "Активности, созданные до конца периода и не удалённые.",
    ),
    example=LocalizedText(
        "500 activities before March and 40 created in March: March shows 540, of them 40 new.",
        "500 активностей до марта и 40 созданных в марте: за март — 540, из них 40 новых.",
    ),
    size=Size(3, 2),
    definition=_stock(ReportDataset.ACTIVITIES),
    beside=(_NEW,),
)

DEALS_BLOCK = Block(
    key="deals",
    title=LocalizedText("Deals", "Сделки"),
    description=LocalizedText("How many deals there are, on any stage.", "Сколько всего сделок, на любых стадиях."),
    rule=LocalizedText(
        "Deals created before the period's end that are not deleted; open, won or lost by the stage they stood on at that end.",
        "Сделки, созданные до конца периода и не удалённые; в работе, выиграны или проиграны — по стадии на конец периода.",
    ),
    example=LocalizedText(
        "A deal won in March and reopened in April is won at the end of March and open at the end of April.",
        "Сделка выиграна в марте и возобновлена в апреле: на конец марта — выиграна, на конец апреля — в работе.",
    ),
    size=Size(3, 2),
    definition=_stock(
        ReportDataset.DEALS,
        count(time=ReportTime.OPEN_AT_END),
        count(time=ReportTime.WON_AT_END),
        count(time=ReportTime.LOST_AT_END),
    ),
    beside=(
        _NEW,
        FigureName("open", LocalizedText("Open", "В работе")),
        FigureName("won", LocalizedText("Won", "Выиграны")),
        FigureName("lost", LocalizedText("Lost", "Проиграны")),
    ),
    # Where no stages are chosen, all deals are open.
    needs_nothing=True,
)
