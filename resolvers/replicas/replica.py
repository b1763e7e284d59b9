"""One standby: whether it may be read, and how far it is known to have come."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.outage import is_outage, sqlstate_of
from resolvers.replicas.giving_up import GivenUpError, hold, unless
from resolvers.replicas.look import Look

T = TypeVar("T")
log = logging.getLogger(__name__)

# A standby that says nothing for so long is left out.
_LOOK_SECONDS = 3
# Replaying ended the statement: what it read was vacuumed at the primary, or a buffer was wanted. The primary has no such trouble.
_CONFLICTS = {"40001", "40P01"}


class ReplicaLostError(RequestError):
    """What is being read cannot be read to its end at the standby: the request is answered anew, by the primary."""

    def __init__(self) -> None:
        super().__init__(ErrorCode.SERVICE_UNAVAILABLE, _LOST)


class Replica:
    """A standby, by its place among the settings. Read through ``run`` only: nobody waits there for a server that is gone."""

    def __init__(self, name: str, engine: AsyncEngine, looking: AsyncEngine) -> None:
        """``looking`` has a connection of its own: who looks waits for no one."""
        self.name = name
        self.engine = engine
        self._looking = looking
        self._known: Look | None = None
        # The primary that it is known to follow.
        self._primary: Look | None = None
        # Told once, and to nobody but the log: it may name servers.
        self._why = ""
        # Done when the standby is left out, for those who read there.
        self._left: asyncio.Future[None] | None = None

    def status(self) -> dict[str, str | int]:
        """What operators are shown: whether it is read, and by how many bytes of log it was behind at the latest look."""
        if self._known is None or self._primary is None:
            return {"name": self.name, "status": "left out"}
        return {
            "name": self.name,
            "status": "read",
            "bytesBehind": max(self._primary.position - self._known.position, 0),
        }

    @property
    def known(self) -> Look | None:
        """What it said of itself the last time; ``None`` while it is left out."""
        return self._known

    def follows(self, running_since: str) -> bool:
        """Whether it has the history of the primary that has been running since then, as far as it has come."""
        return self._known is not None and self._primary is not None and self._primary.running_since == running_since

    async def look(self, primary: Look) -> None:
        """Finds out whether it may be read, from now on until the next look. Raises nothing."""
        try:
            self._note(await unless(None, Look.at_standby(self._looking), seconds=_LOOK_SECONDS), primary)
        except GivenUpError:
            self._leave_out(f"it says nothing for {_LOOK_SECONDS} seconds")
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            self._leave_out(_words(error))

    async def has(self, position: int) -> bool:
        """Whether it has replayed the primary's log up to there. Raises `ReplicaLostError`."""
        if self._known is not None and self._known.position < position and self._primary is not None:
            self._note(await self.run(Look.at_standby(self.engine)), self._primary)
        return self._known is not None and self._known.position >= position

    async def run(self, reading: Coroutine[Any, Any, T]) -> T:
        """What is read there. Raises `ReplicaLostError` if that is the standby's fault, at once if it is left out meanwhile."""
        try:
            return await unless(self._left, reading)
        except GivenUpError:
            raise ReplicaLostError from None
        except Exception as error:
            if not self.is_to_blame(error):
                raise
            raise ReplicaLostError from error

    def is_to_blame(self, error: Exception) -> bool:
        """Whether it is the standby's fault and no statement's; it is left out then, if nothing can be read there."""
        if isinstance(error, PoolTimeoutError) or (isinstance(error, DBAPIError) and sqlstate_of(error) in _CONFLICTS):
            return True
        if isinstance(error, TimeoutError) or is_outage(error):
            self._leave_out(_words(error))
            return True
        return False

    async def finish(self, ending: Coroutine[Any, Any, None]) -> None:
        """Lets what was begun there end, and waits for it as long as the standby is read; raises nothing."""
        task = hold(ending)
        await asyncio.wait({task} if self._left is None else {task, self._left}, return_when=asyncio.FIRST_COMPLETED)

    def mistrust(self) -> None:
        """Leaves it out until it was looked at: it is not what it was."""
        self._leave_out("it was started anew, or promoted")

    async def dispose(self) -> None:
        """Closes all connections."""
        await self.engine.dispose()
        await self._looking.dispose()

    def _note(self, found: Look | None, primary: Look) -> None:
        if found is None:
            self._leave_out("it is no standby")
        elif found.history != primary.history:
            self._leave_out(f"it has another history ({found.history}) than the primary ({primary.history})")
        else:
            if self._known is None:
                log.info("%s is read from now on", self.name)
                self._left = asyncio.get_running_loop().create_future()
            self._known, self._primary, self._why = found, primary, ""

    def _leave_out(self, why: str) -> None:
        told = " ".join(why.split())
        if told != self._why:
            log.warning("%s is left out: %s", self.name, told)
        self._known, self._why = None, told
        if self._left is not None and not self._left.done():
            self._left.set_result(None)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {getattr(error, 'orig', None) or error}"


_LOST = LocalizedText(
    "The database cannot be used just now. Try again in a moment.",
    "База данных сейчас недоступна. Попробуйте чуть позже.",
)
