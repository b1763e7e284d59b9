"""A company with a connection, and the processes that carry it on."""

from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from permissions.viewer import Viewer
from resolvers.authentication import Vault
from resolvers.authentication.vault import new_key
from resolvers.commands import CommandContext
from resolvers.connectors.connections import create_connection, remove_connection, run_connection, update_connection
from resolvers.connectors.reading import ConnectionState, Refusal, RunState, read_connections, read_refusals, read_runs
from resolvers.connectors.runner import ConnectionRunner
from tests.conftest import Clock

HERE = [ip_network("127.0.0.0/8")]


@dataclass
class Connected:
    """The connection of the administrator's company; its clock goes on when somebody waits."""

    engine: AsyncEngine
    viewer: Viewer
    clock: Clock
    vault: Vault = field(default_factory=lambda: Vault([new_key()]))
    id: int = 0
    waited: float = 0

    @property
    def command(self) -> CommandContext:
        """The administrator, now."""
        return CommandContext(self.engine, self.viewer, self.clock.now)

    async def connect(self, vendor: str, **settings: str) -> None:
        """Connects the vendor."""
        made = await create_connection(self.command, self.vault, vendor, "Ours", settings, may_be_http=True)
        assert made.value is not None, made.errors
        self.id = made.value.id

    async def sleep(self, seconds: float) -> None:
        """Waits, by the clock."""
        self.waited += seconds
        self.clock.now += timedelta(seconds=seconds)

    def runner(self) -> ConnectionRunner:
        """One of the processes that carry connections on."""
        return ConnectionRunner(self.engine, self.vault, HERE, self.clock, sleep=self.sleep)

    async def run(self, kind: RunKind | None = None, *, may_delete: bool = False) -> RunState | None:
        """Carries it on until nothing is due, after asking for a run of a kind; says what the last run was."""
        if kind is not None:
            done = await run_connection(self.command, self.id, kind, may_delete=may_delete)
            assert not done.errors
        runner = self.runner()
        while await runner.run_next():
            pass
        runs, _, _ = await read_runs(self.command, self.id, 1)
        return runs[0] if runs else None

    async def pause(self, *, is_paused: bool) -> None:
        """Pauses it, or lets it go on."""
        done = await update_connection(
            self.command, self.vault, self.id, name=None, settings=None, is_paused=is_paused, may_be_http=True
        )
        assert not done.errors

    async def give(self, settings: dict[str, str]) -> None:
        """Gives it other settings."""
        done = await update_connection(
            self.command, self.vault, self.id, name=None, settings=settings, is_paused=None, may_be_http=True
        )
        assert not done.errors

    async def remove(self, *, with_records: bool) -> None:
        """Disconnects."""
        assert not (await remove_connection(self.command, self.id, with_records=with_records)).errors

    async def state(self) -> ConnectionState:
        """How it stands."""
        [state] = await read_connections(self.command)
        return state

    async def refusals(self) -> list[Refusal]:
        """What was refused."""
        return [*(await read_refusals(self.command, self.id, 100))[0]]

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database has."""
        async with self.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(statement))]
