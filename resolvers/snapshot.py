"""Several statements as of one moment."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers.statement import PATIENCE_SECONDS, Part, Reader, Statements, read_parts, read_parts_within

# Milliseconds. After a failure statements come one by one; one that hangs must leave time for the others.
_CAREFUL_TIMEOUT = 1_000


class Snapshot:
    """What a query reads by several statements that must agree: one read-only transaction, begun by the first of them.

    It has one connection, on which statements wait for each other. Nothing of it outlives the transaction, so that a pooler may give
    the server's connection to somebody else afterwards, and a standby will do.
    """

    def __init__(self, engine: AsyncEngine, *, ends_with_rows: bool) -> None:
        """``ends_with_rows``: once rows were read, nothing will follow that has to agree with them."""
        self._engine = engine
        self._ends_with_rows = ends_with_rows
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._is_over = False
        self._lost: Exception | None = None
        self._is_careful = False

    @property
    def engine(self) -> AsyncEngine:
        """See `resolvers.statement.Reader`."""
        return self._engine

    async def read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        """See `resolvers.statement.Reader`. Statements that come after its end are snapshots of their own."""
        if not parts:
            return []
        async with asyncio.timeout(PATIENCE_SECONDS), self._turn:
            if not self._is_over:
                return await self._read(parts, shared)
        return await read_parts(self._engine, parts, shared)

    async def rows_were_read(self) -> None:
        """See `Reader`. Gives the connection back, if that was all: what Python makes of the rows may then take its time."""
        if self._ends_with_rows:
            await self.end()

    async def end(self) -> None:
        """See `Reader`. Gives the connection back."""
        async with self._turn:
            self._is_over = True
            connection, self._connection = self._connection, None
            if connection is not None:
                try:
                    # Nothing was written, so it need not succeed. Not a rollback: after one of those the driver forgets which
                    # statements the server has prepared.
                    with suppress(DBAPIError):
                        await connection.commit()
                finally:
                    await connection.close()

    async def _read(self, parts: Sequence[Part], shared: Mapping[str, object]) -> list[Any]:
        if self._lost is not None:
            # What was seen then cannot be seen again.
            raise self._lost
        is_first = self._connection is None
        connection = self._connection = self._connection or await self._begin()
        try:
            if not is_first:
                # What fails alone must not end the transaction.
                await connection.exec_driver_sql("SAVEPOINT reading")
            if self._is_careful:
                await connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_CAREFUL_TIMEOUT}")
            return await read_parts_within(connection, parts, shared)
        except DBAPIError as error:
            if error.connection_invalidated or is_first:
                await self._drop(None if is_first else error)
            else:
                self._is_careful = True
                await connection.exec_driver_sql("ROLLBACK TO SAVEPOINT reading")
            raise
        except BaseException:
            # Nobody knows what a statement that was given up has done to the connection.
            await self._drop(None if is_first else TimeoutError("The transaction of this query was given up"))
            raise

    async def _begin(self) -> AsyncConnection:
        connection = await self._engine.connect()
        # Repeatable read: every statement sees what the first one saw. It is not told to be for reading only: the pool would make the
        # connection one for writing again afterwards, which a standby refuses.
        return await connection.execution_options(isolation_level="REPEATABLE READ")

    async def _drop(self, lost: Exception | None) -> None:
        """Ends the transaction; it is ``lost``, and why, if something was read in it."""
        self._lost = lost
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


class Reading(Enum):
    """By how many statements a request reads what must agree: figures, the rows behind them, and the feed."""

    ONCE = "by one"
    ROWS_AFTER_FIGURES = "by one for figures, and one for rows, which ends it"
    REPEATEDLY = "by any number"

    def reader(self, engine: AsyncEngine) -> Reader:
        """What it is read with. One statement is a snapshot already, and needs no transaction."""
        if self is Reading.ONCE:
            return Statements(engine)
        return Snapshot(engine, ends_with_rows=self is Reading.ROWS_AFTER_FIGURES)
