"""What INTRUM sends to its webhook: who did what to which object, as JSON; nothing signs it.

#logwebhook-all; the object is `object_typ` there, `object_type` in the vendor's own example (example/webhook/changeSaleStage.php)
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from resolvers.connectors.declaration import Event, EventMessage, is_number

_ENTITIES: Final[Mapping[str, str]] = {"customer": "contacts", "sale": "sales", "request": "requests"}
_SEEN: Final = frozenset({"view", "login", "export", "queue"})


def read_events(message: EventMessage, settings: Mapping[str, str]) -> Sequence[Event]:
    """The contact, deal or activity that it names, unless somebody just looked at it."""
    said: Mapping[str, Any] = json.loads(message.body)
    entity = _ENTITIES.get(str(said.get("object_type") or said.get("object_typ")))
    id_ = str(said["object_sub_id"])
    if entity is None or said.get("event") in _SEEN or not is_number(id_):
        return ()
    return (Event(entity, id_),)
