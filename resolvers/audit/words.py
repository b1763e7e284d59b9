"""An entry of the audit log in words."""

import re
from collections.abc import Mapping

from resolvers.audit.reading import AuditRecord
from resolvers.language import Language, Text

_SYSTEM = Text("The system", "Система")

# What is done to a subject: the English has its place, the Russian stands before it.
_ACTS: Mapping[str, Text] = {
    "inviteUser": Text("invited {}", "приглашение"),
    "renewInvitation": Text("renewed the invitation of {}", "новое приглашение"),
    "dismissUser": Text("dismissed {}", "увольнение"),
    "reinstateUser": Text("took {} back", "возвращение на работу"),
    "setGroupMembers": Text("set the members of {}", "новый состав"),
    "addGroupMembers": Text("added people to {}", "пополнение состава"),
    "removeGroupMembers": Text("took people out of {}", "исключение из состава"),
    "reorderDealTypes": Text("put the deal types of {} in order", "порядок типов сделок"),
    "reorderActivityTypes": Text("put the activity types of {} in order", "порядок типов активностей"),
    "reorderCustomFields": Text("put the custom fields of {} in order", "порядок дополнительных полей"),
    "reorderStages": Text("put the stages of {} in order", "порядок стадий"),
    "reorderFieldOptions": Text("put the options of {} in order", "порядок вариантов"),
    "createSourceField": Text("set up a source field: {}", "заведение поля источника"),
    "setWidgetAudience": Text("decided who sees {}", "аудитория"),
    "saveDefaultLayout": Text("arranged the default desktop of {}", "рабочий стол по умолчанию"),
    "restoreDefaultLayout": Text("restored the default desktop of {}", "восстановление рабочего стола по умолчанию"),
    "copyLayout": Text("copied an arrangement to {}", "копирование рабочего стола"),
    "copyReport": Text("copied a report as {}", "копия отчёта"),
    "renameReportFolder": Text("renamed {}", "переименование"),
    "reorderReportFolders": Text("put the report folders of {} in order", "порядок папок отчётов"),
    "viewAs": Text("looked at the desktop of {}", "просмотр рабочего стола"),
}
# Of all other actions, the first word.
_VERBS: Mapping[str, Text] = {
    "create": Text("created {}", "создание"),
    "update": Text("changed {}", "изменение"),
    "archive": Text("archived {}", "отправка в архив"),
    "unarchive": Text("took {} out of the archive", "возврат из архива"),
    "delete": Text("deleted {}", "удаление"),
    "restore": Text("restored {}", "восстановление"),
    "publish": Text("published {}", "публикация"),
    "withdraw": Text("withdrew {}", "снятие с публикации"),
}
_TYPES: Mapping[str, Text] = {
    "Company": Text("the company", "компания"),
    "Department": Text("the department", "отдел"),
    "Group": Text("the group", "группа"),
    "DealType": Text("the deal type", "тип сделок"),
    "Stage": Text("the stage", "стадия"),
    "ActivityType": Text("the activity type", "тип активностей"),
    "CustomField": Text("the custom field", "дополнительное поле"),
    "FieldOption": Text("the option", "вариант"),
    "Widget": Text("the block", "блок"),
    "Report": Text("the report", "отчёт"),
    "ReportFolder": Text("the folder of reports", "папка отчётов"),
    "ReportFieldSettings": Text("the report field settings", "настройки полей для отчётов"),
    "DesktopSettings": Text("the settings of desktops", "настройки рабочих столов"),
    "Dashboard": Text("the desktop", "рабочий стол"),
}
_PERSON = Text("the person", "сотрудник")


def has_words(action: str) -> bool:
    """Whether the action can be told in words of its own, or only by its name."""
    return _act(action) is not None


def summary(entry: AuditRecord, language: Language) -> str:
    """Who did what to which subject; one that is gone is called as it was called then."""
    who = entry.actor_name or _SYSTEM.of(language)
    subject, act = _subject(entry, language), _act(entry.action)
    if act is None:
        return f"{who}: {entry.action} ({subject})"
    return f"{who} {act.en.format(subject)}" if language == "en" else f"{act.ru.capitalize()}: {subject} ({who})"


def _act(action: str) -> Text | None:
    verb = re.match("[a-z]*", action)
    return _ACTS.get(action) or _VERBS.get(verb[0] if verb else "")


def _subject(entry: AuditRecord, language: Language) -> str:
    name = entry.subject_name.of(language) if entry.subject_name else _name_then(entry)
    if entry.subject_type == "User":
        return name or _PERSON.of(language)
    words = _TYPES.get(entry.subject_type)
    kind = words.of(language) if words else entry.subject_type
    if name is None or entry.subject_type == "Company":
        return kind
    return f"{kind} «{name}»" if language == "ru" else f"{kind} “{name}”"


def _name_then(entry: AuditRecord) -> str | None:
    for values in (entry.after, entry.before):
        name = (values or {}).get("name") or (values or {}).get("label")
        if isinstance(name, str):
            return name
    return None
