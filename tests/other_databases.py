"""The tests' databases are on one server, so what one is being written may be in the snapshots of all."""

import asyncio

import psycopg
from sqlalchemy.ext.asyncio import AsyncEngine

_UNDER_WAY = """
SELECT EXISTS (
  SELECT FROM pg_stat_activity
  WHERE datname <> current_database()
    AND backend_xid::text::bigint < (SELECT max(transaction_id)::text::bigint FROM data_changes))
"""


async def others_have_ended(engine: AsyncEngine) -> None:
    """Waits until no other database's transaction is under way that began before this one's latest change.

    When such a one ends, the version of this database's data is another one: rightly so, but not what a test of versions is about.
    """
    address = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with asyncio.timeout(60), await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        while await (await connection.execute(_UNDER_WAY)).fetchone() == (True,):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
