"""An entry of the audit log in words."""

import re
from collections.abc import Mapping

from resolvers.audit.reading import AuditRecord
from resolvers.language import Language, LocalizedText

_SYSTEM = LocalizedText("The system", "Система")

# What is done to a subject: the English has its place, the Russian stands before it.
_ACTS: Mapping[str, LocalizedText] = {
    "inviteUser": LocalizedText("invited {}", "приглашение"),
    "renewInvitation": LocalizedText("renewed the invitation of {}", "новое приглашение"),
    "dismissUser": LocalizedText("dismissed {}", "увольнение"),
    "reinstateUser": LocalizedText("took {} back", "возвращение на работу"),
    "setGroupMembers": LocalizedText("set the members of {}", "новый состав"),
    "addGroupMembers": LocalizedText("added people to {}", "пополнение состава"),
    "removeGroupMembers": LocalizedText("took people out of {}", "исключение из состава"),
    "reorderDealTypes": LocalizedText("put the deal types of {} in order", "порядок типов сделок"),
    "reorderActivityTypes": LocalizedText("put the activity types of {} in order", "порядок типов активностей"),
    "reorderCustomFields": LocalizedText("put the custom fields of {} in order", "порядок дополнительных полей"),
    "reorderStages": LocalizedText("put the stages of {} in order", "порядок стадий"),
    "reorderFieldOptions": LocalizedText("put the options of {} in order", "порядок вариантов"),
    "createSourceField": LocalizedText("set up a source field: {}", "заведение поля источника"),
    "setWidgetAudience": LocalizedText("decided who sees {}", "аудитория"),
    "saveDefaultLayout": LocalizedText("arranged the default desktop of {}", "рабочий стол по умолчанию"),
    "restoreDefaultLayout": LocalizedText(
        "restored the default desktop of {}", "восстановление рабочего стола по умолчанию"
    ),
    "copyLayout": LocalizedText("copied an arrangement to {}", "копирование рабочего стола"),
    "copyReport": LocalizedText("copied a report as {}", "копия отчёта"),
    "renameReportFolder": LocalizedText("renamed {}", "переименование"),
    "reorderReportFolders": LocalizedText("put the report folders of {} in order", "порядок папок отчётов"),
    "createApiToken": LocalizedText("made a token of {}", "новый токен"),
    "rotateApiToken": LocalizedText("renewed a token of {}", "замена токена"),
    "expireApiToken": LocalizedText("saw a token of {} expire", "срок токена истёк"),
    "revokeApiToken": LocalizedText("revoked a token of {}", "отзыв токена"),
    "signUp": LocalizedText("made the company", "создание компании"),
    "setCompanyLimits": LocalizedText("set the limits of {}", "новые лимиты"),
    "openFrame": LocalizedText("came in by a frame", "вход во фрейме"),
    "logIn": LocalizedText("signed in", "вход"),
    "logInFailed": LocalizedText("saw wrong passwords for {}", "неверный пароль"),
    "logOut": LocalizedText("signed out", "выход"),
    "acceptInvitation": LocalizedText("accepted an invitation", "приглашение принято"),
    "requestPasswordReset": LocalizedText("was asked for a new password of {}", "запрос нового пароля"),
    "resetPassword": LocalizedText("set a new password by mail", "новый пароль по почте"),
    "mailRefused": LocalizedText("could not send a mail to {}", "письмо не отправлено"),
    "changePassword": LocalizedText("changed their password", "смена пароля"),
    "setPassword": LocalizedText("set the password of {}", "новый пароль"),
    "endSession": LocalizedText("ended a session of {}", "завершение сеанса"),
    "endSessionsOf": LocalizedText("ended all sessions of {}", "завершение всех сеансов"),
    "endOtherSessions": LocalizedText("ended all other sessions of {}", "завершение остальных сеансов"),
    "upsertRecords": LocalizedText("fed people or settings to {}", "загрузка сотрудников или настроек"),
    "connectSystem": LocalizedText("connected {}", "подключение"),
    "runConnectedSystem": LocalizedText("asked {} for its records", "запуск"),
    "testConnectedSystem": LocalizedText("tried {}", "проверка"),
    "testSystemSettings": LocalizedText(
        "tried a system for {} before connecting it", "проверка системы до подключения"
    ),
    "setExchangeRates": LocalizedText("entered exchange rates of {}", "ввод курсов валют"),
    "importExchangeRates": LocalizedText("brought in exchange rates of {}", "загрузка курсов валют"),
    "removeExchangeRates": LocalizedText("removed exchange rates of {}", "удаление курсов валют"),
    "disconnectSystem": LocalizedText("disconnected {}", "отключение"),
    "rotateWebhookSource": LocalizedText("gave another secret to {}", "новый секрет"),
    "removeWebhookSource": LocalizedText("removed {}", "удаление"),
    "rotateWebhookTarget": LocalizedText("gave another secret to {}", "новый секрет"),
    "removeWebhookTarget": LocalizedText("removed {}", "удаление"),
    "giveUpWebhookTarget": LocalizedText("paused {}, which took nothing for too long", "приостановка: не принимает"),
    "testWebhookTarget": LocalizedText("sent a test message to {}", "пробное сообщение"),
    "retryDeadLetters": LocalizedText("ran a refused row again of {}", "повтор отклонённой строки"),
    "mendDeadLetter": LocalizedText("mended a refused row of {}", "исправление отклонённой строки"),
    "retryWaitingRows": LocalizedText("wrote rows of {} that had waited", "запись строк, которые ждали"),
    "dismissWaitingRows": LocalizedText("took away rows of {} that waited", "отказ от строк, которые ждали"),
    "dismissDeadLetters": LocalizedText("dismissed refused rows of {}", "отказ от отклонённых строк"),
    "mergeContacts": LocalizedText("merged duplicates into {}", "объединение дублей"),
    "undoContactMerge": LocalizedText("undid a merge into {}", "отмена объединения"),
    "dismissDuplicates": LocalizedText("told {} from its duplicates", "дубли признаны разными контактами"),
    "undoDuplicateDismissal": LocalizedText(
        "took {} for a possible duplicate again", "контакты снова считаются дублями"
    ),
    "importFile": LocalizedText("brought a file into {}", "загрузка файла"),
    "renameFileSource": LocalizedText("renamed a source of files of {}", "новое название источника файлов"),
    "removeFileSource": LocalizedText("forgot a source of files of {}", "удаление источника файлов"),
    "undoFileImport": LocalizedText("undid an import of {}", "отмена загрузки"),
    "exportCompany": LocalizedText("took everything of {} away", "выгрузка всех данных"),
    "exportUser": LocalizedText("took what is known of {} away", "выгрузка данных"),
    "requestCompanyDeletion": LocalizedText("asked for {} to be deleted", "запрос на удаление"),
    "cancelCompanyDeletion": LocalizedText("kept {} from being deleted", "отмена удаления"),
    "provisionUser": LocalizedText("let {} in as the identity provider says", "вход по сведениям провайдера"),
    "setIdentityProvider": LocalizedText("set the identity provider of {}", "настройка провайдера входа"),
    "removeIdentityProvider": LocalizedText("removed the identity provider of {}", "удаление провайдера входа"),
    "secondFactorFailed": LocalizedText("saw wrong codes for {}", "неверный код"),
    "confirmSecondFactor": LocalizedText("set up the second factor of {}", "настройка второго фактора"),
    "turnOffSecondFactor": LocalizedText("turned off the second factor of {}", "отключение второго фактора"),
    "resetSecondFactor": LocalizedText("reset the second factor of {}", "сброс второго фактора"),
    "logInWithPasskey": LocalizedText("signed in with a passkey", "вход по ключу доступа"),
    "passkeyFailed": LocalizedText("saw a passkey of {} refused", "ключ доступа не подошёл"),
    "registerPasskey": LocalizedText("made a passkey of {}", "новый ключ доступа"),
    "renamePasskey": LocalizedText("renamed a passkey of {}", "переименование ключа доступа"),
    "removePasskey": LocalizedText("removed a passkey of {}", "удаление ключа доступа"),
    "renewRecoveryCodes": LocalizedText("renewed the recovery codes of {}", "новые резервные коды"),
    "updateSignInSettings": LocalizedText("decided how people of {} come in", "правила входа"),
    "viewAs": LocalizedText("looked at the desktop of {}", "просмотр рабочего стола"),
}
# Of all other actions, the first word.
_VERBS: Mapping[str, LocalizedText] = {
    "create": LocalizedText("created {}", "создание"),
    "update": LocalizedText("changed {}", "изменение"),
    "archive": LocalizedText("archived {}", "отправка в архив"),
    "unarchive": LocalizedText("took {} out of the archive", "возврат из архива"),
    "delete": LocalizedText("deleted {}", "удаление"),
    "restore": LocalizedText("restored {}", "восстановление"),
    "publish": LocalizedText("published {}", "публикация"),
    "withdraw": LocalizedText("withdrew {}", "снятие с публикации"),
}
_TYPES: Mapping[str, LocalizedText] = {
    "Company": LocalizedText("the company", "компания"),
    "Department": LocalizedText("the department", "отдел"),
    "Group": LocalizedText("the group", "группа"),
    "DealType": LocalizedText("the deal type", "тип сделки"),
    "Stage": LocalizedText("the stage", "стадия"),
    "ActivityType": LocalizedText("the activity type", "тип активности"),
    "CustomField": LocalizedText("the custom field", "дополнительное поле"),
    "FieldOption": LocalizedText("the option", "вариант"),
    "Contact": LocalizedText("the contact", "контакт"),
    "Widget": LocalizedText("the block", "блок"),
    "Report": LocalizedText("the report", "отчёт"),
    "ReportFolder": LocalizedText("the folder of reports", "папка отчётов"),
    "ReportFieldSettings": LocalizedText("the report field settings", "настройки полей для отчётов"),
    "DesktopSettings": LocalizedText("the settings of desktops", "настройки рабочих столов"),
    "ConnectedSystem": LocalizedText("the connected system", "подключённая система"),
    "WebhookSource": LocalizedText("the source", "источник"),
    "WebhookTarget": LocalizedText("the target", "получатель"),
    "Dashboard": LocalizedText("the desktop", "рабочий стол"),
}
_PERSON = LocalizedText("the person", "сотрудник")


def has_words(action: str) -> bool:
    """Whether the action can be told in words of its own, or only by its name."""
    return _act(action) is not None


def summary(entry: AuditRecord, language: Language) -> str:
    """Who did what to which subject; one that is gone is called as it was called then."""
    who = entry.actor_name or _SYSTEM.of(language)
    subject, act = _subject(entry, language), _act(entry.action)
    if act is None:
        return f"{who}: {entry.action} ({subject})"
    if language == "en":
        return f"{who} {act.en.format(subject)}"
    # Who does something to themselves is named once.
    whom = f"{subject} ({who})" if "{}" in act.en and subject != who else who
    return f"{act.ru.capitalize()}: {whom}"


def _act(action: str) -> LocalizedText | None:
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
