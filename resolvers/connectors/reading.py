"""How connections stand, what their runs brought, and what was refused. For administrators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Connection, ConnectionEvent, ConnectionRefusal, ConnectionRun, FeedKind, RunKind
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.connectors.disconnecting import count_records
from resolvers.connectors.naming import prefix_of
from resolvers.validity import is_of_this_instant


class ConnectionStatus(StrEnum):
    """Where a connection is in its life."""

    RUNNING = "running"
    """Somebody brings records right now."""
    WAITING = "waiting"
    """It waits until it is due."""
    FAILING = "failing"
    """Something is wrong; it is tried again when it is due."""
    PAUSED = "paused"
    """Nothing is brought."""
    LEAVING = "leaving"
    """What it brought is being deleted, and then it is gone."""


@dataclass(frozen=True, slots=True)
class ConnectionState:
    """A connection as administrators see it. ``problem`` is ``{"kind", "detail"}``; ``refused`` is how many records were refused and
    not written since, ``told`` how many the vendor said have changed that are still to be fetched."""

    company_id: int
    id: int
    vendor: str
    name: str
    settings: Mapping[str, str]
    events_key: str
    created_at: datetime
    paused_at: datetime | None
    leaving_at: datetime | None
    due_at: datetime
    held_until: datetime | None
    looked_at: datetime | None
    reconciled_at: datetime | None
    asked: RunKind | None
    failures: int
    failing_since: datetime | None
    problem: Mapping[str, Any] | None
    refused: int
    told: int

    def status(self, now: datetime) -> ConnectionStatus:
        """Where it is."""
        if self.leaving_at is not None:
            return ConnectionStatus.LEAVING
        if self.paused_at is not None:
            return ConnectionStatus.PAUSED
        if self.held_until is not None and self.held_until > now:
            return ConnectionStatus.RUNNING
        return ConnectionStatus.WAITING if self.failing_since is None else ConnectionStatus.FAILING

    @property
    def path(self) -> str:
        """Where the vendor tells of changes, below the server's address."""
        return f"/connections/{self.company_id}/{self.id}/{self.events_key}"


@dataclass(frozen=True, slots=True)
class RunState:
    """A run, and what it brought; ``ended_at`` is empty while it is under way, and ``step`` is how far it is."""

    id: int
    connection_id: int
    kind: RunKind
    started_at: datetime
    ended_at: datetime | None
    step: str
    requests: int
    counts: Mapping[str, Mapping[str, int]]
    differences: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was refused. ``problems`` are ``{"member", "message"}``."""

    id: int
    kind: str
    external_id: str
    row: Mapping[str, Any]
    problems: Sequence[Mapping[str, Any]]
    refused_at: datetime


async def read_connections(command: CommandContext) -> Sequence[ConnectionState]:
    """All connections of the company, by name. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    async with command.engine.connect() as connection:
        return await _read(connection, command.viewer.company.id)


async def find_connection(connection: AsyncConnection, company_id: int, connection_id: int) -> ConnectionState | None:
    """The connection, if it is there."""
    found = await _read(connection, company_id, Connection.id == connection_id)
    return found[0] if found else None


async def read_runs(
    command: CommandContext, connection_id: int, first: int, after: int | None = None, *, kind: RunKind | None = None
) -> tuple[Sequence[RunState], int, bool]:
    """A page of runs, of one kind or of all, the newest first; how many there are, and whether more follow. ``after`` is the number
    of the last one known. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    mine = [ConnectionRun.company_id == command.viewer.company.id, ConnectionRun.connection_id == connection_id]
    if kind is not None:
        mine.append(ConnectionRun.kind == kind)
    below = [*mine, *([ConnectionRun.id < after] if after is not None else [])]
    async with command.engine.connect() as connection:
        count = (await connection.execute(select(func.count()).select_from(ConnectionRun).where(*mine))).scalar_one()
        requested = select(*_RUN).where(*below).order_by(ConnectionRun.id.desc()).limit(first + 1)
        found = [
            RunState(row.id, row.connection_id, RunKind(row.kind), *row[3:])
            for row in await connection.execute(requested)
        ]
    return found[:first], count, len(found) > first


async def read_refusals(
    command: CommandContext, connection_id: int, first: int, after: int | None = None
) -> tuple[Sequence[Refusal], int, bool]:
    """A page of what was refused, the newest first, as `read_runs`. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    table = ConnectionRefusal
    mine = [table.company_id == command.viewer.company.id, table.connection_id == connection_id]
    below = [*mine, *([table.id < after] if after is not None else [])]
    async with command.engine.connect() as connection:
        count = (await connection.execute(select(func.count()).select_from(table).where(*mine))).scalar_one()
        requested = select(*_REFUSAL).where(*below).order_by(table.id.desc()).limit(first + 1)
        found = [Refusal(*row) for row in await connection.execute(requested)]
    return found[:first], count, len(found) > first


async def read_records(command: CommandContext, state: ConnectionState) -> Mapping[FeedKind, int]:
    """How many records of each kind are deleted, if it is disconnected with its records. Raises `RequestError` (FORBIDDEN)."""
    command.require_administrator()
    is_of_this_instant()
    async with autocommitting(command.engine) as reading:
        return await count_records(reading, state.company_id, prefix_of(state.vendor, state.id))


async def _read(connection: AsyncConnection, company_id: int, *which: Any) -> list[ConnectionState]:
    counted = [
        select(func.count())
        .select_from(table)
        .where(table.company_id == company_id, table.connection_id == Connection.id)
        .scalar_subquery()
        for table in (ConnectionRefusal, ConnectionEvent)
    ]
    requested = select(*_CONNECTION, *counted).where(Connection.company_id == company_id, *which)
    ordered = requested.order_by(func.lower(Connection.name), Connection.id)
    return [ConnectionState(*row) for row in await connection.execute(ordered)]


_CONNECTION = (
    Connection.company_id,
    Connection.id,
    Connection.vendor,
    Connection.name,
    Connection.settings,
    Connection.events_key,
    Connection.created_at,
    Connection.paused_at,
    Connection.leaving_at,
    Connection.due_at,
    Connection.held_until,
    Connection.looked_at,
    Connection.reconciled_at,
    Connection.asked,
    Connection.failures,
    Connection.failing_since,
    Connection.problem,
)
_RUN = (
    ConnectionRun.id,
    ConnectionRun.connection_id,
    ConnectionRun.kind,
    ConnectionRun.started_at,
    ConnectionRun.ended_at,
    ConnectionRun.step,
    ConnectionRun.requests,
    ConnectionRun.counts,
    ConnectionRun.differences,
)
_REFUSAL = (
    ConnectionRefusal.id,
    ConnectionRefusal.kind,
    ConnectionRefusal.external_id,
    ConnectionRefusal.row,
    ConnectionRefusal.problems,
    ConnectionRefusal.refused_at,
)
