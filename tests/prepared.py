"""What many tests begin with, written the slow way once and copied from then on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from psycopg import AsyncConnection, sql
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.other_databases import others_have_ended
from tests.spare_databases import EMPTY

T = TypeVar("T")


@dataclass(frozen=True)
class _Kept:
    """What was returned, the rows of each table as PostgreSQL copies them, and the last value of each sequence."""

    returned: Any
    rows: dict[str, bytes]
    sequences: list[tuple[str, int]]


_kept: dict[Callable[..., Any], _Kept] = {}

_TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
"""
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"


async def prepared(engine: AsyncEngine, build: Callable[[AsyncEngine], Awaitable[T]]) -> T:
    """What ``build`` returns, with what it writes, and nothing else, in the database."""
    if build not in _kept:
        async with engine.begin() as connection:
            await _empty(await _driver(connection))
        returned = await build(engine)
        # Its latest change is that of each copy.
        await others_have_ended(engine)
        async with engine.begin() as connection:
            _kept[build] = await _copied(returned, await _driver(connection))
        return returned
    async with engine.begin() as connection:
        driver = await _driver(connection)
        await _empty(driver)
        await _write(_kept[build], driver)
    return _kept[build].returned


async def _empty(connection: AsyncConnection[Any]) -> None:
    # From here to the end of the transaction rows come and go in any order, whatever refers to what.
    await connection.execute("SET LOCAL session_replication_role = replica")
    # The tables in which a database that is spread over a cluster has its rows are hidden, and not for everybody to write to.
    await connection.execute("SET LOCAL citus.override_table_visibility = off")
    await connection.execute("SET LOCAL citus.enable_manual_changes_to_shards = on")
    # All tables are gone through, with all others' databases on the same server.
    await connection.execute("SET LOCAL statement_timeout = 0")
    await connection.execute(EMPTY)


async def _copied(returned: Any, connection: AsyncConnection[Any]) -> _Kept:
    rows: dict[str, bytes] = {}
    for (name,) in await (await connection.execute(_TABLES)).fetchall():
        async with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(name))) as copy:
            if found := b"".join([bytes(chunk) async for chunk in copy]):
                rows[name] = found
    return _Kept(returned, rows, await (await connection.execute(_SEQUENCES)).fetchall())


async def _write(kept: _Kept, connection: AsyncConnection[Any]) -> None:
    for name, rows in kept.rows.items():
        async with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(name))) as copy:
            await copy.write(rows)
    await connection.execute(
        "SELECT setval(name::regclass, last) FROM unnest(%s::text[], %s::bigint[]) AS s (name, last)",
        [[name for name, _ in kept.sequences], [last for _, last in kept.sequences]],
    )


async def _driver(connection: Any) -> AsyncConnection[Any]:
    return (await connection.get_raw_connection()).driver_connection
