"""Messages of outgoing webhooks (local-integrations/local-webhooks.md, api-reference/events/index.md): forms, which carry only ids.

They are not sent again if they were not taken, and none is sent when a deal comes into another funnel: polling brings those.
"""

import hmac
import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qs

from resolvers.connectors.bitrix24.settings import EVENTS_TOKEN
from resolvers.connectors.declaration import Event, EventMessage, is_number

_ENTITIES: Final = {"DEAL": "deals", "CONTACT": "contacts", "COMPANY": "companies", "ACTIVITY": "activities"}
_EVENT: Final = re.compile(f"ONCRM({'|'.join(_ENTITIES)})(ADD|UPDATE|DELETE|MOVETOCATEGORY)")
_MOST_MEMBERS: Final = 100


def read_events(message: EventMessage, settings: Mapping[str, str]) -> Sequence[Event] | None:
    """The record that a message names; nothing of events of other things. ``None``: its token is another."""
    told = parse_qs(message.body.decode(), max_num_fields=_MOST_MEMBERS)
    token, [sent] = settings.get(EVENTS_TOKEN), told.get("auth[application_token]", [""])
    if token and not hmac.compare_digest(token.encode(), sent.encode()):
        return None
    known = _EVENT.fullmatch(told["event"][0].upper())
    id_ = told["data[FIELDS][ID]"][0]
    # Anything else is no id, and nothing could be fetched with it.
    return [Event(_ENTITIES[known[1]], id_)] if known is not None and is_number(id_) else []
