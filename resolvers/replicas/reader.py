"""Reading a request's figures and rows at a standby, and what a standby may not answer at the primary."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.changes.version import read_version, sees_version
from resolvers.replicas.look import RUNNING_SINCE
from resolvers.replicas.replica import Replica, ReplicaLostError
from resolvers.replicas.replicas import Replicas
from resolvers.snapshot import Reading
from resolvers.statement import Part, Reader

# Told by the statement itself, so of the very server that answered it.
_WHO = Part(f"SELECT CASE WHEN pg_is_in_recovery() THEN {RUNNING_SINCE}::text END", {})


class ReplicaReader:
    """A `Reader` of one request. Where it reads is chosen when it is first asked, and stays so: a standby may be behind another one.

    What a standby cannot answer to its end raises `ReplicaLostError`.
    """

    def __init__(self, replicas: Replicas, viewer: Viewer, reading: Reading) -> None:
        self._replicas = replicas
        self._viewer = viewer
        self._reading = reading
        self._choosing = asyncio.Lock()
        self._at_primary = reading.reader(replicas.primary)
        self._chosen: tuple[Replica, Reader] | None = None
        self._has_chosen = False
        self.is_lost = False
        """Whether something that was asked for could not be read to its end."""

    @property
    def engine(self) -> AsyncEngine:
        """See `Reader`."""
        return self._replicas.primary if self._chosen is None else self._chosen[0].engine

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        """See `Reader`. Raises `ReplicaLostError`, too."""
        anywhere = [part for part in parts if not part.at_primary]
        chosen = await self._choose() if anywhere else None
        if chosen is None:
            return await self._at_primary.read(parts, shared)
        replica, reader = chosen
        fresh = asyncio.ensure_future(self._at_primary.read([part for part in parts if part.at_primary], shared))
        # Where the standby is lost, nobody will ask what became of it.
        fresh.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            *values, who = await replica.run(reader.read([*anywhere, _WHO], shared))
            if replica.known is None or who != replica.known.running_since:
                replica.mistrust()
                raise ReplicaLostError
            found, told = iter(values), iter(await fresh)
        except ReplicaLostError:
            self.is_lost = True
            raise
        finally:
            fresh.cancel()
        return [next(told if part.at_primary else found) for part in parts]

    async def rows_were_read(self) -> None:
        """See `Reader`."""
        await self._at_primary.rows_were_read()
        if self._chosen is not None:
            replica, reader = self._chosen
            await replica.finish(reader.rows_were_read())

    async def end(self) -> None:
        """See `Reader`."""
        await self._at_primary.end()
        if self._chosen is not None:
            replica, reader = self._chosen
            await replica.finish(reader.end())

    def blames(self, error: Exception | None) -> bool:
        """Whether it is the standby's fault what came of reading at ``engine``."""
        return self._chosen is not None and error is not None and self._chosen[0].is_to_blame(error)

    async def is_of_one_version(self) -> bool:
        """Whether nobody has written since the viewer was found: what was read at the primary meanwhile, the standby has, too.

        Raises what the driver raises about the primary.
        """
        if self._chosen is None:
            return True
        return await read_version(self._replicas.primary, self._viewer.company.id) == self._viewer.data_version

    async def saw_only(self, version: str) -> bool:
        """Whether all that was read so far is what the company's data were at this version, and nothing newer.

        Asked where it was read: what is committed can be seen at a standby a moment before the primary shows it. Raises nothing.
        """
        if self._chosen is None:
            return True
        replica, _ = self._chosen
        try:
            return await replica.run(sees_version(replica.engine, self._viewer.company.id, version))
        except ReplicaLostError:
            return False

    async def _choose(self) -> tuple[Replica, Reader] | None:
        async with self._choosing:
            if not self._has_chosen:
                replica = await self._replicas.choose(self._viewer)
                self._has_chosen = True
                if replica is not None:
                    self._chosen = replica, self._reading.reader(replica.engine)
        return self._chosen
