"""The vendors that can be connected."""

from collections.abc import Mapping

from resolvers.connectors.amocrm import AMOCRM
from resolvers.connectors.bitrix24 import BITRIX24
from resolvers.connectors.declaration import Connector
from resolvers.connectors.hubspot import HUBSPOT
from resolvers.connectors.intrum import INTRUM

CONNECTORS: Mapping[str, Connector] = {each.key: each for each in (BITRIX24, AMOCRM, HUBSPOT, INTRUM)}
"""By their keys."""
