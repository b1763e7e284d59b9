"""The database session of an import."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, cast

from psycopg import AsyncConnection as DriverConnection
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers.importing.formats import DICTIONARIES, STREAMS

# Whichever of them the server knows. An import takes as long as it takes.
_LIFT_TIME_LIMITS = text("""
select set_config(name, '0', true) from pg_settings
where name in (
    'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout'
)
""")
# For sorting and joining whole files.
_GIVE_MEMORY = text("select set_config('work_mem', '64MB', true)")


@asynccontextmanager
async def undisturbed_transaction(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """A transaction without time limits, in which every statement sees what others have committed by then."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="READ COMMITTED")
        raw = await connection.get_raw_connection()
        driver = cast("DriverConnection[Any]", raw.driver_connection)
        prepare_threshold = driver.prepare_threshold
        # Each statement runs once, and is planned best for the tables as they are then.
        driver.prepare_threshold = None
        try:
            async with connection.begin():
                await connection.execute(_LIFT_TIME_LIMITS)
                await connection.execute(_GIVE_MEMORY)
                yield connection
        finally:
            driver.prepare_threshold = prepare_threshold


async def analyze_tables(engine: AsyncEngine) -> None:
    """Lets the planner know how the tables have grown."""
    names = sorted({file.table.name for file in (*DICTIONARIES, *STREAMS)})
    async with undisturbed_transaction(engine) as connection:
        await connection.execute(text(f"analyze {', '.join(names)}"))
