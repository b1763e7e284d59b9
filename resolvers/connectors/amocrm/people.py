"""Who is named in records."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from resolvers.connectors.declaration import Row
from resolvers.connectors.session import Session


def person(id_: Any) -> str | None:
    """How a row names a user; nobody for robots, which have the number 0."""
    return f"user-{id_}" if id_ else None


def unknown_people(session: Session, *ids: Any) -> Iterator[Row]:
    """Rows of those who are not listed, as they were removed: as somebody who has left, by an address that no mail reaches."""
    for id_ in dict.fromkeys(ids):
        if id_ and str(id_) not in session.known["people"]:
            session.has_missed = True
            host = urlsplit(session.settings["address"]).hostname
            yield {
                "kind": "person",
                "external_id": f"user-{id_}",
                "name": f"amoCRM {id_}",
                "email": f"user-{id_}@{host}.invalid",
                "role": "user",
                "status": "dismissed",
            }
