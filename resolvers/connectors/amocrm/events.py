"""What the account sends to its webhook, as a form: which entity, which act, and the entity's members; nothing signs it.

https://www.amocrm.ru/developers/content/crm_platform/webhooks-format
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

from resolvers.connectors.declaration import Event, EventMessage, is_number

_MEMBER: Final = re.compile(
    r"(leads|contacts|companies|task)\[(?:add|update|delete|restore|status|responsible)\]\[(\d+)\]\[(id|type)\]"
)
_ENTITIES: Final[Mapping[str, str]] = {
    "leads": "leads",
    "contacts": "contacts",
    "companies": "companies",
    "task": "tasks",
}
_MOST_MEMBERS = 10_000


def read_events(message: EventMessage, settings: Mapping[str, str]) -> Sequence[Event]:
    """The leads, contacts, companies and tasks that it names; companies come among the contacts, and say so."""
    members = parse_qsl(message.body.decode(), keep_blank_values=True, max_num_fields=_MOST_MEMBERS)
    found: dict[tuple[str, str], dict[str, str]] = {}
    for name, value in members:
        if match := _MEMBER.fullmatch(name):
            entity, place, member = match.groups()
            found.setdefault((entity, place), {})[member] = value
    return [
        Event("companies" if said.get("type") == "company" else _ENTITIES[entity], said["id"])
        for (entity, _), said in found.items()
        if is_number(said.get("id", ""))
    ]
