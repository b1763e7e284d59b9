"""The nineteen blocks of the default desktop, in the manual's order, each declared once.

Meaning: `semantics.md`, "Block by block"; how its open places are read: `docs/adr/0002-how-the-semantics-are-read.md`.
"""

from models import Channel, Direction
from resolvers.catalog.attribute import ANSWERED, CHANNEL, DIRECTION, IS_NEW, RETURNED
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS
from resolvers.catalog.dimension import BY_ACTIVITY_SOURCE, BY_ACTIVITY_TYPE, BY_DEAL_SOURCE, BY_DEAL_TYPE
from resolvers.catalog.measure import DEAL_PRICE
from resolvers.catalog.population import Created, Entered, Existing, Outcome, Standing
from resolvers.catalog.report import Figure, Need, Report, Size, WidgetKind
from resolvers.language import Text

_WON = Entered(Outcome.SUCCESS)
_LOST = Entered(Outcome.FAILURE)
_NEW = Figure("new", Text("New in the period", "Новые за период"), (equals(IS_NEW, True),))
_RETURNED = Figure(
    "returned",
    Text("Returned by the period's end", "Вернулись в работу к концу периода"),
    (equals(RETURNED, True),),
)


CONTACTS_BLOCK = Report(
    key="contacts",
    title=Text("Contacts", "Контакты"),
    description=Text("How many contacts there are.", "Сколько всего контактов."),
    rule=Text(
        "Contacts created before the period's end that are not deleted.",
        "Контакты, созданные до конца периода и не удалённые.",
    ),
    example=Text(
        "90 contacts before March, 10 created in March, 1 of them deleted since: March shows 99, of them 9 new.",
        "90 контактов до марта, 10 создано в марте, 1 из них потом удалён: за март — 99, из них 9 новых.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(2, 2),
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
    size=Size(2, 2),
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
    size=Size(2, 2),
    rows=Existing(DEALS.key),
    secondary=(
        _NEW,
        Figure("open", Text("Open", "В работе"), rows=Standing(Outcome.OPEN)),
        Figure("won", Text("Won", "Выиграны"), rows=Standing(Outcome.SUCCESS)),
        Figure("lost", Text("Lost", "Проиграны"), rows=Standing(Outcome.FAILURE)),
    ),
)

REVENUE = Report(
    key="revenue",
    title=Text("Revenue", "Выручка"),
    description=Text("What the deals won in the period are worth.", "Сумма сделок, выигранных за период."),
    rule=Text(
        "Sum of the deal price over deals that moved to a successful stage in the period, each deal once.",
        "Сумма цен сделок, перешедших за период на успешную стадию; каждая сделка один раз.",
    ),
    example=Text(
        "A deal of 100 won on 3 March, reopened, and won again on 20 March adds 100 to March; if won again in May, it also adds 100 to May.",
        "Сделка на 100 выиграна 3 марта, возобновлена и снова выиграна 20 марта: в марте 100; если снова в мае — ещё 100 в мае.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=_WON,
    measure=DEAL_PRICE,
    secondary=(_RETURNED,),
    needs=(Need.SUCCESS_STAGES, Need.PRICE_FIELDS),
)

REVENUE_BY_DEAL_TYPE = Report(
    key="revenue_by_deal_type",
    title=Text("Revenue by deal type", "Выручка по типам сделок"),
    description=Text(
        "How revenue came in over the period, by deal type.", "Как поступала выручка за период, по типам сделок."
    ),
    rule=Text(
        "Revenue on the day of each deal's first move to a successful stage in the period, under the deal type of that move.",
        "Выручка на день первого за период перехода сделки на успешную стадию, по типу сделки в этом переходе.",
    ),
    example=Text(
        "A deal won as “Service” on 3 March and again as “Equipment” on 20 March stands at 3 March under “Service”.",
        "Сделка выиграна 3 марта как «Сервис» и 20 марта как «Оборудование»: она стоит на 3 марта в ряду «Сервис».",
    ),
    kind=WidgetKind.SERIES,
    size=Size(8, 4),
    rows=_WON,
    measure=DEAL_PRICE,
    dimensions=(BY_DEAL_TYPE,),
    secondary=(_RETURNED,),
    needs=(Need.SUCCESS_STAGES, Need.PRICE_FIELDS),
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
        "“Signed” and “Paid” are both successful: moving from one to the other is no second win.",
        "«Подписан» и «Оплачен» — обе успешные: переход между ними — не второй выигрыш.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=_WON,
    secondary=(_RETURNED,),
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
    size=Size(3, 2),
    rows=_LOST,
    secondary=(_RETURNED,),
    needs=(Need.FAILURE_STAGES,),
    rises_well=False,
)

POTENTIAL_REVENUE = Report(
    key="potential_revenue",
    title=Text("Potential revenue", "Потенциальная выручка"),
    description=Text(
        "What the deals still open at the period's end are worth.",
        "Сумма сделок, которые на конец периода ещё в работе.",
    ),
    rule=Text(
        "Sum of the deal price over deals that stand at the period's end on a stage that is neither successful nor unsuccessful, "
        "or on no stage yet. A balance: the period's start does not matter.",
        "Сумма цен сделок, которые на конец периода стоят на промежуточной стадии (не успешной и не неуспешной) или ещё ни на "
        "какой. Это остаток: начало периода не важно.",
    ),
    example=Text(
        "A deal of 100 opened in January and won on 2 April is potential revenue at the end of March, not at the end of April.",
        "Сделка на 100 открыта в январе и выиграна 2 апреля: на конец марта входит, на конец апреля — нет.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=Standing(Outcome.OPEN),
    measure=DEAL_PRICE,
    needs=(Need.SUCCESS_STAGES, Need.FAILURE_STAGES, Need.PRICE_FIELDS),
)

MISSED_REVENUE = Report(
    key="missed_revenue",
    title=Text("Missed revenue", "Упущенная выручка"),
    description=Text("What the deals lost in the period were worth.", "Сумма сделок, проигранных за период."),
    rule=Text(
        "Sum of the deal price over deals that moved to an unsuccessful stage in the period, each deal once.",
        "Сумма цен сделок, перешедших за период на неуспешную стадию; каждая сделка один раз.",
    ),
    example=Text(
        "Two deals of 100 and 50 lost in March: 150. One without a price adds 0 and is named in the explanation.",
        "Две сделки на 100 и 50 проиграны в марте: 150. Сделка без цены добавит 0 и будет названа в пояснении.",
    ),
    kind=WidgetKind.METRIC,
    size=Size(3, 2),
    rows=_LOST,
    measure=DEAL_PRICE,
    secondary=(_RETURNED,),
    needs=(Need.FAILURE_STAGES, Need.PRICE_FIELDS),
    rises_well=False,
)

NEW_ACTIVITIES = Report(
    key="new_activities",
    title=Text("New activities", "Новые активности"),
    description=Text("Activities created in the period, by type.", "Активности, созданные за период, по типам."),
    rule=Text(
        "Activities created in the period, by activity type.", "Активности, созданные за период, по типам активности."
    ),
    example=Text(
        "30 calls and 10 meetings created in March: 40 in two slices.", "30 звонков и 10 встреч за март: 40, две доли."
    ),
    kind=WidgetKind.BREAKDOWN,
    size=Size(4, 4),
    rows=Created(ACTIVITIES.key),
    dimensions=(BY_ACTIVITY_TYPE,),
)

ACTIVITY_SOURCES = Report(
    key="activity_sources",
    title=Text("Activity sources", "Источники активности"),
    description=Text(
        "Where the period's activities came from, by type.", "Откуда пришли активности за период, по типам."
    ),
    rule=Text(
        "Activities created in the period, by activity type and by the option chosen in the activity source field.",
        "Активности, созданные за период, по типу и по значению поля источника активности.",
    ),
    example=Text(
        "An activity without a source stands under “Not given”; an archived source keeps its name.",
        "Активность без источника стоит в «Не указан»; архивный источник сохраняет название.",
    ),
    kind=WidgetKind.MATRIX,
    size=Size(8, 4),
    rows=Created(ACTIVITIES.key),
    dimensions=(BY_ACTIVITY_TYPE, BY_ACTIVITY_SOURCE),
    needs=(Need.ACTIVITY_SOURCE_FIELD,),
)

DEAL_TYPES = Report(
    key="deal_types",
    title=Text("Deal types", "Типы сделок"),
    description=Text("Deals created in the period, by type.", "Сделки, созданные за период, по типам."),
    rule=Text(
        "Deals created in the period, by their deal type today.", "Сделки, созданные за период, по их нынешнему типу."
    ),
    example=Text(
        "12 deals created in March, 9 of them “Service”: a share of 75 %.",
        "12 сделок за март, 9 из них «Сервис»: доля 75 %.",
    ),
    kind=WidgetKind.BREAKDOWN,
    size=Size(4, 4),
    rows=Created(DEALS.key),
    dimensions=(BY_DEAL_TYPE,),
)

DEAL_SOURCES = Report(
    key="deal_sources",
    title=Text("Deal sources", "Источники сделок"),
    description=Text("Where the period's new deals came from.", "Откуда пришли новые сделки за период."),
    rule=Text(
        "Deals created in the period, by the option chosen in the deal source field; options of the same name are one source.",
        "Сделки, созданные за период, по значению поля источника сделки; одноимённые значения — один источник.",
    ),
    example=Text(
        "“Website” of the field for equipment and “Website” of the field for service are one slice.",
        "«Сайт» в поле для оборудования и «Сайт» в поле для сервиса — одна доля.",
    ),
    kind=WidgetKind.BREAKDOWN,
    size=Size(4, 4),
    rows=Created(DEALS.key),
    dimensions=(BY_DEAL_SOURCE,),
    needs=(Need.DEAL_SOURCE_FIELD,),
)

SALES_FUNNEL = Report(
    key="sales_funnel",
    title=Text("Sales funnel", "Воронка продаж"),
    description=Text(
        "How far the deals created in the period have come, by deal type.",
        "Как далеко продвинулись сделки, созданные за период, по типам.",
    ),
    rule=Text(
        "Deals created in the period, in the funnel of their type today: how many ever reached each stage or a later one. Moving back "
        "does not un-count; lost deals stand apart, with the stage they were lost from.",
        "Сделки, созданные за период, в воронке их нынешнего типа: сколько когда-либо дошло до каждой стадии или дальше. Возврат назад "
        "не отменяет; проигранные стоят отдельно, с указанием стадии, с которой их потеряли.",
    ),
    example=Text(
        "A deal that jumped from the first stage to the third has also passed the second.",
        "Сделка, перескочившая с первой стадии на третью, прошла и вторую.",
    ),
    kind=WidgetKind.FUNNEL,
    size=Size(12, 5),
    rows=Created(DEALS.key),
    dimensions=(BY_DEAL_TYPE,),
)


def _incoming(
    channel: Channel, key: str, title: Text, description: Text, rule: Text, example: Text, *extra: Figure
) -> Report:
    return Report(
        key=key,
        title=title,
        description=description,
        rule=rule,
        example=example,
        kind=WidgetKind.METRIC,
        size=Size(3, 2),
        rows=Created(COMMUNICATIONS.key),
        where=(equals(CHANNEL, channel.value), equals(DIRECTION, Direction.INCOMING.value)),
        secondary=extra,
    )


CALLS = _incoming(
    Channel.CALL,
    "calls",
    Text("Calls", "Звонки"),
    Text("Calls received in the period.", "Звонки, полученные за период."),
    Text(
        "Incoming calls received in the period, answered or not.",
        "Входящие звонки за период, отвеченные и пропущенные.",
    ),
    Text(
        "20 incoming calls, 3 of them not answered: 20, missed 3.",
        "20 входящих звонков, на 3 не ответили: 20, пропущено 3.",
    ),
    Figure("missed", Text("Missed", "Пропущено"), (equals(ANSWERED, False),)),
)
SMS = _incoming(
    Channel.SMS,
    "sms",
    Text("SMS", "SMS"),
    Text("SMS that came in the period.", "SMS, пришедшие за период."),
    Text("Incoming SMS received in the period.", "Входящие SMS за период."),
    Text("5 received and 7 sent: 5.", "5 получено и 7 отправлено: 5."),
)
EMAILS = _incoming(
    Channel.EMAIL,
    "emails",
    Text("E-mails", "Письма"),
    Text("E-mails that came in the period.", "Письма, пришедшие за период."),
    Text("Incoming e-mails received in the period.", "Входящие письма за период."),
    Text(
        "The same e-mail recorded twice under one external id counts once.",
        "Письмо, записанное дважды с одним внешним номером, считается один раз.",
    ),
)
FORMS = _incoming(
    Channel.FORM,
    "forms",
    Text("Online forms", "Онлайн-формы"),
    Text("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    Text("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    Text("8 forms sent in by visitors in March: 8.", "8 форм заполнено посетителями в марте: 8."),
)

EVENTS = Report(
    key="events",
    title=Text("Events with you", "События с вашим участием"),
    description=Text("What happened since your last visit.", "Что произошло с вашего последнего визита."),
    rule=Text(
        "What others did since your previous visit to records you are responsible for, created, were mentioned in, or that were "
        "handed to or taken from you. Does not depend on the period.",
        "Что сделали другие с вашего прошлого визита с записями, за которые вы отвечаете, которые создали, где вас упомянули или "
        "которые передали вам или забрали у вас. От периода не зависит.",
    ),
    example=Text(
        "A colleague moved your deal yesterday evening; you see it this morning, and it stays while your visit lasts.",
        "Вчера вечером коллега передвинул вашу сделку: утром вы видите событие, и оно остаётся до конца визита.",
    ),
    kind=WidgetKind.FEED,
    size=Size(8, 4),
)

BLOCKS = (
    CONTACTS_BLOCK,
    ACTIVITIES_BLOCK,
    DEALS_BLOCK,
    REVENUE,
    REVENUE_BY_DEAL_TYPE,
    WON_DEALS,
    LOST_DEALS,
    POTENTIAL_REVENUE,
    MISSED_REVENUE,
    NEW_ACTIVITIES,
    ACTIVITY_SOURCES,
    DEAL_TYPES,
    DEAL_SOURCES,
    SALES_FUNNEL,
    CALLS,
    SMS,
    EMAILS,
    FORMS,
    EVENTS,
)
