"""What came in: calls, SMS, e-mails, online forms."""

from models import Channel, Direction
from resolvers.catalog.attribute import ANSWERED, CHANNEL, DIRECTION
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import COMMUNICATIONS
from resolvers.catalog.population import Created
from resolvers.catalog.report import Figure, Report, Size, WidgetKind
from resolvers.language import Text


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
