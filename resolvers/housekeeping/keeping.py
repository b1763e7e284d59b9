"""Keeping house in the background of every process that serves, and by command."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company
from resolvers.autocommit import autocommitting
from resolvers.background import again_and_again
from resolvers.housekeeping.removal import Tell, may_remove, next_to_remove, remove_company
from resolvers.housekeeping.retention import DEFAULT_RETENTION, Retention, forget_old
from resolvers.housekeeping.token_ends import tell_of_ends
from resolvers.housekeeping.token_expiry import note_expired_tokens

log = logging.getLogger(__name__)

# Seconds to the first round, and between two of them: nothing that is done here is urgent.
_BEFORE = 60
_REST = 600


class Housekeeper:
    """Removes companies whose time has come, and forgets what is old, company by company. Several processes may do so at once."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        retention: Retention = DEFAULT_RETENTION,
        *,
        sends_mail: bool = False,
    ) -> None:
        """``sends_mail``: people are told by mail of tokens that are about to end."""
        self._engine = engine
        self._clock = clock
        self._made = clock(), time.monotonic()
        self._retention = retention
        self._sends_mail = sends_mail

    async def remove_due(self, tell: Tell) -> None:
        """Removes all companies that are due. A role that may not leaves it to another one. Raises what the driver raises."""
        while await may_remove(self._engine):
            company_id = await next_to_remove(self._engine, await self._certain_now())
            if company_id is None:
                return
            await remove_company(self._engine, company_id, tell)

    async def forget(self) -> None:
        """Tells of tokens that end or have ended, and forgets what is old, in each company. Raises what the driver raises."""
        last: int | None = 0
        while (last := await self._after(last)) is not None:
            now = await self._certain_now()
            if self._sends_mail:
                await tell_of_ends(self._engine, last, now)
            await note_expired_tokens(self._engine, last, now)
            await forget_old(self._engine, last, self._retention, now)

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        await asyncio.sleep(_BEFORE)
        await again_and_again(self._do_all, _REST, log, "What is old could not be taken away")

    async def _do_all(self) -> bool:
        await self.remove_due(_tell_nobody)
        await self.forget()
        return False

    async def _certain_now(self) -> datetime:
        """By this machine's clock, by the database's, and by how long this process has been at it: what is taken away because
        clocks jumped ahead, be it both of them, would not come back.
        """
        async with autocommitting(self._engine) as reading:
            theirs: datetime = (await reading.exec_driver_sql("SELECT clock_timestamp()")).scalar_one()
        began, since = self._made
        return min(self._clock(), theirs, began + timedelta(seconds=time.monotonic() - since))

    async def _after(self, company_id: int) -> int | None:
        requested = select(Company.id).where(Company.id > company_id).order_by(Company.id).limit(1)
        async with autocommitting(self._engine) as reading:
            return await reading.scalar(requested)


def _tell_nobody(_table: str, _rows: int) -> None:
    pass
