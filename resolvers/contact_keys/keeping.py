"""Giving keys to the contacts that have none of their own yet, in the background of every process that serves.

Those are all that were there before keys were, what imports and feeds have written, and all of a company that has moved to another
country. Some at a time, whichever company's: it may be broken off whenever it is, and several processes may do it at once.
"""

import json
import logging
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models.time_zone import time_zone
from resolvers.autocommit import autocommitting
from resolvers.background import again_and_again
from resolvers.contact_keys.region import region_of
from resolvers.contact_keys.rules import keys_of

log = logging.getLogger(__name__)

# Few enough that requests do not notice: reading so many numbers and addresses takes some hundredths of a second.
BATCH = 250


class ContactKeyKeeper:
    """Goes from company to company, a batch each."""

    def __init__(self, engine: AsyncEngine, poll_seconds: float = 1) -> None:
        """``poll_seconds``: how long it rests when there is nothing to do."""
        self._engine = engine
        self._poll_seconds = poll_seconds
        self._company = 0
        self._did_some = False

    async def key_next(self) -> bool:
        """A batch of the next company; says whether there may be more. Raises what the driver raises."""
        async with autocommitting(self._engine) as reading:
            found = await reading.exec_driver_sql(_NEXT, {"after": self._company})
            company_id: int | None = found.scalar_one_or_none()
        self._company = company_id or 0
        if company_id is None:
            # Those with smaller numbers have their turn, unless all that is left is being changed by somebody.
            again, self._did_some = self._did_some, False
            return again
        async with self._engine.begin() as connection:
            self._did_some |= await key_some(connection, company_id) > 0
        return True

    async def run(self) -> None:
        """Goes on until it is cancelled."""
        await again_and_again(self.key_next, self._poll_seconds, log, "Contacts could not be compared")


async def key_some(connection: AsyncConnection, company_id: int, batch: int = BATCH) -> int:
    """Gives keys to some contacts of the company that nobody is changing, and says to how many. To be called in a transaction."""
    params: dict[str, Any] = {"company": company_id, "batch": batch}
    region = region_of(time_zone((await connection.exec_driver_sql(_ZONE, params)).scalar_one()))
    rows = (await connection.exec_driver_sql(_TAKE, params)).all()
    if not rows:
        return 0
    keys = [
        (row.id, kind.value, key)
        for row in rows
        for kind, key in sorted(keys_of(row.name, json.loads(row.fields).values(), region))
    ]
    params |= {
        "ids": [row.id for row in rows],
        "contacts": [contact_id for contact_id, _, _ in keys],
        "kinds": [kind for _, kind, _ in keys],
        "keys": [key for _, _, key in keys],
    }
    for statement in (_FORGET, _KEEP, _MARK):
        await connection.exec_driver_sql(statement, params)
    return len(rows)


_NEXT = """
SELECT company_id FROM contacts WHERE NOT is_keyed AND company_id > %(after)s::bigint ORDER BY company_id LIMIT 1"""
_ZONE = "SELECT timezone FROM companies WHERE id = %(company)s::bigint"
_TAKE = """
SELECT id, name, fields::text AS fields FROM contacts WHERE company_id = %(company)s::bigint AND NOT is_keyed
ORDER BY id LIMIT %(batch)s::bigint FOR NO KEY UPDATE SKIP LOCKED"""
_FORGET = "DELETE FROM contact_keys WHERE company_id = %(company)s::bigint AND contact_id = ANY(%(ids)s::bigint[])"
_KEEP = """
INSERT INTO contact_keys (company_id, contact_id, kind, key)
SELECT %(company)s::bigint, contact_id, kind, key
FROM unnest(%(contacts)s::bigint[], %(kinds)s::text[], %(keys)s::text[]) AS made (contact_id, kind, key)"""
_MARK = "UPDATE contacts SET is_keyed = true WHERE company_id = %(company)s::bigint AND id = ANY(%(ids)s::bigint[])"
