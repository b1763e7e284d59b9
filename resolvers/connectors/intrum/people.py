"""Who is named in records."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from resolvers.connectors.declaration import Row
from resolvers.connectors.session import Session


def person(id_: Any) -> str | None:
    """How a row names an employee; nobody by 0 or nothing."""
    return f"worker-{id_}" if str(id_ or 0) != "0" else None


def person_row(session: Session, id_: str, name: str, email: str | None, **more: Any) -> Row:
    """An employee. One whose address is not told has one that no mail reaches."""
    host = urlsplit(session.settings["address"]).hostname
    address = email or f"worker-{id_}@{host}.invalid"
    return {
        "kind": "person",
        "external_id": f"worker-{id_}",
        "name": name or f"INTRUM {id_}",
        "email": address,
        "role": "user",
        **more,
    }


def unknown_people(session: Session, *ids: Any) -> Iterator[Row]:
    """Rows of those who are not listed: as somebody who has left."""
    for id_ in dict.fromkeys(str(each or 0) for each in ids):
        if id_ != "0" and id_ not in session.known["people"]:
            session.has_missed = True
            yield person_row(session, id_, "", None, status="dismissed")
