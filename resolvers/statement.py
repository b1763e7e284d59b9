"""One statement out of many parts.

Every read of the product is a *part*: a sub-select that returns one JSON value. Parts asked for in the same turn travel as the columns
of one ``SELECT``: one round trip, one snapshot, whatever their number.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# What the server may take (its own statement_timeout is shorter and gives the better error) before the client gives up waiting.
PATIENCE_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-select of one JSON column and one row.

    ``text`` names the parameters of its own with the prefix ``s_`` (``%(s_start)s``), which become ``s0_``, ``s1_``… where parts stand
    side by side; parameters without it (``%(company)s``) are the same in all parts. ``params`` are keyed without the prefix
    for its own, ``shared`` holds the others. ``effect`` is a statement that writes down that the part was read, with the same
    parameters; it is done with the reading, or not at all.
    """

    text: str
    params: Mapping[str, object]
    effect: str | None = None


async def read_parts(engine: AsyncEngine, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
    """The parts' values, in their order, by one statement in one snapshot.

    Raises what the driver raises: SQLAlchemy's ``DBAPIError`` for a refused statement, ``TimeoutError`` when no answer came in
    ``PATIENCE_SECONDS``. If one part fails, all do.
    """
    if not parts:
        return []
    async with asyncio.timeout(PATIENCE_SECONDS), engine.connect() as connection:
        return await read_parts_within(await connection.execution_options(isolation_level="AUTOCOMMIT"), parts, shared)


async def read_parts_within(
    connection: AsyncConnection, parts: Sequence[Part], shared: Mapping[str, object]
) -> list[Any]:
    """The same, on a connection, for what is read in a transaction to be written in it."""
    columns: list[str] = []
    effects: list[str] = []
    params: dict[str, object] = dict(shared)
    for number, part in enumerate(parts):
        columns.append(f"({_numbered(part.text, number)})")
        if part.effect is not None:
            effects.append(f"effect_{number} AS ({_numbered(part.effect, number)})")
        params.update((f"s{number}_{name}", value) for name, value in part.params.items())
    # Text that is the same for the same shape of request, so that the server prepares it once.
    text = (f"WITH {', '.join(effects)} " if effects else "") + "SELECT " + ",\n".join(columns)
    return list((await connection.exec_driver_sql(text, params)).one())


def _numbered(text: str, number: int) -> str:
    return text.replace("%(s_", f"%(s{number}_")
