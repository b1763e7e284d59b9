"""Names of what Bitrix24 has no name for that it tells."""

from resolvers.language import LocalizedText

AMOUNT = LocalizedText("Amount", "Сумма")
SOURCE = LocalizedText("Source", "Источник")
PHONE = LocalizedText("Phone", "Телефон")
EMAIL = LocalizedText("E-mail", "Почта")
ACTIVITY_TYPES = {
    "1": LocalizedText("Meeting", "Встреча"),
    "2": LocalizedText("Call", "Звонок"),
    "3": LocalizedText("Task", "Задача"),
    "4": LocalizedText("E-mail", "Письмо"),
    "5": LocalizedText("Calendar event", "Событие календаря"),
    "6": LocalizedText("Activity", "Дело"),
}
"""By TYPE_ID (api-reference/crm/data-types.md, crm_enum_activitytype)."""
OTHER_ACTIVITY = "6"
CONTACT = LocalizedText("Contact {id}", "Контакт {id}")
COMPANY = LocalizedText("Company {id}", "Компания {id}")
DEAL = LocalizedText("Deal {id}", "Сделка {id}")
