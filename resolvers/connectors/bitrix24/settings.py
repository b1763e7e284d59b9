"""What an administrator gives (local-integrations/local-webhooks.md)."""

from resolvers.connectors.declaration import Setting
from resolvers.language import LocalizedText

ADDRESS, EVENTS_TOKEN = "address", "eventsToken"

SETTINGS = (
    Setting(
        ADDRESS,
        LocalizedText("Address of the incoming webhook", "Адрес входящего вебхука"),
        LocalizedText(
            "Made in Bitrix24 under Developer resources, Other, Incoming webhook, with permissions for the CRM, users and the company "
            "structure.",
            "Создаётся в Битрикс24: Разработчикам, Другое, Входящий вебхук, с правами на CRM, пользователей и структуру компании.",
        ),
        example="https://example.bitrix24.com/rest/1/xxxxxxxx/",
        is_secret=True,
        is_address=True,
    ),
    Setting(
        EVENTS_TOKEN,
        LocalizedText("Token of the outgoing webhook", "Токен исходящего вебхука"),
        LocalizedText(
            "Shown by Bitrix24 where an outgoing webhook to this connection's address is made. If it is given, messages with another "
            "one are refused.",
            "Битрикс24 показывает его там, где создаётся исходящий вебхук на адрес этого подключения. Если он указан, сообщения с "
            "другим не принимаются.",
        ),
        is_secret=True,
        is_required=False,
    ),
)
