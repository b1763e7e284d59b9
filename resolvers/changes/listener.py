"""Hearing in one process what all processes write. Whoever must be exact asks `resolvers.changes.reading` instead."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.changes.reading import Change, Cursor, changes_since
from resolvers.changes.version import IS_SPREAD
from resolvers.outage import is_outage

log = logging.getLogger(__name__)

POLL_SECONDS = 1
PRUNE_SECONDS = 600

Hear = Callable[[Sequence[Change] | None], None]
"""Told the changes of a company; ``None``: anything may have changed."""


@dataclass(slots=True, eq=False)
class _Subscription:
    company_id: int
    hear: Hear
    is_new: bool = True


class ChangeListener:
    """Asks for changes again and again, as long as somebody wants to hear of them: one statement for all companies."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._subscriptions: list[_Subscription] = []
        self._cursor: Cursor | None = None

    def subscribe(self, company_id: int, hear: Hear) -> Callable[[], None]:
        """Lets ``hear`` be told of a company's changes until the function that is returned is called.

        First of all it is told that anything may have changed, so nothing falls between what it knew and what it hears.
        """
        subscription = _Subscription(company_id, hear)
        self._subscriptions.append(subscription)
        return lambda: self._subscriptions.remove(subscription)

    async def poll(self) -> None:
        """Tells what has changed since the last time. Raises what the driver raises; what was missed is told the next time."""
        subscriptions = [*self._subscriptions]
        if not subscriptions:
            self._cursor = None
            return
        changes = await changes_since(self._engine, {each.company_id for each in subscriptions}, self._cursor)
        self._cursor = changes.cursor
        for each in subscriptions:
            if changes.found is None or each.is_new:
                each.is_new = False
                each.hear(None)
            elif theirs := [change for change in changes.found if change.company_id == each.company_id]:
                each.hear(theirs)

    async def run(self) -> None:
        """Polls, and forgets old changes now and then, until it is cancelled."""
        prune_at = 0.0
        while True:
            try:
                await self.poll()
                if asyncio.get_running_loop().time() >= prune_at:
                    prune_at = asyncio.get_running_loop().time() + PRUNE_SECONDS
                    await prune_changes(self._engine)
            except Exception as error:
                # Of an outage the requests tell.
                if not is_outage(error) and not isinstance(error, TimeoutError):
                    log.exception("Changes could not be heard")
            await asyncio.sleep(POLL_SECONDS)


async def prune_changes(engine: AsyncEngine) -> None:
    """Forgets changes that no cursor may ask for any more, so many at a time. Several processes may do so at once."""
    async with autocommitting(engine) as writing:
        is_spread = (await writing.execute(text(f"SELECT {IS_SPREAD}"))).scalar_one()
        await writing.execute(_PRUNE_SPREAD if is_spread else _PRUNE)


# What is as old on any node; none of it is a version there.
_PRUNE_SPREAD = text("DELETE FROM data_changes WHERE written_at < now() - interval '24 hours'")

# Twice as old as a cursor may be: a change is told a moment before its transaction ends. A company's latest change is its version.
# Numbers that no transaction here has had yet come from another database, which this one was restored from.
_PRUNE = text("""
DELETE FROM data_changes WHERE (company_id, transaction_id, kind) IN (
  SELECT company_id, transaction_id, kind FROM data_changes AS old
  WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
  OR written_at < clock_timestamp() - interval '24 hours' AND EXISTS (
    SELECT FROM data_changes AS later
    WHERE later.company_id = old.company_id AND later.transaction_id > old.transaction_id
      AND later.transaction_id < pg_snapshot_xmax(pg_current_snapshot()))
  LIMIT 10000 FOR UPDATE SKIP LOCKED)""")
