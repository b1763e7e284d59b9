"""What came in: calls, SMS, e-mails, online forms."""

from models import Channel, Direction
from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.building import count, is_one_of, where
from resolvers.report_definitions.catalog_entry import FigureName
from resolvers.report_definitions.definition import MeasureDefinition, ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset


def _received(channel: Channel, *further: MeasureDefinition) -> ReportDefinition:
    return ReportDefinition(
        ReportDataset.COMMUNICATIONS,
        Visualisation.NUMBER,
        (count(), *further),
        filter=where(
            is_one_of(ReportAttribute.CHANNEL, channel.value),
            is_one_of(ReportAttribute.DIRECTION, Direction.INCOMING.value),
        ),
    )


CALLS = Block(
    key="calls",
    title=LocalizedText("Calls", "Звонки"),
    description=LocalizedText("Calls received in the period.", "Звонки, полученные за период."),
    rule=LocalizedText(
        "Incoming calls received in the period, answered or not.",
        "Входящие звонки за период, отвеченные и пропущенные.",
    ),
    example=LocalizedText(
        "20 incoming calls, 3 of them not answered: 20, missed 3.",
        "20 входящих звонков, на 3 не ответили: 20, пропущено 3.",
    ),
    size=Size(3, 2),
    definition=_received(Channel.CALL, count(None, is_one_of(ReportAttribute.ANSWERED, False))),
    beside=(FigureName("missed", LocalizedText("Missed", "Пропущено")),),
)

SMS = Block(
    key="sms",
    title=LocalizedText("SMS", "SMS"),
    description=LocalizedText("SMS that came in the period.", "SMS, пришедшие за период."),
    rule=LocalizedText("Incoming SMS received in the period.", "Входящие SMS за период."),
    example=LocalizedText("5 received and 7 sent: 5.", "5 получено и 7 отправлено: 5."),
    size=Size(3, 2),
    definition=_received(Channel.SMS),
)

EMAILS = Block(
    key="emails",
    title=LocalizedText("E-mails", "Письма"),
    description=LocalizedText("E-mails that came in the period.", "Письма, пришедшие за период."),
    rule=LocalizedText("Incoming e-mails received in the period.", "Входящие письма за период."),
    example=LocalizedText(
        "The same e-mail recorded twice under one external id counts once.",
        "Письмо, записанное дважды с одним внешним номером, считается один раз.",
    ),
    size=Size(3, 2),
    definition=_received(Channel.EMAIL),
)

FORMS = Block(
    key="forms",
    title=LocalizedText("Online forms", "Онлайн-формы"),
    description=LocalizedText("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    rule=LocalizedText("Online forms received in the period.", "Онлайн-формы, полученные за период."),
    example=LocalizedText("8 forms sent in by visitors in March: 8.", "8 форм заполнено посетителями в марте: 8."),
    size=Size(3, 2),
    definition=_received(Channel.FORM),
)
