"""Statements that are handed to the driver as they are.

SQLAlchemy takes twice as long as the driver for a short statement, to make a result of it that nobody needs whose statement is text and
whose rows have a known order. Its connection, its transaction, its listeners and what it makes of errors stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import await_only

Statement = tuple[str, Mapping[str, object]]
"""A text with names for its parameters, and these."""
Rows = Sequence[tuple[Any, ...]]


class _Execution:
    """In place of SQLAlchemy's own context of an execution, for listeners to leave something at, and for what it makes of errors."""

    executemany = False

    def handle_dbapi_exception(self, error: BaseException) -> None:
        """Nothing is left to clear away."""


async def rows_within(connection: AsyncConnection, text: str, params: Mapping[str, object]) -> Rows:
    """The rows of a statement in the transaction that the connection has begun; none of one that returns nothing.

    Raises what SQLAlchemy raises.
    """
    [rows] = await rows_together(connection, [(text, params)])
    return rows


async def rows_together(connection: AsyncConnection, statements: Sequence[Statement]) -> list[Rows]:
    """The rows of each, which all take one way to the database and back; the transaction's begin, too, if they are its first. They are
    run one after the other, and each sees what was written until then."""
    return await connection.run_sync(send, statements)


async def end_with(connection: AsyncConnection, *statements: Statement) -> list[Rows]:
    """The rows of the last statements of a transaction, which is ended in the same way to the database."""
    return await connection.run_sync(send, statements, ends=True)


def send(
    connection: Connection, statements: Sequence[Statement], *, begins: bool = True, ends: bool = False
) -> list[Rows]:
    """The rows of each, for who is in a greenlet of SQLAlchemy's; ``begins``: in a transaction, which begins with them if there is
    none; ``ends``: it ends with them."""
    # Who listens does so to the engine. What a connection has of it is put together for each of them, and is the same.
    listeners = connection.engine.dispatch
    before, after = listeners.before_cursor_execute, listeners.after_cursor_execute
    executions = [_Execution() for _ in statements]
    heard = [*statements]
    for number, execution in enumerate(executions) if before else ():
        for hear in before:
            heard[number] = hear(connection, None, *heard[number], execution, False)
    try:
        rows: list[Rows] = await_only(_run(connection.connection.driver_connection, heard, begins, ends))
    except BaseException as error:  # as SQLAlchemy itself: whoever is cancelled leaves a connection in an unknown state
        connection._handle_dbapi_exception(error, *heard[-1], None, executions[-1])  # pyright: ignore[reportPrivateUsage, reportArgumentType] - the one place that knows when a connection, or all, are lost
    for (text, params), execution in zip(heard, executions, strict=True) if after else ():
        for hear in after:
            hear(connection, None, text, params, execution, False)
    return rows


def has_ended(connection: Connection) -> bool:
    """Whether the transaction was ended in the way of its last statements, so that nothing is to be sent any more."""
    driver: Any = connection.connection.driver_connection
    return driver.sending.is_idle


async def _run(driver: Any, statements: Sequence[Statement], begins: bool, ends: bool) -> list[Rows]:
    # The engine's own: `crm_desktop.cursor`.
    return await driver.sending.run_together(statements, begins=begins, ends=ends)
