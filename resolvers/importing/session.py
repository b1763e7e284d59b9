"""What an import and the planner of the database tell each other."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers.importing.formats import DICTIONARIES, STREAMS
from resolvers.undisturbed import undisturbed_transaction

MANY = 5_000
"""Rows from which on whole tables are joined, whatever the company has."""


async def plan_for(connection: AsyncConnection, rows: int) -> None:
    """Has statements planned for so many rows of a folder.

    What was added since a table was last looked at is unknown to the planner. It must not think so little of it there that all of it is
    gone through for each row of a file, or the file for each row of it.
    """
    await connection.execute(text("set local enable_material to off"))
    if rows > MANY:
        await connection.execute(text("set local enable_nestloop to off"))


async def analyze_tables(engine: AsyncEngine) -> None:
    """Lets the planner know how the tables have grown."""
    names = sorted({file.table.name for file in (*DICTIONARIES, *STREAMS)})
    async with undisturbed_transaction(engine) as connection:
        await connection.execute(text(f"analyze {', '.join(names)}"))
