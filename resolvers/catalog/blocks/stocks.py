"""How many contacts, activities and deals there are."""

from resolvers.catalog.attribute import IS_NEW
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import ACTIVITIES, CONTACTS, DEALS
from resolvers.catalog.population import Existing, Outcome, Standing
from resolvers.catalog.report import Figure, Report, Size, WidgetKind
from resolvers.language import Text

_NEW = Figure("new", Text("New in the period", "Новые за период"), (equals(IS_NEW, True),))

CONTACTS_BLOCK = Report(
    key="contacts",
    title=Text("Contacts", "Контакты"),
    description=Text("How many contacts there are.", "Сколько всего контактов."),
    rule=Text(
        "Contacts created before the period's end that are not deleted.",
        "Контакты, созданные до конца периода и не удалённые.",
    ),
    example=Text(
        "90 contacts before March and 10 created in March, of which 1 is deleted since: March shows 99, of them 9 new.",
        "90 контактов до марта, 10 создано в марте, 1 из них потом удалён: за март — 99, из них 9 новых.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=Existing(CONTACTS.key),
    secondary=(_NEW,),
)

ACTIVITIES_BLOCK = Report(
    key="activities",
    title=Text("Activities", "Активности"),
    description=Text("How many activities there are.", "Сколько всего активностей."),
    rule=Text(
        "Activities created before the period's end that are not deleted.",
        "Активности, созданные до конца периода и не удалённые.",
    ),
    example=Text(
        "500 activities before March and 40 created in March: March shows 540, of them 40 new.",
        "500 активностей до марта и 40 созданных в марте: за март — 540, из них 40 новых.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=Existing(ACTIVITIES.key),
    secondary=(_NEW,),
)

DEALS_BLOCK = Report(
    key="deals",
    title=Text("Deals", "Сделки"),
    description=Text("How many deals there are, on any stage.", "Сколько всего сделок, на любых стадиях."),
    rule=Text(
        "Deals created before the period's end that are not deleted; open, won or lost by the stage they stood on at that end.",
        "Сделки, созданные до конца периода и не удалённые; в работе, выиграны или проиграны — по стадии на конец периода.",
    ),
    example=Text(
        "A deal won in March and reopened in April is won at the end of March and open at the end of April.",
        "Сделка выиграна в марте и возобновлена в апреле: на конец марта — выиграна, на конец апреля — в работе.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=Existing(DEALS.key),
    secondary=(
        _NEW,
        Figure("open", Text("Open", "В работе"), rows=Standing(Outcome.OPEN)),
        Figure("won", Text("Won", "Выиграны"), rows=Standing(Outcome.SUCCESS)),
        Figure("lost", Text("Lost", "Проиграны"), rows=Standing(Outcome.FAILURE)),
    ),
)
