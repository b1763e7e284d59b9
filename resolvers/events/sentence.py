"""An event in words."""

from models import EventKind, Involvement, RecordKind
from resolvers.configuration import Configuration
from resolvers.events.feed import FeedEvent
from resolvers.language import Language, Text
from resolvers.records.title import title_of

_RECORDS = {
    RecordKind.CONTACT: Text("the contact", "контакт"),
    RecordKind.ACTIVITY: Text("the activity", "активность"),
    RecordKind.DEAL: Text("the deal", "сделка"),
    RecordKind.COMMUNICATION: Text("the communication", "обращение"),
}
_NOBODY = Text("Somebody", "Кто-то")
_SENTENCES = {
    EventKind.CREATED: Text("created {}", "новая запись"),
    EventKind.CHANGED: Text("changed {}", "изменения"),
    EventKind.MOVED: Text("moved {}", "новая стадия"),
    EventKind.DELETED: Text("deleted {}", "удаление"),
    EventKind.RESTORED: Text("restored {}", "восстановление"),
    EventKind.MENTIONED: Text("mentioned you in {}", "вас упомянули"),
}
_HANDED_TO_YOU = Text("handed {} to you", "передано вам")
_TAKEN_FROM_YOU = Text("took {} from you", "передано от вас")
_HANDED_OVER = Text("handed over {}", "передано")


def sentence(event: FeedEvent, configuration: Configuration, language: Language) -> str:
    """Who did what to which record; a record that is out of the viewer's sight has no name here."""
    who = event.actor.name if event.actor else _NOBODY.of(language)
    record = _RECORDS[event.record_kind].of(language)
    name = f" “{title_of(event.record, language)}”" if event.record else ""
    if language == "ru":
        name = name.replace("“", "«").replace("”", "»")
    stage = _stage(event, configuration)
    if language == "en":
        return f"{who} {_verb(event).en.format(record + name)}{f' to “{stage}”' if stage else ''}"
    return f"{_verb(event).ru.capitalize()}: {record}{name}{f' → «{stage}»' if stage else ''} ({who})"


def _verb(event: FeedEvent) -> Text:
    if event.kind is not EventKind.HANDED_OVER:
        return _SENTENCES[event.kind]
    if Involvement.HANDED_TO in event.involvements:
        return _HANDED_TO_YOU
    return _TAKEN_FROM_YOU if Involvement.TAKEN_FROM in event.involvements else _HANDED_OVER


def _stage(event: FeedEvent, configuration: Configuration) -> str | None:
    stage = configuration.stages.get(event.data.get("to_stage", 0)) if event.record else None
    return stage.name if stage and event.kind is EventKind.MOVED else None
