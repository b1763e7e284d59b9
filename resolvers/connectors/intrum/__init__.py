"""INTRUM: deals with their history of stages, contacts, activities and calls.

Written from the documentation of its API, https://www.intrumnet.com/api/ (v 2.9), of which the vendor keeps a copy at
https://github.com/intrum/api (example/index.html). Where it is silent (what `sales/getbychangestage` answers), a client in use says:
https://github.com/jivemdoma-tech/go-intrum. `docs/connect/intrum.md` is for people.
"""

from datetime import timedelta

from resolvers.connectors.declaration import Connector, Setting
from resolvers.connectors.intrum.api import PACE, check, trouble_of
from resolvers.connectors.intrum.directory import read_directory
from resolvers.connectors.intrum.entities import ENTITIES
from resolvers.connectors.intrum.events import read_events
from resolvers.language import LocalizedText

INTRUM = Connector(
    key="intrum",
    name="INTRUM",
    settings=(
        Setting(
            "address",
            LocalizedText("Address of your INTRUM", "Адрес вашей системы"),
            LocalizedText(
                "With the port of the API, such as https://acme.intrumnet.com:444",
                "Вместе с портом для программ и с https://",
            ),
            is_address=True,
        ),
        Setting(
            "key",
            LocalizedText("API key", "Ключ для программ"),
            LocalizedText(
                "32 characters, from Settings, Integrations, API",
                "32 знака, из раздела «Настройки» — «Интеграции»",
            ),
            is_secret=True,
        ),
        Setting(
            "time_zone",
            LocalizedText("Time zone of INTRUM's clock", "Часовой пояс системы"),
            LocalizedText("By its IANA name, such as Europe/Moscow", "По имени IANA, например, Europe/Moscow"),
        ),
    ),
    pace=PACE,
    entities=ENTITIES,
    read_directory=read_directory,
    check=check,
    trouble_of=trouble_of,
    read_events=read_events,
    # A look costs some six of the two hundred requests of an hour.
    poll_every=timedelta(minutes=15),
    directory_every=timedelta(hours=6),
)

__all__ = ["INTRUM"]
