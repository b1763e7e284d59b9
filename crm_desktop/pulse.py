"""Whether the database says anything: one that hangs refuses nothing, and whoever asks it waits."""

import asyncio
import logging

from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.replicas.giving_up import GivenUpError, unless
from schema.errors import RETRY_AFTER_SECONDS

log = logging.getLogger(__name__)

LOOK_SECONDS = 1


class DatabaseSilentError(RequestError):
    """The database says nothing: no request is at fault, and none is waited for."""

    def __init__(self) -> None:
        super().__init__(ErrorCode.SERVICE_UNAVAILABLE, _SILENT, retry_after=RETRY_AFTER_SECONDS)


class Pulse:
    """Asks the database again and again, by a connection of its own. While nothing is answered, nobody need wait for it.

    An error is an answer: whoever asks gets it, too, and at once.
    """

    def __init__(self, engine: AsyncEngine, looking: AsyncEngine, seconds: float) -> None:
        """``looking`` asks, and is silent if it was not answered for so many ``seconds``; ``engine`` is what requests ask by."""
        self._engine = engine
        self._looking = looking
        self._seconds = seconds
        self._silence: asyncio.Future[None] | None = None
        self._was_heard = False
        event.listen(engine.sync_engine, "after_cursor_execute", self._hear)

    @property
    def silence(self) -> "asyncio.Future[None]":
        """Done as long as the database says nothing."""
        if self._silence is None:
            self._silence = asyncio.get_running_loop().create_future()
        return self._silence

    async def look(self) -> None:
        """Asks once. Raises nothing."""
        self._was_heard = False
        # Twice, each time for half as long: this process may have been too busy to hear the first answer. Any other one counts as well,
        # as a database that is busy is not silent.
        if not await self._is_answered() and not await self._is_answered() and not self._was_heard:
            await self._fall_silent()
        elif self.silence.done():
            log.warning("The database answers again")
            self._silence = None

    async def run(self) -> None:
        """Asks every second until it is cancelled."""
        try:
            while True:
                await self.look()
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            await self._looking.dispose()

    def _hear(self, *_: object) -> None:
        self._was_heard = True

    async def _is_answered(self) -> bool:
        try:
            await unless(None, self._ask(), seconds=self._seconds / 2)
        except GivenUpError:
            # The connection is waited for as long as the driver likes.
            await self._looking.dispose()
            return False
        except (SQLAlchemyError, OSError, TimeoutError):
            pass
        return True

    async def _ask(self) -> None:
        async with autocommitting(self._looking) as connection:
            await connection.exec_driver_sql("SELECT 1")

    async def _fall_silent(self) -> None:
        if not self.silence.done():
            log.error("The database cannot be used: it says nothing for %s seconds", self._seconds)
            self.silence.set_result(None)
            # What waits there waits for a server that may never come back. Who asks next needs connections to one that has.
            await self._engine.dispose()


_SILENT = LocalizedText(
    "The database cannot be used just now. Try again in a moment.",
    "База данных сейчас недоступна. Попробуйте чуть позже.",
)
