"""Rows of one record, put together in the order in which the source changed it."""

from collections.abc import Iterable
from dataclasses import replace

from models import FeedKind
from resolvers.feed.row import FeedRow

Name = tuple[FeedKind, str]


def name_of(row: FeedRow) -> Name | None:
    """What the row is about; ``None`` for what has no name."""
    return (row.kind, row.external_id) if row.external_id else None


def merged(rows: Iterable[FeedRow]) -> FeedRow:
    """What the rows of one record say together. Without instants the later one is newer; what the newer one does not name stays."""
    first, *others = rows
    for row in others:
        is_newer = row.changed_at is None or first.changed_at is None or row.changed_at >= first.changed_at
        older, newer = (first, row) if is_newer else (row, first)
        first = replace(
            newer,
            cells={**older.cells, **newer.cells},
            moves=newer.moves or older.moves,
            changed_at=newer.changed_at or older.changed_at,
            since=older.since or newer.since,
            deleted=older.deleted if newer.deleted is None else newer.deleted,
            sent={**(older.sent or {}), **(newer.sent or {})},
        )
    return first
