"""What happened since the last visit."""

from resolvers.catalog.report import CompiledReport
from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.language import LocalizedText

EVENTS = CompiledReport(
    key="events",
    title=LocalizedText("Events with you", "События с вашим участием"),
    description=LocalizedText("What happened since your last visit.", "Что произошло с вашего последнего визита."),
    rule=LocalizedText(
        "What others did since your previous visit to records you are responsible for, created, were mentioned in, or that were "
        "handed to or taken from you. Does not depend on the period.",
        "Что сделали другие с вашего прошлого визита с записями, за которые вы отвечаете, которые создали, где вас упомянули или "
        "которые передали вам или забрали у вас. От периода не зависит.",
    ),
    example=LocalizedText(
        "A colleague moved your deal yesterday evening; you see it this morning, and it stays while your visit lasts.",
        "Вчера вечером коллега передвинул вашу сделку: утром вы видите событие, и оно остаётся до конца визита.",
    ),
    kind=WidgetKind.FEED,
    size=Size(12, 4),
)
