"""All standbys of a process: looking after them, and choosing one for a request."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

from cachetools import LRUCache
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.replicas.look import Look
from resolvers.replicas.replica import Replica, ReplicaLostError

log = logging.getLogger(__name__)

LOOK_SECONDS = 1
# A version is a few dozen characters.
_KNOWN_COMPANIES = 20_000


class Replicas:
    """Which standby may answer whom: one that has all that the primary had of the company's data when it let the request in.

    That is more than what this person wrote and saw, and needs nothing to be kept of them: `docs/adr/0037`.
    """

    def __init__(self, primary: AsyncEngine, replicas: Sequence[Replica] = ()) -> None:
        self.primary = primary
        self.all = tuple(replicas)
        self._turn = 0
        # By the company, the version of its data that was seen last, and a position of the log by which all of it was written.
        self._positions: LRUCache[int, tuple[str, int]] = LRUCache(_KNOWN_COMPANIES)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.all)

    async def choose(self, viewer: Viewer) -> Replica | None:
        """A standby that has what the primary had when it found the viewer; ``None`` if there is none. Raises what the driver raises
        about the primary."""
        version = viewer.data_version
        if version is None:
            return None
        running_since = version.partition(" ")[0]
        following = [each for each in self.all if each.follows(running_since)]
        if not following:
            return None
        position = await self._position_of(viewer.company.id, version)
        if position is None:
            return None
        # In turns, so that all have their part.
        self._turn += 1
        for place in range(len(following)):
            replica = following[(self._turn + place) % len(following)]
            with suppress(ReplicaLostError):
                if await replica.has(position):
                    return replica
        return None

    async def look(self) -> None:
        """Looks at the primary and then at all standbys, once. Raises nothing: of an outage of the primary the requests tell."""
        try:
            primary = await Look.at_primary(self.primary)
        except (SQLAlchemyError, OSError, TimeoutError):
            return
        if primary is not None:
            await asyncio.gather(*(each.look(primary) for each in self.all))

    async def run(self) -> None:
        """Looks at them again and again, until it is cancelled."""
        while self.all:
            try:
                await self.look()
            except Exception:
                log.exception("Replicas could not be looked at")
            await asyncio.sleep(LOOK_SECONDS)

    async def dispose(self) -> None:
        """Closes all connections to standbys."""
        for each in self.all:
            await each.dispose()

    async def _position_of(self, company_id: int, version: str) -> int | None:
        """Where the log is after all that this version has: the same as long as it is the version, while others write on."""
        known = self._positions.get(company_id)
        if known is not None and known[0] == version:
            return known[1]
        primary = await Look.at_primary(self.primary)
        if primary is None or primary.running_since != version.partition(" ")[0]:
            return None
        self._positions[company_id] = version, primary.position
        return primary.position
