"""What an import leaves to the database when it is done."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing.formats import DICTIONARIES, STREAMS
from resolvers.undisturbed import undisturbed_transaction


async def analyze_tables(engine: AsyncEngine) -> None:
    """Lets the planner know how the tables have grown."""
    names = sorted({file.table.name for file in (*DICTIONARIES, *STREAMS)})
    async with undisturbed_transaction(engine) as connection:
        await connection.execute(text(f"analyze {', '.join(names)}"))
