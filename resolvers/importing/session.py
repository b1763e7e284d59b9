"""What an import and the planner of the database tell each other."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers.importing.formats import DICTIONARIES, STREAMS
from resolvers.undisturbed import undisturbed_transaction

# Rows that were added since a table was looked at are unknown to the planner: it must not think so few of them there that all are gone
# through for each row of a file.
_EXPECT_MORE = text("set local enable_material to off")


async def expect_more(connection: AsyncConnection) -> None:
    """Lets statements be planned as befits tables that have grown."""
    await connection.execute(_EXPECT_MORE)


async def analyze_tables(engine: AsyncEngine) -> None:
    """Lets the planner know how the tables have grown."""
    names = sorted({file.table.name for file in (*DICTIONARIES, *STREAMS)})
    async with undisturbed_transaction(engine) as connection:
        await connection.execute(text(f"analyze {', '.join(names)}"))
