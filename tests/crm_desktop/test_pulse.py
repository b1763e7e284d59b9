"""Whether anybody need wait for the database."""

import asyncio

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.pulse import DatabaseSilentError, Pulse
from crm_desktop.request_work import never_leaving, run_for_request


class Hanging:
    """Lets nothing be answered that is asked by an engine, as long as it hangs."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.hangs = False
        event.listen(engine.sync_engine, "before_cursor_execute", self._replace, retval=True)

    def _replace(self, _1: object, _2: object, statement: str, parameters: object, *_: object) -> tuple[str, object]:
        return ("SELECT pg_sleep(60)" if self.hangs else statement), parameters


async def test_who_waits_is_told_so_when_nothing_is_answered_and_who_comes_then_at_once(database_url: str) -> None:
    engine, looking = create_engine(database_url), create_engine(database_url, pool_size=1)
    hanging, pulse = Hanging(looking), Pulse(engine, looking, 2)
    waiting = asyncio.create_task(run_for_request(never_leaving(), 600, never_leaving(), pulse.silence))
    hanging.hangs = True
    await pulse.look()
    with pytest.raises(DatabaseSilentError):
        await waiting
    with pytest.raises(DatabaseSilentError):
        await run_for_request(never_leaving(), 600, never_leaving(), pulse.silence)
    hanging.hangs = False
    while pulse.silence.done():
        await pulse.look()
    await looking.dispose()
    await engine.dispose()


async def test_a_database_that_answers_others_is_busy_and_not_silent(database_url: str) -> None:
    engine, looking = create_engine(database_url), create_engine(database_url, pool_size=1)
    Hanging(looking).hangs = True
    pulse = Pulse(engine, looking, 2)
    looked = asyncio.create_task(pulse.look())
    async with engine.connect() as connection:
        while not looked.done():
            await connection.exec_driver_sql("SELECT 1")
    assert not pulse.silence.done()
    await looking.dispose()
    await engine.dispose()


async def test_a_database_that_is_not_there_is_not_silent() -> None:
    engine = create_engine("postgresql://nobody@127.0.0.1:1/nothing")
    pulse = Pulse(engine, engine, 600)
    await pulse.look()
    assert not pulse.silence.done()
