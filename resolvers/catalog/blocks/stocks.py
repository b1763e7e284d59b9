"""How many contacts, activities and deals there are."""

from resolvers.catalog.attribute import IS_NEW
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import ACTIVITIES, CONTACTS, DEALS
from resolvers.catalog.population import Outcome, existing, standing
from resolvers.catalog.report import CompiledReport, MetricColumn
from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.language import LocalizedText

_NEW = MetricColumn("new", LocalizedText("New in the period", "Новые за период"), (equals(IS_NEW, True),))

CONTACTS_BLOCK = CompiledReport(
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
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=existing(CONTACTS),
    secondary=(_NEW,),
)

ACTIVITIES_BLOCK = CompiledReport(
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
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=existing(ACTIVITIES),
    secondary=(_NEW,),
)

DEALS_BLOCK = CompiledReport(
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
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=existing(DEALS),
    secondary=(
        _NEW,
        MetricColumn("open", LocalizedText("Open", "В работе"), rows=standing(Outcome.OPEN)),
        MetricColumn("won", LocalizedText("Won", "Выиграны"), rows=standing(Outcome.SUCCESS)),
        MetricColumn("lost", LocalizedText("Lost", "Проиграны"), rows=standing(Outcome.FAILURE)),
    ),
)
