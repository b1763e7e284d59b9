"""What has changed since somebody last looked, exactly: also of transactions that ended in another order than they began."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from models import DataKind
from resolvers.changes.extent import Extent
from resolvers.clocks import APART
from resolvers.statement import Part, read_parts

# More than anybody looks through one by one: then anything may have changed.
MAX_CHANGES = 1_000


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to where changes are known: what a statement saw (PostgreSQL's ``pg_snapshot``), and when by the database's clock.

    Of what is written after it, or was being written then, `changes_since` tells; of what it saw it does not. It is good for half a
    day, at the server that it came from, which must be the primary: a standby's snapshots do not list what is being written.
    """

    snapshot: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """That a transaction changed rows of a kind, and how far that reaches."""

    company_id: int
    kind: DataKind
    extent: Extent


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes since a cursor, and the one to go on from. ``None``: there is no telling any more, anything may have changed."""

    found: tuple[Change, ...] | None
    cursor: Cursor


def cursor_part() -> Part:
    """The cursor of the statement that this is a part of: it knows all that the statement's other parts see. See `read_cursor`."""
    return Part(_CURSOR, {})


def changes_part(company_ids: Collection[int], cursor: Cursor) -> Part:
    """What of these companies this statement sees and the cursor does not know. See `read_changes`."""
    params = {"companies": sorted(company_ids), "snapshot": cursor.snapshot, "taken_at": cursor.taken_at}
    return Part(_CHANGES, params)


async def changes_since(engine: AsyncEngine, company_ids: Collection[int], cursor: Cursor | None) -> Changes:
    """The same by a statement of its own. Without a cursor nothing is known, and there is one to begin from."""
    if cursor is None:
        [document] = await read_parts(engine, [cursor_part()], {})
        return Changes(None, read_cursor(document))
    [document] = await read_parts(engine, [changes_part(company_ids, cursor)], {})
    return read_changes(document)


def read_cursor(document: Any) -> Cursor:
    """The value of a `cursor_part`."""
    return Cursor(document["snapshot"], datetime.fromisoformat(document["at"]))


def read_changes(document: Any) -> Changes:
    """The value of a `changes_part`."""
    rows = document["changes"] or ()
    is_lost = document["is_lost"] or len(rows) > MAX_CHANGES
    return Changes(None if is_lost else tuple(_change(*row) for row in rows), read_cursor(document["cursor"]))


def _change(company_id: int, kind: str, people: list[int] | None, starts_at: str | None, ends_at: str | None) -> Change:
    extent = Extent(None if people is None else frozenset(people), _instant(starts_at), _instant(ends_at))
    return Change(company_id, DataKind(kind), extent)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


_CURSOR = "SELECT json_build_object('snapshot', pg_current_snapshot()::text, 'at', clock_timestamp())"

# A transaction before the snapshot's xmin had ended when it was taken. A database whose transactions are behind the snapshot's is
# another one, restored from a dump. A cursor of a clock that was ahead tells nothing of its age.
_CHANGES = f"""
SELECT json_build_object(
  'cursor', ({_CURSOR}),
  'is_lost', %(s_taken_at)s::timestamptz < clock_timestamp() - interval '12 hours'
    OR %(s_taken_at)s::timestamptz > clock_timestamp() + interval '{APART.total_seconds():.0f} seconds'
    OR pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(%(s_snapshot)s::pg_snapshot),
  'changes', (
    SELECT json_agg(json_build_array(company_id, kind, people, starts_at, ends_at)) FROM (
      SELECT company_id, kind, people, starts_at, ends_at FROM data_changes
      WHERE company_id = ANY(%(s_companies)s::bigint[])
        AND transaction_id >= pg_snapshot_xmin(%(s_snapshot)s::pg_snapshot)
        AND NOT pg_visible_in_snapshot(transaction_id, %(s_snapshot)s::pg_snapshot)
      ORDER BY company_id, transaction_id, kind LIMIT {MAX_CHANGES + 1}) AS change))"""  # noqa: S608 - from constants of this file
