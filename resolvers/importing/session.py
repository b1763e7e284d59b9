"""What an import and the planner of the database tell each other."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, text
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


async def analyze_tables(engine: AsyncEngine, rows: Mapping[str, int]) -> None:
    """Lets the planner know how the tables have grown by so many rows of the files, by their names.

    Tables that have many times more are left alone: what the planner knows of these still holds, and looking at them anew takes
    seconds, however little was brought.
    """
    brought: Counter[str] = Counter()
    for file in (*DICTIONARIES, *STREAMS):
        brought[file.table.name] += rows.get(file.file, 0)
    async with undisturbed_transaction(engine) as connection:
        names = (await connection.execute(_HAVE_GROWN, {"names": [*brought], "rows": [*brought.values()]})).scalars()
        if grown := sorted(names):
            await connection.execute(text(f"analyze {', '.join(grown)}"))


# As autovacuum has it, which adds up what several imports bring. Of a table that was never looked at nothing is known (-1).
_HAVE_GROWN = text("""
SELECT name FROM unnest(:names, :rows) AS brought (name, rows) JOIN pg_class ON pg_class.oid = name::regclass
WHERE rows > 0 AND rows >= reltuples / 10""").bindparams(
    bindparam("names", type_=ARRAY(Text)), bindparam("rows", type_=ARRAY(BigInteger))
)
