"""A process that brings records is killed: another one goes on from the last page that was written."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from models import RunKind
from resolvers.connectors.runner import ConnectionRunner
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import fill
from tests.connectors.connected import HERE, Connected


class KilledError(Exception):
    """The process is no more."""


async def test_another_process_goes_on_where_one_was_killed(connected: Connected, portal: Portal) -> None:
    fill(portal, deals=170)
    is_killed = False

    def clock() -> datetime:
        # Nothing is written without a look at the clock: neither a page, nor that the connection is let go.
        if is_killed:
            raise KilledError
        return connected.clock.now

    async def kill(method: str) -> None:
        nonlocal is_killed
        is_killed = portal.asked.count("batch") == 2 and method == "crm.item.list"

    portal.before = kill
    runner = ConnectionRunner(connected.engine, connected.vault, HERE, clock, sleep=connected.sleep)
    with pytest.raises(KilledError):
        await runner.run_next()
    portal.before = None
    # Nobody else has it until there was no sign of life for long enough.
    await connected.run()
    assert portal.asked.count("batch") == 2
    asked = portal.asked.count("crm.item.list")
    connected.clock.now += timedelta(seconds=31)
    run = await connected.run()
    assert run is not None
    assert (run.kind, run.counts["deal"]) == (RunKind.HISTORY, {"created": 170})
    # Two pages of deals are left, and neither contacts nor companies are asked for again.
    assert portal.asked.count("crm.item.list") == asked + 2


async def test_a_connection_is_carried_on_by_one_at_a_time(connected: Connected, portal: Portal) -> None:
    both = [connected.runner(), connected.runner()]
    while any(await asyncio.gather(*(each.run_next() for each in both))):
        pass
    assert portal.asked.count("crm.activity.list") == 1
    assert await connected.rows("SELECT count(*) FROM connection_runs") == [(1,)]


async def test_who_lost_the_connection_writes_nothing_more(connected: Connected, portal: Portal) -> None:
    async def take_over(method: str) -> None:
        if method == "crm.activity.list":
            portal.before = None
            async with connected.engine.begin() as connection:
                await connection.execute(text("UPDATE connections SET claim = gen_random_uuid()"))

    portal.before = take_over
    await connected.runner().run_next()
    brought = "SELECT count(*) FROM activities WHERE external_id LIKE 'bitrix24-1:%'"
    assert await connected.rows(brought) == [(0,)]
    connected.clock.now += timedelta(seconds=31)
    await connected.run()
    assert await connected.rows(brought) == [(8,)]


async def test_a_paused_connection_rests_and_goes_on_where_it_was(connected: Connected, portal: Portal) -> None:
    await connected.pause(is_paused=True)
    await connected.run()
    assert portal.asked == []
    await connected.pause(is_paused=False)
    run = await connected.run()
    assert run is not None
    assert run.counts["deal"] == {"created": 60}
