"""Who is named in records."""

from collections.abc import Iterator

from resolvers.connectors import people
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.session import Session


def owner(record: Record) -> str | None:
    """How a row names who owns a record."""
    id_ = record["properties"].get("hubspot_owner_id")
    return f"owner-{id_}" if id_ else None


def unknown_owner(session: Session, record: Record) -> Iterator[Row]:
    """A row of an owner who is not listed, even among those who left."""
    owner_id = record["properties"].get("hubspot_owner_id")
    return people.unknown_people(session, owner_id, vendor="HubSpot", prefix="owner-")
