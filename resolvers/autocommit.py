"""Statements by themselves."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


@asynccontextmanager
async def autocommitting(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """A connection on which each statement is a transaction of its own, and takes one way to the database and back."""
    async with engine.connect() as connection:
        yield await connection.execution_options(isolation_level="AUTOCOMMIT")
