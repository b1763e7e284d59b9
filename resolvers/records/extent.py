"""How far the change of a record reaches."""

from datetime import datetime

from models import RecordKind
from resolvers.changes import NOBODY, Extent


def extent_of(kind: RecordKind, responsible_id: int | None, starts_at: datetime) -> Extent:
    """That of a record of this person, which counts from ``starts_at`` on: a deal for good, everything else at that instant."""
    people = frozenset((responsible_id or NOBODY,))
    return Extent(people, starts_at, None if kind is RecordKind.DEAL else starts_at)
