"""What a feed remembers between calls: how new what it wrote was, and rows that wait."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from models import FeedKind
from resolvers.feed.merging import Name
from resolvers.feed.row import FeedRow, read_row

# Rows of a company that wait at the most.
MAX_WAITING = 100_000


async def versions(connection: AsyncConnection, company_id: int, names: Iterable[Name]) -> Mapping[Name, datetime]:
    """How new what was written of these is, where the source told it."""
    found = await connection.exec_driver_sql(_VERSIONS, {"company": company_id, **_named(names)})
    return {(FeedKind(row.kind), row.external_id): row.changed_at for row in found}


async def remember_versions(connection: AsyncConnection, company_id: int, rows: Iterable[FeedRow]) -> None:
    """Notes how new these rows are, of which each has a name of its own."""
    told = [row for row in rows if row.changed_at is not None and row.external_id]
    if told:
        params = {
            "company": company_id,
            "kinds": [row.kind.value for row in told],
            "external_ids": [row.external_id for row in told],
            "instants": [row.changed_at for row in told],
        }
        await connection.exec_driver_sql(_REMEMBER, params)


async def waiting_for(connection: AsyncConnection, company_id: int, names: Iterable[Name]) -> list[FeedRow]:
    """Rows that wait for these, or are about them, the oldest first."""
    found = await connection.exec_driver_sql(_WAITING, {"company": company_id, **_named(names)})
    return [as_waited(*each) for each in found]


def as_waited(waiting_id: int, sent: Any, since: datetime, origin: str | None) -> FeedRow:
    """The row that waits. Raises `RowError` where it was sent by rules of earlier."""
    return replace(read_row(sent), waiting_id=waiting_id, since=since, origin=origin)


async def let_go(connection: AsyncConnection, company_id: int, waiting_ids: Sequence[int]) -> None:
    """These rows wait no more."""
    if waiting_ids:
        await connection.exec_driver_sql(_LET_GO, {"company": company_id, "ids": list(waiting_ids)})


async def keep_waiting(
    connection: AsyncConnection,
    company_id: int,
    rows: Sequence[tuple[FeedRow, str, Name | None]],
    now: datetime,
    origin: str | None,
) -> None:
    """Rows wait: for what, and for which reason. Those that have not waited yet, from now on, and by whoever sends them."""
    if rows:
        params = {
            "company": company_id,
            "kinds": [row.kind.value for row, _, _ in rows],
            "external_ids": [row.external_id for row, _, _ in rows],
            # Numbers as texts, which say the same, and keep all their digits.
            "rows": [json.dumps(row.sent, default=str) for row, _, _ in rows],
            "needs_kinds": [needs and needs[0].value for _, _, needs in rows],
            "needs_ids": [needs and needs[1] for _, _, needs in rows],
            "reasons": [reason for _, reason, _ in rows],
            "instants": [row.since or now for row, _, _ in rows],
            "origins": [row.origin or origin for row, _, _ in rows],
        }
        await connection.exec_driver_sql(_KEEP, params)


async def room_to_wait(connection: AsyncConnection, company_id: int) -> int:
    """How many more rows may wait."""
    return MAX_WAITING - (await connection.exec_driver_sql(_COUNT, {"company": company_id})).scalar_one()


def _named(names: Iterable[Name]) -> dict[str, list[str]]:
    pairs = [*names]
    return {"kinds": [kind.value for kind, _ in pairs], "external_ids": [external_id for _, external_id in pairs]}


_NAMES = "unnest(%(kinds)s::text[], %(external_ids)s::text[]) AS named (kind, external_id)"
_VERSIONS = f"""
SELECT kind, external_id, changed_at FROM feed_versions JOIN {_NAMES} USING (kind, external_id)
WHERE company_id = %(company)s::bigint"""  # noqa: S608 - from constants
_REMEMBER = """
INSERT INTO feed_versions (company_id, kind, external_id, changed_at)
SELECT %(company)s::bigint, kind, external_id, changed_at
FROM unnest(%(kinds)s::text[], %(external_ids)s::text[], %(instants)s::timestamptz[]) AS told (kind, external_id, changed_at)
ON CONFLICT (company_id, kind, external_id) DO UPDATE SET changed_at = greatest(feed_versions.changed_at, excluded.changed_at)"""
_WAITING = f"""
SELECT id, row, since, origin FROM feed_waiting WHERE company_id = %(company)s::bigint AND id IN (
  SELECT waiting.id FROM feed_waiting AS waiting
  JOIN {_NAMES} ON waiting.needs_kind = named.kind AND waiting.needs_external_id = named.external_id
  WHERE waiting.company_id = %(company)s::bigint
  UNION
  SELECT waiting.id FROM feed_waiting AS waiting
  JOIN {_NAMES} ON waiting.kind = named.kind AND waiting.external_id = named.external_id
  WHERE waiting.company_id = %(company)s::bigint)
ORDER BY id"""  # noqa: S608 - from constants
_LET_GO = "DELETE FROM feed_waiting WHERE company_id = %(company)s::bigint AND id = ANY(%(ids)s::bigint[])"
_KEEP = """
INSERT INTO feed_waiting (company_id, kind, external_id, row, needs_kind, needs_external_id, reason, since, origin)
SELECT %(company)s::bigint, kind, external_id, row::jsonb, needs_kind, needs_external_id, reason, since, origin
FROM unnest(%(kinds)s::text[], %(external_ids)s::text[], %(rows)s::text[], %(needs_kinds)s::text[], %(needs_ids)s::text[],
  %(reasons)s::text[], %(instants)s::timestamptz[], %(origins)s::text[])
  AS waiting (kind, external_id, row, needs_kind, needs_external_id, reason, since, origin)"""
_COUNT = "SELECT count(*) FROM feed_waiting WHERE company_id = %(company)s::bigint"
