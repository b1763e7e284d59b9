"""How far a run of a connection is, and what is written about it in the transaction of the rows that it brought."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from models import RunKind

Counts = Mapping[str, Mapping[str, int]]
"""Rows, by kind and outcome."""

HELD = timedelta(seconds=30)
"""For how long somebody has a connection after a sign of life."""


class ClaimLostError(Exception):
    """Somebody else has the connection by now, or it is paused; nothing of this is kept."""


@dataclass(slots=True)
class Run:
    """A run under way. ``counts`` are rows by kind and outcome, ``differences`` what was compared by entity."""

    company_id: int
    connection_id: int
    claim: UUID
    id: int
    kind: RunKind
    may_delete: bool
    started_at: datetime
    step: str
    cursor: Any
    requests: int
    counts: dict[str, dict[str, int]]
    differences: dict[str, dict[str, Any]]


@dataclass(slots=True)
class Checkpoint:
    """Where a run is once this is written, and what else is to be written with it."""

    step: str
    cursor: Any = None
    known: Mapping[str, Any] | None = None
    """Of the vendor's directory, where that was just read."""
    statements: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list[tuple[str, Mapping[str, Any]]])

    def also(self, statement: str, **params: Any) -> None:
        """Adds a statement; ``%(company)s`` and ``%(connection)s`` are given."""
        self.statements.append((statement, params))

    async def write(
        self,
        connection: AsyncConnection,
        run: Run,
        counts: Counts,
        requests: int,
        now: datetime,
        paced_until: datetime | None,
    ) -> None:
        """Writes it, with what was counted by then. Raises `ClaimLostError`."""
        mine = {"company": run.company_id, "connection": run.connection_id}
        held = {**mine, "claim": run.claim, "held": now + HELD, "paced": paced_until}
        if (await connection.exec_driver_sql(_HOLD, held)).rowcount == 0:
            raise ClaimLostError
        if self.known is not None:
            known = {**mine, "known": json.dumps(self.known), "now": now}
            await connection.exec_driver_sql(_KNOW, known)
        moved = {
            **mine,
            "run": run.id,
            "step": self.step,
            "cursor": None if self.cursor is None else json.dumps(self.cursor),
            "requests": requests,
            "counts": json.dumps(counts),
            "differences": json.dumps(run.differences),
        }
        await connection.exec_driver_sql(_MOVE, moved)
        for statement, params in self.statements:
            await connection.exec_driver_sql(statement, {**mine, **params})


def tallied(counts: Counts, told: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """The counts, and these rows, by kind and outcome."""
    summed = {kind: {**outcomes} for kind, outcomes in counts.items()}
    for kind, outcome in told:
        of_kind = summed.setdefault(kind, {})
        of_kind[outcome] = of_kind.get(outcome, 0) + 1
    return summed


# Whoever comes on is in no trouble any more.
_HOLD = """
UPDATE connections SET held_until = %(held)s::timestamptz, paced_until = %(paced)s::timestamptz,
  failures = 0, failing_since = NULL, problem = NULL
WHERE company_id = %(company)s::bigint AND id = %(connection)s::bigint AND claim = %(claim)s::uuid
  AND paused_at IS NULL AND leaving_at IS NULL"""
_KNOW = """
UPDATE connections SET known = %(known)s::jsonb, directory_at = %(now)s::timestamptz
WHERE company_id = %(company)s::bigint AND id = %(connection)s::bigint"""
_MOVE = """
UPDATE connection_runs SET step = %(step)s, cursor = %(cursor)s::jsonb, requests = %(requests)s::bigint, counts = %(counts)s::jsonb,
  differences = %(differences)s::jsonb
WHERE company_id = %(company)s::bigint AND id = %(run)s::bigint AND connection_id = %(connection)s::bigint"""
