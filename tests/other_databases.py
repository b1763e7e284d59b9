"""The tests' databases are on one server, so what one is being written may be in the snapshots of all."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

# Asked of by itself: of a database that is spread over a cluster, no statement reads the nodes and what goes on in this one.
_LATEST = "SELECT max(transaction_id)::text::bigint FROM data_changes"
_UNDER_WAY = """
SELECT count(*) FROM pg_stat_activity
WHERE (datname <> current_database() OR backend_type = 'autovacuum worker') AND backend_xid::text::bigint < %(latest)s::bigint
"""


async def others_have_ended(engine: AsyncEngine) -> None:
    """Waits until no transaction of another database, or of the server itself, is under way that began before this one's latest change.

    When such a one ends, the version of this database's data is another one: rightly so, but not what a test of versions is about.
    """
    async with asyncio.timeout(60), engine.connect() as connection:
        looking = await connection.execution_options(isolation_level="AUTOCOMMIT")
        latest = (await looking.exec_driver_sql(_LATEST)).scalar_one()
        while (await looking.exec_driver_sql(_UNDER_WAY, {"latest": latest})).scalar_one():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
