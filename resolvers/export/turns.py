"""Turns at downloading: a company has so many at once, whichever processes its people happen to ask."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.clocks import APART

log = logging.getLogger(__name__)

OF_A_COMPANY = 3
# Whoever holds a turn says so this often. A process that is gone says nothing: after this long its turns are free.
_SIGN_SECONDS = 20
_LEASE_SECONDS = 90
# How often one who waits looks for a free turn; of a company's downloads in a process only the first one does.
_LOOK_SECONDS = 0.2

# By the engine and the company; gone when nobody waits any more.
_queues: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class _Turn:
    engine: AsyncEngine
    company_id: int
    holder: UUID = field(default_factory=uuid4)

    async def take(self) -> None:
        """Waits for it."""
        async with _queues.setdefault((id(self.engine), self.company_id), asyncio.Lock()):
            while not await self._run(_TAKE):  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(_LOOK_SECONDS)

    async def hold(self) -> None:
        """Says again and again that it is held."""
        while True:
            await asyncio.sleep(_SIGN_SECONDS)
            try:
                await self._run(_SIGN)
            except (SQLAlchemyError, TimeoutError) as error:
                log.warning("A turn at downloading could not be kept: %s", error)

    async def give_back(self) -> None:
        """Lets the next one have it."""
        try:
            await self._run(_GIVE_BACK)
        except (SQLAlchemyError, TimeoutError) as error:
            # The file is not worse for it, and the turn will be free in a while.
            log.warning("A turn at downloading could not be given back: %s", error)

    async def _run(self, text: str) -> int:
        """How many rows it concerned."""
        async with autocommitting(self.engine) as writing:
            done = await writing.exec_driver_sql(text, {"company": self.company_id, "holder": self.holder})
            return done.rowcount


@asynccontextmanager
async def export_turn(engine: AsyncEngine, company_id: int) -> AsyncGenerator[None]:
    """Waits for a turn of the company's, and holds it until the context ends. How long it may be waited for, says who uses it."""
    turn = _Turn(engine, company_id)
    holding = asyncio.create_task(turn.hold())
    try:
        await turn.take()
        yield
    finally:
        holding.cancel()
        await turn.give_back()


_FREE_AT = f"clock_timestamp() + interval '{_LEASE_SECONDS} seconds'"

# Nobody holds one for longer than that: the database's clock was set back since.
_NEVER = f"clock_timestamp() + interval '{_LEASE_SECONDS + APART.total_seconds():.0f} seconds'"

# Rows and not advisory locks, which belong to a connection: behind a pooler that is somebody else's in a moment. Of two who want the
# same place at once, the second waits for the first, finds it taken, and looks again.
_TAKE = f"""
INSERT INTO export_turns (company_id, place, holder, expires_at)
SELECT %(company)s::bigint, place, %(holder)s::uuid, {_FREE_AT} FROM generate_series(1, {OF_A_COMPANY}) AS place
WHERE NOT EXISTS (
  SELECT FROM export_turns AS taken WHERE taken.company_id = %(company)s::bigint AND taken.place = place.place
    AND taken.expires_at BETWEEN clock_timestamp() AND {_NEVER})
ORDER BY place LIMIT 1
ON CONFLICT (company_id, place) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
WHERE export_turns.expires_at NOT BETWEEN clock_timestamp() AND {_NEVER}"""  # noqa: S608 - from constants of this file
_MINE = "WHERE company_id = %(company)s::bigint AND holder = %(holder)s::uuid"
_SIGN = f"UPDATE export_turns SET expires_at = {_FREE_AT} {_MINE}"  # noqa: S608 - from constants of this file
_GIVE_BACK = f"DELETE FROM export_turns {_MINE}"  # noqa: S608 - from constants of this file
