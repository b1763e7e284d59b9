"""What happened since the last visit."""

from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.rule import FEED_RULE
from resolvers.report_definitions.vocabulary.dataset import ReportDataset

EVENTS = Block(
    key="events",
    title=LocalizedText("Events with you", "События с вашим участием"),
    description=LocalizedText("What happened since your last visit.", "Что произошло с вашего последнего визита."),
    rule=FEED_RULE,
    example=LocalizedText(
        "A colleague moved your deal yesterday evening; you see it this morning, and it stays while your visit lasts.",
        "Вчера вечером коллега передвинул вашу сделку: утром вы видите событие, и оно остаётся до конца визита.",
    ),
    size=Size(12, 4),
    definition=ReportDefinition(ReportDataset.EVENTS, Visualisation.FEED, ()),
)
