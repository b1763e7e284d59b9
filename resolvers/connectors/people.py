"""People of vendors who have no address, or of whom no more is told than their number."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from resolvers.connectors.declaration import Row
from resolvers.connectors.session import Session

PEOPLE: Final = "people"
"""What the ids of those are kept under who are in the directory (`Directory.known`)."""


def unreachable(session: Session, own_id: str, vendor: str) -> str:
    """An address that no mail reaches, for who has none."""
    host = urlsplit(session.settings.get("address", "")).hostname
    return f"{own_id}@{host or vendor.lower()}.invalid"


def unknown_people(session: Session, *ids: Any, vendor: str, prefix: str) -> Iterator[Row]:
    """Rows of those who are named in records and are not in the directory, as they were removed: as somebody who has left."""
    for id_ in dict.fromkeys(str(each or 0) for each in ids):
        if id_ != "0" and id_ not in session.known.get(PEOPLE, ()):
            session.has_missed = True
            own_id = f"{prefix}{id_}"
            yield {
                "kind": "person",
                "external_id": own_id,
                "name": f"{vendor} {id_}",
                "email": unreachable(session, own_id, vendor),
                "role": "user",
                "status": "dismissed",
            }
