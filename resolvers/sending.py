"""Statements that are handed to the driver as they are.

SQLAlchemy takes twice as long as the driver for a short statement, to make a result of it that nobody needs whose statement is text and
whose rows have a known order. Its connection, its transaction, its listeners and what it makes of errors stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import await_only


class _Execution:
    """In place of SQLAlchemy's own context of an execution, for listeners to leave something at, and for what it makes of errors."""

    executemany = False

    def handle_dbapi_exception(self, error: BaseException) -> None:
        """Nothing is left to clear away."""


async def rows_within(
    connection: AsyncConnection, text: str, params: Mapping[str, object]
) -> Sequence[tuple[Any, ...]]:
    """The rows of a statement in the transaction that the connection has begun; none of one that returns nothing.

    Raises what SQLAlchemy raises.
    """
    return await connection.run_sync(send, text, params)


def send(connection: Connection, text: str, params: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
    """The same, for who is in a greenlet of SQLAlchemy's."""
    execution, given = _Execution(), params
    for hear in connection.dispatch.before_cursor_execute:
        text, given = hear(connection, None, text, given, execution, False)
    try:
        rows: Sequence[tuple[Any, ...]] = await_only(_run(connection.connection.driver_connection, text, given))
    except BaseException as error:  # as SQLAlchemy itself: whoever is cancelled leaves a connection in an unknown state
        connection._handle_dbapi_exception(error, text, given, None, execution)  # pyright: ignore[reportPrivateUsage, reportArgumentType] - the one place that knows when a connection, or all, are lost
    for hear in connection.dispatch.after_cursor_execute:
        hear(connection, None, text, given, execution, False)
    return rows


async def _run(driver: Any, text: str, params: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
    cursor = await driver.execute(text, params)
    return await cursor.fetchall() if cursor.pgresult.nfields else ()
