"""Who is named in records."""

from collections.abc import Iterator
from typing import Any

from resolvers.connectors.bitrix24.directory import person_row
from resolvers.connectors.declaration import Row
from resolvers.connectors.session import Session


def person(id_: Any) -> str | None:
    """How a row names an employee; nobody by 0 or nothing."""
    return f"user-{id_}" if str(id_ or "0") != "0" else None


def unknown_people(session: Session, *ids: Any) -> Iterator[Row]:
    """Rows of those whom ``user.get`` does not list, as robots and integrators: as somebody who has left."""
    for id_ in dict.fromkeys(str(each or "0") for each in ids):
        if id_ != "0" and id_ not in session.known["users"]:
            session.has_missed = True
            yield person_row(session, id_, "", "", is_active=False, department=None)
