"""Writing what a page brought: its rows by the feed, and in the same transaction how far the run is and what was refused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.connectors.asking import Asking
from resolvers.connectors.checkpoint import Checkpoint, Run, tallied
from resolvers.connectors.naming import origin_of
from resolvers.feed import Feeder, FeedResult, FeedRow, Outcome, RowError, feed, read_row
from resolvers.feed.row import EXTERNAL_ID, KIND, MOVES

_MOST_ROWS = 5_000
_WRITTEN = (Outcome.CREATED, Outcome.UPDATED, Outcome.DELETED)
_REFUSED = (Outcome.REFUSED, Outcome.LEFT)
_MOST_REFUSALS = 10_000

NamedRow = Mapping[str, Any]
"""A row as a feed takes it, with the names that things have here."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that no row could be made of, and why."""

    kind: str
    external_id: str
    record: Mapping[str, Any]
    why: str


async def write_page(
    engine: AsyncEngine,
    run: Run,
    asking: Asking,
    rows: Sequence[NamedRow],
    checkpoint: Checkpoint,
    now: datetime,
    unreadable: Sequence[Unreadable] = (),
) -> None:
    """Writes the rows, and the checkpoint with the last of them. Raises `ClaimLostError`, and what a feed raises."""
    parts = _parts(rows)
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        # Until all are written the run is where it was: some of them are written again then, which changes nothing.
        reached = checkpoint if is_last else Checkpoint(run.step, run.cursor)
        noting = _Noting(run, asking, part, reached, now, unreadable if is_last else ())
        if part:
            feeder = Feeder(engine, run.company_id, now, None, origin_of(run.connection_id))
            await feed(feeder, [_read(row) for row in part], beside=noting)
        else:
            async with begin_unsigned(engine, run.company_id) as transaction:
                await noting.note(transaction, [])
        run.counts = noting.counts
        run.requests, asking.requests = noting.requests, 0
    run.step, run.cursor = checkpoint.step, checkpoint.cursor


def _parts(rows: Sequence[NamedRow]) -> list[list[NamedRow]]:
    """The rows, so many together as a feed takes, moves counted."""
    parts: list[list[NamedRow]] = [[]]
    size = 0
    for row in rows:
        weight = 1 + len(row.get(MOVES) or ())
        if parts[-1] and size + weight > _MOST_ROWS:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += weight
    return parts


def _read(row: NamedRow) -> FeedRow | RowError:
    try:
        return read_row(row)
    except RowError as error:
        return error


@dataclass(slots=True)
class _Noting:
    """Goes with the rows of a page in their transaction (`resolvers.feed.Beside`)."""

    run: Run
    asking: Asking
    rows: Sequence[NamedRow]
    checkpoint: Checkpoint
    now: datetime
    unreadable: Sequence[Unreadable]
    counts: dict[str, dict[str, int]] = field(init=False)
    requests: int = field(init=False)

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """Nothing is to be known beforehand."""

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """Notes how far the run is. Raises `ClaimLostError`, and then nothing is kept."""
        told = [
            (row, became.outcome, [{"member": each.member, "message": each.message} for each in became.problems])
            for row, became in zip(self.rows, result.rows, strict=True)
        ]
        await self.note(transaction, told)
        return True

    async def note(
        self, transaction: CompanyTransaction, told: Sequence[tuple[NamedRow, Outcome, list[dict[str, Any]]]]
    ) -> None:
        """Notes what became of which row."""
        run = self.run
        outcomes = [
            *((str(row.get(KIND)), outcome.value) for row, outcome, _ in told),
            *((each.kind, Outcome.REFUSED.value) for each in self.unreadable),
        ]
        self.counts = tallied(run.counts, outcomes)
        self.requests = run.requests + self.asking.requests
        await self.checkpoint.write(
            transaction.connection, run, self.counts, self.requests, self.now, self.asking.pacer.until
        )
        mine = {"company": run.company_id, "connection": run.connection_id}
        written = [_key(row) for row, outcome, _ in told if outcome in _WRITTEN and row.get(EXTERNAL_ID)]
        if written:
            kinds, ids = zip(*written, strict=True)
            await transaction.connection.exec_driver_sql(_FORGET, {**mine, "kinds": [*kinds], "ids": [*ids]})
        refused = {_key(row): (row, problems) for row, outcome, problems in told if outcome in _REFUSED}
        refused |= {
            (each.kind, each.external_id): (each.record, [{"member": None, "message": each.why}])
            for each in self.unreadable
        }
        if refused:
            params = {
                **mine,
                "kinds": [kind for kind, _ in refused],
                "ids": [id_ for _, id_ in refused],
                "rows": [_json(row) for row, _ in refused.values()],
                "problems": [_json(problems) for _, problems in refused.values()],
                "now": self.now,
                "most": _MOST_REFUSALS,
            }
            await transaction.connection.exec_driver_sql(_REFUSE, params)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _key(row: NamedRow) -> tuple[str, str]:
    return str(row[KIND]), str(row.get(EXTERNAL_ID) or "")


_FORGET = """
DELETE FROM connection_refusals
WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint
  AND (kind, external_id) IN (SELECT * FROM unnest(%(kinds)s::text[], %(ids)s::text[]))"""
_REFUSE = """
INSERT INTO connection_refusals (company_id, connection_id, kind, external_id, row, problems, refused_at)
SELECT %(company)s::bigint, %(connection)s::bigint, kind, external_id, row::jsonb, problems::jsonb, %(now)s::timestamptz
FROM unnest(%(kinds)s::text[], %(ids)s::text[], %(rows)s::text[], %(problems)s::text[]) AS refused (kind, external_id, row, problems)
WHERE (SELECT count(*) FROM connection_refusals
  WHERE company_id = %(company)s::bigint AND connection_id = %(connection)s::bigint) < %(most)s::bigint
ON CONFLICT (company_id, connection_id, kind, external_id)
DO UPDATE SET row = excluded.row, problems = excluded.problems, refused_at = excluded.refused_at"""
