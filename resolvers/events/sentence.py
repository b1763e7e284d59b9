"""An event, or a run of them, in words."""

from models import EventKind, Involvement, RecordKind
from resolvers.configuration import Configuration
from resolvers.events.event import FeedEvent
from resolvers.events.groups import EventGroup
from resolvers.language import Language, LocalizedText
from resolvers.plural import Plural
from resolvers.records.title import title_of

_RECORDS = {
    RecordKind.CONTACT: LocalizedText("the contact", "контакт"),
    RecordKind.ACTIVITY: LocalizedText("the activity", "активность"),
    RecordKind.DEAL: LocalizedText("the deal", "сделка"),
    RecordKind.COMMUNICATION: LocalizedText("the communication", "коммуникация"),
    RecordKind.REPORT: LocalizedText("the report", "отчёт"),
}
_SEVERAL = {
    RecordKind.CONTACT: Plural(("contact", "contacts"), ("контакт", "контакта", "контактов")),
    RecordKind.ACTIVITY: Plural(("activity", "activities"), ("активность", "активности", "активностей")),
    RecordKind.DEAL: Plural(("deal", "deals"), ("сделка", "сделки", "сделок")),
    RecordKind.COMMUNICATION: Plural(
        ("communication", "communications"), ("коммуникация", "коммуникации", "коммуникаций")
    ),
    RecordKind.REPORT: Plural(("report", "reports"), ("отчёт", "отчёта", "отчётов")),
}
_TIMES = Plural(("time", "times"), ("раз", "раза", "раз"))
_NOBODY = LocalizedText("Somebody", "Кто-то")
_SENTENCES = {
    EventKind.CREATED: LocalizedText("created {}", "новая запись"),
    EventKind.CHANGED: LocalizedText("changed {}", "изменения"),
    EventKind.MOVED: LocalizedText("moved {}", "новая стадия"),
    EventKind.DELETED: LocalizedText("deleted {}", "удаление"),
    EventKind.RESTORED: LocalizedText("restored {}", "восстановление"),
    EventKind.MENTIONED: LocalizedText("mentioned you in {}", "вас упомянули"),
    EventKind.MERGED: LocalizedText("merged duplicates into {}", "объединение дублей"),
    EventKind.PARTED: LocalizedText("undid a merge into {}", "отмена объединения"),
    EventKind.PUBLISHED: LocalizedText("put {} on your desktop", "новое на вашем рабочем столе"),
}
_HANDED_TO_YOU = LocalizedText("handed {} to you", "передано вам")
_TAKEN_FROM_YOU = LocalizedText("took {} from you", "передано от вас")
_HANDED_OVER = LocalizedText("handed over {}", "передано")


def sentence(event: FeedEvent, configuration: Configuration, language: Language) -> str:
    """Who did what to which record; a record that is out of the viewer's sight has no name here."""
    stage = _stage(event, configuration)
    if language == "en":
        return _said(event, _named(event, language), language) + (f" to “{stage}”" if stage else "")
    return _said(event, _named(event, language) + (f" → «{stage}»" if stage else ""), language)


def group_sentence(group: EventGroup, configuration: Configuration, language: Language) -> str:
    """Who did what to how many records, or how often to the same one; of a single event, its own sentence."""
    event = group.newest[0]
    if group.count == 1:
        return sentence(event, configuration, language)
    if group.record_count > 1:
        return _said(event, _SEVERAL[event.record_kind].of(group.record_count, language), language)
    times = _TIMES.of(group.count, language)
    if language == "en":
        return f"{_said(event, _named(event, language), language)} {times}"
    return _said(event, f"{_named(event, language)}, {times}", language)


def name_of(event: FeedEvent, language: Language) -> str | None:
    """What the event's record or report is called; nothing where it is out of the viewer's sight."""
    if event.report is not None:
        return event.report.name
    return None if event.record is None else title_of(event.record, language)


def _said(event: FeedEvent, what: str, language: Language) -> str:
    who = event.actor.name if event.actor else _NOBODY.of(language)
    if language == "en":
        return f"{who} {_verb(event).en.format(what)}"
    return f"{_verb(event).ru.capitalize()}: {what} ({who})"


def _named(event: FeedEvent, language: Language) -> str:
    record = _RECORDS[event.record_kind].of(language)
    title = name_of(event, language)
    if title is None:
        return record
    return f"{record} «{title}»" if language == "ru" else f"{record} “{title}”"


def _verb(event: FeedEvent) -> LocalizedText:
    if event.kind is not EventKind.HANDED_OVER:
        return _SENTENCES[event.kind]
    if Involvement.HANDED_TO in event.involvements:
        return _HANDED_TO_YOU
    return _TAKEN_FROM_YOU if Involvement.TAKEN_FROM in event.involvements else _HANDED_OVER


def _stage(event: FeedEvent, configuration: Configuration) -> str | None:
    stage = configuration.stages.get(event.data.get("to_stage", 0)) if event.record else None
    return stage.name if stage and event.kind is EventKind.MOVED else None
