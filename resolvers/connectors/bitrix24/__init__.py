"""Bitrix24, by its REST API: an incoming webhook to ask by, and outgoing webhooks to hear of changes (`docs/connect/bitrix24.md`).

Written from the vendor's documentation, https://github.com/bitrix24/b24restdocs, as of commit 5988ed1 (21 August 2026); modules say
which of its pages they follow.
"""

from resolvers.connectors.bitrix24.activities import ACTIVITIES
from resolvers.connectors.bitrix24.calling import check, trouble_of
from resolvers.connectors.bitrix24.clients import COMPANIES, CONTACTS
from resolvers.connectors.bitrix24.deals import DEALS
from resolvers.connectors.bitrix24.directory import read_directory
from resolvers.connectors.bitrix24.events import read_events
from resolvers.connectors.bitrix24.settings import SETTINGS
from resolvers.connectors.declaration import Connector, Pace

BITRIX24 = Connector(
    key="bitrix24",
    name="Bitrix24",
    settings=SETTINGS,
    # limits.md: two requests a second for ever, and fifty at once before one is refused; other programs at our address share that.
    pace=Pace(requests=2, seconds=1, burst=10),
    entities=(COMPANIES, CONTACTS, DEALS, ACTIVITIES),
    read_directory=read_directory,
    check=check,
    trouble_of=trouble_of,
    read_events=read_events,
)
