"""What is taken for an outage of the database."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import PendingRollbackError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.outage import is_outage

END_MINE = text("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_whoever_goes_on_with_a_connection_that_was_lost_meets_the_same_outage(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(Exception, match="terminating connection") as lost:
            await connection.execute(END_MINE)
        with pytest.raises(PendingRollbackError) as afterwards:
            await connection.execute(text("SELECT 1"))
    assert is_outage(lost.value)
    assert is_outage(afterwards.value)


async def test_a_statement_that_is_wrong_is_none(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(ProgrammingError) as wrong:
            await connection.execute(text("SELECT nothing_of_this_name"))
    assert not is_outage(wrong.value)
