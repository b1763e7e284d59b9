"""amoCRM, which is Kommo elsewhere: leads with their history of stages, contacts, companies, tasks, calls, messages.

Written from the documentation of its API v4, https://www.amocrm.ru/developers/content/crm_platform/ and
https://developers.kommo.com/reference; which page says what stands beside what is made of it. `docs/connect/amocrm.md` is for people.
"""

from resolvers.connectors.amocrm.api import PACE, check, trouble_of
from resolvers.connectors.amocrm.directory import read_directory
from resolvers.connectors.amocrm.entities import ENTITIES
from resolvers.connectors.amocrm.events import read_events
from resolvers.connectors.declaration import Connector, Setting
from resolvers.language import LocalizedText

AMOCRM = Connector(
    key="amocrm",
    name="amoCRM",
    settings=(
        Setting(
            "address",
            LocalizedText("Address of your account", "Адрес аккаунта"),
            LocalizedText(
                "Such as https://acme.amocrm.ru or https://acme.kommo.com",
                "Как в адресной строке браузера, вместе с https://",
            ),
            is_address=True,
        ),
        Setting(
            "token",
            LocalizedText("Long-lived token", "Долгосрочный токен"),
            LocalizedText(
                "Of an integration of your own, made by an administrator of the account: Keys and scopes",
                "Вашей собственной интеграции, созданной администратором аккаунта: «Ключи и доступы»",
            ),
            is_secret=True,
        ),
    ),
    pace=PACE,
    entities=ENTITIES,
    read_directory=read_directory,
    check=check,
    trouble_of=trouble_of,
    read_events=read_events,
)

__all__ = ["AMOCRM"]
