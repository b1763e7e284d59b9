"""Long work in the database."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Literal, cast

from psycopg import AsyncConnection as DriverConnection
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# Whichever of them the server knows. What is done here takes as long as it takes.
_LIFT_TIME_LIMITS = text("""
select set_config(name, '0', true) from pg_settings
where name in (
    'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout'
)
""")
# For sorting and joining whole tables.
_GIVE_MEMORY = text("select set_config('work_mem', '64MB', true)")


@asynccontextmanager
async def undisturbed_transaction(
    engine: AsyncEngine, isolation: Literal["READ COMMITTED", "REPEATABLE READ"] = "READ COMMITTED"
) -> AsyncGenerator[AsyncConnection]:
    """A transaction without time limits, in which every statement sees what others have committed by then, or had by the first."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level=isolation)
        raw = await connection.get_raw_connection()
        driver = cast("DriverConnection[Any]", raw.driver_connection)
        prepare_threshold = driver.prepare_threshold
        # Each statement runs once, and is planned best for the tables as they are then.
        driver.prepare_threshold = None
        try:
            async with connection.begin():
                await lift_limits(connection)
                yield connection
        finally:
            driver.prepare_threshold = prepare_threshold


async def lift_limits(connection: AsyncConnection) -> None:
    """Lets a transaction that has begun otherwise take as long as it takes, with memory for whole tables."""
    await connection.execute(_LIFT_TIME_LIMITS)
    await connection.execute(_GIVE_MEMORY)
