"""What came in: calls, SMS, e-mails, online forms."""

from models import Channel, Direction
from resolvers.catalog.attribute import ANSWERED, CHANNEL, DIRECTION
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import COMMUNICATIONS
from resolvers.catalog.population import created
from resolvers.catalog.report import CompiledReport, MetricColumn
from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.language import LocalizedText


def _incoming(
    channel: Channel,
    key: str,
    title: LocalizedText,
    description: LocalizedText,
    rule: LocalizedText,
    example: LocalizedText,
    *extra: MetricColumn,
) -> CompiledReport:
    return CompiledReport(
        key=key,
        title=title,
        description=description,
        rule=rule,
        example=example,
        kind=WidgetKind.METRIC,
        size=Size(3, 2),
        rows=created(COMMUNICATIONS),
        where=(equals(CHANNEL, channel.value), equals(DIRECTION, Direction.INCOMING.value)),
        secondary=extra,
    )


CALLS = _incoming(
    Channel.CALL,
    "calls",
    LocalizedText("Calls", "Звонки"),
    LocalizedText("Calls received in the period.", "Звонки, полученные за период."),
    LocalizedText(
        "Incoming calls received in the period, answered or not.",
        "Входящие звонки за период, отвеченные и пропущенные.",
    ),
    LocalizedText(
        "20 incoming calls, 3 of them not answered: 20, missed 3.",
        "20 входящих звонков, на 3 не ответили: 20, пропущено 3.",
    ),
    MetricColumn("missed", LocalizedText("Missed", "Пропущено"), (equals(ANSWERED, False),)),
)

SMS = _incoming(
    Channel.SMS,
    "sms",
    LocalizedText("SMS", "SMS"),
    LocalizedText("SMS that came in the period.", "SMS, пришедшие за период."),
    LocalizedText("Incoming SMS received in the period.", "Входящие SMS за период."),
    LocalizedText("5 received and 7 sent: 5.", "5 получено и 7 отправлено: 5."),
)

EMAILS = _incoming(
    Channel.EMAIL,
    "emails",
    LocalizedText("E-mails", "Письма"),
    LocalizedText("E-mails that came in the period.", "Письма, пришедшие за период."),
    LocalizedText("Incoming e-mails received in the period.", "Входящие письма за период."),
    LocalizedText(
        "The same e-mail recorded twice under one external id counts once.",
        "Письмо, записанное дважды с одним внешним номером, считается один раз.",
    ),
)

FORMS = _incoming(
    Channel.FORM,
    "forms",
    LocalizedText("Online forms", "Онлайн-формы"),
    LocalizedText("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    LocalizedText("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    LocalizedText("8 forms sent in by visitors in March: 8.", "8 форм заполнено посетителями в марте: 8."),
)
