"""Statements that are handed to the driver as they are.

SQLAlchemy takes twice as long as the driver for a short statement, to make a result of it that nobody needs whose statement is text and
whose rows have a known order. Its connection, its transaction, its listeners and what it makes of errors stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Never

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import await_only, greenlet_spawn

Statement = tuple[str, Mapping[str, object]]
"""A text with names for its parameters, and these."""
Rows = Sequence[tuple[Any, ...]]


async def rows_within(connection: AsyncConnection, text: str, params: Mapping[str, object]) -> Rows:
    """The rows of a statement in the transaction that the connection has begun; none of one that returns nothing.

    Raises what SQLAlchemy raises.
    """
    [rows] = await rows_together(connection, [(text, params)])
    return rows


async def rows_together(connection: AsyncConnection, statements: Sequence[Statement]) -> list[Rows]:
    """The rows of each, which all take one way to the database and back; the transaction's begin, too, if they are its first. They are
    run one after the other, and each sees what was written until then."""
    return await _send(connection, statements)


async def end_with(connection: AsyncConnection, *statements: Statement) -> list[Rows]:
    """The rows of the last statements of a transaction, which is ended in the same way to the database."""
    return await _send(connection, statements, ends=True)


async def _send(connection: AsyncConnection, statements: Sequence[Statement], *, ends: bool = False) -> list[Rows]:
    # Not within a greenlet of SQLAlchemy's, which takes its time: it is for what waits without saying so, and here only a failure may.
    within = connection.sync_connection
    assert within is not None  # as it is begun
    exchange = _Exchange(within, statements)
    try:
        rows = await exchange.run(begins=True, ends=ends)
    except BaseException as error:  # as SQLAlchemy itself: whoever is cancelled leaves a connection in an unknown state
        await greenlet_spawn(exchange.fail, error)
        raise
    exchange.tell()
    return rows


def send_at_once(connection: Connection, statements: Sequence[Statement]) -> list[Rows]:
    """The rows of each, for who is in a greenlet of SQLAlchemy's; without a transaction."""
    exchange = _Exchange(connection, statements)
    try:
        rows = await_only(exchange.run(begins=False, ends=False))
    except BaseException as error:  # as above
        exchange.fail(error)
    exchange.tell()
    return rows


def has_ended(connection: Connection) -> bool:
    """Whether the transaction was ended in the way of its last statements, so that nothing is to be sent any more."""
    driver: Any = connection.connection.driver_connection
    return driver.sending.is_idle


class _Exchange:
    """Statements that are sent, and who hears of it."""

    def __init__(self, connection: Connection, statements: Sequence[Statement]) -> None:
        self._connection = connection
        # Who listens does so to the engine. What a connection has of it is put together for each of them, and is the same.
        self._listeners = connection.engine.dispatch
        self._executions = [_Execution() for _ in statements]
        self._heard = [*statements]
        before = self._listeners.before_cursor_execute
        for number, execution in enumerate(self._executions) if before else ():
            for hear in before:
                self._heard[number] = hear(connection, None, *self._heard[number], execution, False)

    async def run(self, *, begins: bool, ends: bool) -> list[Rows]:
        """The rows of each. ``begins``: in a transaction, which begins with them if there is none; ``ends``: it ends with them."""
        # The engine's own: `crm_desktop.cursor`.
        driver: Any = self._connection.connection.driver_connection
        return await driver.sending.run_together(self._heard, begins=begins, ends=ends)

    def fail(self, error: BaseException) -> Never:
        """Raises what SQLAlchemy raises for it, in a greenlet of SQLAlchemy's."""
        try:
            # Which it takes from what is being handled.
            raise error
        except BaseException:
            self._connection._handle_dbapi_exception(error, *self._heard[-1], None, self._executions[-1])  # pyright: ignore[reportPrivateUsage, reportArgumentType] - the one place that knows when a connection, or all, are lost

    def tell(self) -> None:
        """They are done."""
        after = self._listeners.after_cursor_execute
        for (text, params), execution in zip(self._heard, self._executions, strict=True) if after else ():
            for hear in after:
                hear(self._connection, None, text, params, execution, False)


class _Execution:
    """In place of SQLAlchemy's own context of an execution, for listeners to leave something at, and for what it makes of errors."""

    executemany = False

    def handle_dbapi_exception(self, error: BaseException) -> None:
        """Nothing is left to clear away."""
