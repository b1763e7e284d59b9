"""HubSpot: deals with their history of stages, contacts, companies, tasks, meetings, calls and letters.

Written from the documents of its CRM API of the version 2026-09, https://developers.hubspot.com/docs/api-reference and
https://github.com/HubSpot/HubSpot-public-api-spec-collection; those before, with numbers, end in 2027:
https://developers.hubspot.com/changelog/legacy-apis-and-legacy-apps-whats-going-unsupported-and-when.
`docs/connect/hubspot.md` is for people.
"""

from resolvers.connectors.declaration import Connector, Setting
from resolvers.connectors.hubspot.api import PACE, check, trouble_of
from resolvers.connectors.hubspot.directory import read_directory
from resolvers.connectors.hubspot.entities import ENTITIES
from resolvers.connectors.hubspot.events import read_events
from resolvers.language import LocalizedText

HUBSPOT = Connector(
    key="hubspot",
    name="HubSpot",
    settings=(
        Setting(
            "token",
            LocalizedText("Service key", "Сервисный ключ"),
            LocalizedText(
                "Or the static token of an app. It has to be allowed to read: docs/connect/hubspot.md lists the scopes",
                "Или постоянный токен приложения. Ему нужны права на чтение людей, контактов, компаний, сделок и активностей",
            ),
            is_secret=True,
        ),
        Setting(
            "client_secret",
            LocalizedText("Client secret of the app", "Секрет приложения"),
            LocalizedText(
                "Only where an app tells of changes by webhook: its messages are signed with it",
                "Только если об изменениях сообщает веб-хук приложения: этим секретом подписаны его сообщения",
            ),
            is_secret=True,
            is_required=False,
        ),
        Setting(
            "address",
            LocalizedText("Address of the API", "Адрес для программ"),
            LocalizedText(
                "https://api.hubapi.com, unless HubSpot says another", "Только если система указала другой, чем обычный"
            ),
            is_required=False,
            is_address=True,
        ),
    ),
    pace=PACE,
    entities=ENTITIES,
    read_directory=read_directory,
    check=check,
    trouble_of=trouble_of,
    read_events=read_events,
)

__all__ = ["HUBSPOT"]
