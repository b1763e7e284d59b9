"""What an app of the account sends to its webhook: a list of events, signed with the app's secret.

https://developers.hubspot.com/docs/api/webhooks, and
…/docs/apps/developer-platform/build-apps/authentication/request-validation: HMAC-SHA256 of method, address, body and the
milliseconds of sending, in base64, not older than five minutes
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from resolvers.connectors.declaration import Event, EventMessage, is_number

_SIGNATURE, _TIMESTAMP = "x-hubspot-signature-v3", "x-hubspot-request-timestamp"
_OLDEST_MILLISECONDS = 5 * 60 * 1000
_ENTITIES: Final = {
    "contact": "contacts",
    "company": "companies",
    "deal": "deals",
    "0-1": "contacts",
    "0-2": "companies",
    "0-3": "deals",
}


def read_events(message: EventMessage, settings: Mapping[str, str]) -> Sequence[Event] | None:
    """The contacts, companies and deals that it names, those that were merged among them. ``None`` without the right signature."""
    if not _is_genuine(message, settings.get("client_secret", "")):
        return None
    events: Sequence[Mapping[str, Any]] = json.loads(message.body)
    found: list[Event] = []
    for each in events:
        of = str(each["subscriptionType"]).partition(".")[0]
        entity = _ENTITIES.get(str(each.get("objectTypeId")) if of == "object" else of)
        if entity is not None:
            ids = [each["objectId"], *(each.get("mergedObjectIds") or ())]
            found += [Event(entity, str(id_)) for id_ in ids if is_number(str(id_))]
    return found


def _is_genuine(message: EventMessage, secret: str) -> bool:
    timestamp = message.headers.get(_TIMESTAMP, "")
    if not secret or not timestamp.isdigit():
        return False
    age = message.received_at.timestamp() * 1000 - int(timestamp)
    source = b"POST" + message.address.encode() + message.body + timestamp.encode()
    expected = base64.b64encode(hmac.new(secret.encode(), source, hashlib.sha256).digest()).decode()
    is_signed = hmac.compare_digest(expected.encode(), message.headers.get(_SIGNATURE, "").encode())
    return is_signed and age <= _OLDEST_MILLISECONDS
