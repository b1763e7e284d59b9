"""Statements by themselves."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from resolvers.sending import send_at_once


@asynccontextmanager
async def autocommitting(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """A connection on which each statement is a transaction of its own, and takes one way to the database and back."""
    async with engine.connect() as connection:
        yield await connection.execution_options(isolation_level="AUTOCOMMIT")


async def rows_of(engine: AsyncEngine, text: str, params: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
    """The rows of one such statement, on a connection for as long as it runs. Raises what the driver raises.

    What SQLAlchemy does for it, from getting a connection to giving it back, it does in one go: each way in and out of its greenlets
    takes as long as the driver's part of a short statement. For the same reason the connection is not told to be one without
    transactions, and back: none is begun.
    """
    return await greenlet_spawn(_rows_of, engine.sync_engine, text, params)


def _rows_of(engine: Engine, text: str, params: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
    with engine.connect() as connection:
        [rows] = send_at_once(connection, [(text, params)])
        return rows
