"""Loaders that wait until a query has asked for everything."""

import asyncio
from typing import TypeVar

from aiodataloader import DataLoader, dispatch_queue
from aiodataloader import Loader as Asked

K = TypeVar("K")
V = TypeVar("V")

# Each level of lists in a query takes its fields a turn or two of the event loop longer to be asked, and a query has at most 15.
# A turn in which nothing happens costs a few microseconds.
_QUIET_TURNS = 20


class QuiescentLoader(DataLoader[K, V]):
    """Loads once nobody has asked for anything during some turns of the event loop.

    The library's own loaders go after two turns: what a query asks for further down would be another statement.
    """

    _waiting: "asyncio.Task[None] | None" = None

    def do_resolve_reject(self, key: K, future: "asyncio.Future[V]") -> None:
        """Puts the key into the queue; the first one begins the wait."""
        self._queue.append(Asked(key=key, future=future))
        if len(self._queue) == 1:
            self._waiting = self.loop.create_task(self._wait())

    async def _wait(self) -> None:
        quiet, requested = 0, len(self._queue)
        while quiet < _QUIET_TURNS:
            await asyncio.sleep(0)
            if not self._queue:
                # Somebody has taken it along.
                return
            quiet = quiet + 1 if len(self._queue) == requested else 0
            requested = len(self._queue)
        dispatch_queue(self)
