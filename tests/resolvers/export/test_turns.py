"""Turns at downloading: so many of a company, in all processes together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.export.turns import OF_A_COMPANY, export_turn

OURS, THEIRS = 1, 2


@pytest.fixture
async def other_process(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()


async def is_taken(engine: AsyncEngine, company_id: int) -> bool:
    """Whether no turn can be had now."""
    try:
        async with asyncio.timeout(0.1), export_turn(engine, company_id):
            return False
    except TimeoutError:
        return True


async def comes(engine: AsyncEngine, company_id: int) -> bool:
    """Whether a turn comes."""
    async with asyncio.timeout(30), export_turn(engine, company_id):
        return True


async def test_a_company_has_so_many_turns_in_all_processes_together_and_others_have_theirs(
    engine: AsyncEngine, other_process: AsyncEngine
) -> None:
    async with AsyncExitStack() as held:
        for number in range(OF_A_COMPANY):
            await held.enter_async_context(export_turn((engine, other_process)[number % 2], OURS))
        assert await is_taken(engine, OURS)
        assert await is_taken(other_process, OURS)
        assert await comes(other_process, THEIRS)
    assert await comes(engine, OURS)


async def test_who_waits_gets_the_turn_that_is_given_back_in_another_process(
    engine: AsyncEngine, other_process: AsyncEngine
) -> None:
    async with AsyncExitStack() as held:
        for _ in range(OF_A_COMPANY):
            await held.enter_async_context(export_turn(engine, OURS))
        waiting = asyncio.create_task(comes(other_process, OURS))
        assert await is_taken(other_process, OURS)
    assert await waiting


async def test_turns_of_a_process_that_is_gone_are_free_after_a_while(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO export_turns SELECT :company, place, gen_random_uuid(), clock_timestamp() - interval '1 second'"
                " FROM generate_series(1, :places) AS place"
            ),
            {"company": OURS, "places": OF_A_COMPANY},
        )
    assert await comes(engine, OURS)


async def test_nothing_is_left_of_turns_that_were_had_or_waited_for(engine: AsyncEngine) -> None:
    async with AsyncExitStack() as held:
        for _ in range(OF_A_COMPANY):
            await held.enter_async_context(export_turn(engine, OURS))
        assert await is_taken(engine, OURS)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM export_turns"))).scalar_one() == 0
