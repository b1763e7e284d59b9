"""Who is named in records."""

from collections.abc import Iterator

from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.session import Session


def owner(record: Record) -> str | None:
    """How a row names who owns a record."""
    id_ = record["properties"].get("hubspot_owner_id")
    return f"owner-{id_}" if id_ else None


def unknown_owner(session: Session, record: Record) -> Iterator[Row]:
    """A row of an owner who is not listed, even among those who left: as somebody who has, by an address that no mail reaches."""
    id_ = record["properties"].get("hubspot_owner_id")
    if id_ and id_ not in session.known["owners"]:
        session.has_missed = True
        email = f"owner-{id_}@hubspot.invalid"
        yield {
            "kind": "person",
            "external_id": f"owner-{id_}",
            "name": f"HubSpot {id_}",
            "email": email,
            "role": "user",
            "status": "dismissed",
        }
