"""Rows that wait, as administrators look at them, try them again, and take them away."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.commands import CommandContext
from resolvers.errors import RequestError
from resolvers.feed.waiting import WaitingRow, Which, dismiss_waiting, read_waiting, retry_waiting
from tests.resolvers.feed.conftest import Send, viewer_of
from tests.resolvers.feed.test_upsert import CONTACT, DEAL, WON
from tests.resolvers.importing.conftest import NOW

Rows = Callable[..., Awaitable[list[WaitingRow]]]


@pytest.fixture
def command(engine: AsyncEngine, administrator: Viewer) -> CommandContext:
    return CommandContext(engine, administrator, NOW)


@pytest.fixture
def waiting(command: CommandContext) -> Rows:
    async def waiting(search: str = "") -> list[WaitingRow]:
        return [*(await read_waiting(command, search, 25)).rows]

    return waiting


async def stage_called(engine: AsyncEngine, old: str, new: str) -> None:
    """An administrator calls a stage of deals otherwise: no row of a feed brings it."""
    async with engine.begin() as connection:
        renamed = text("UPDATE stages SET external_id = :new WHERE external_id = :old")
        await connection.execute(renamed, {"old": old, "new": new})


async def names(engine: AsyncEngine, of: str) -> list[Any]:
    async with engine.connect() as connection:
        return [*await connection.scalars(text(of))]


async def test_what_waits_says_for_what_since_when_and_who_sent_it(
    send: Send, administrator: Viewer, waiting: Rows
) -> None:
    await send(WON, DEAL)
    deal, move = await waiting()
    assert (move.kind, move.external_id, move.needs_kind, move.needs_external_id) == ("move", "m9", "deal", "d9")
    assert (deal.kind, deal.external_id, deal.needs_kind, deal.needs_external_id) == ("deal", "d9", "contact", "c9")
    assert (deal.since, deal.origin, deal.row["name"]) == (NOW, f"User:{administrator.user_id}", "Deal Nine")
    assert deal.reason.startswith("contact: 'c9' is unknown")


async def test_it_is_found_by_its_name_and_by_that_of_what_it_waits_for_a_page_at_a_time(
    send: Send, command: CommandContext, waiting: Rows
) -> None:
    await send(*({**DEAL, "external_id": f"d_{number}", "contact": f"C{number}"} for number in range(30)))
    first = await read_waiting(command, "", 25)
    assert (len(first.rows), first.count, first.has_next) == (25, 30, True)
    rest = await read_waiting(command, "", 25, first.rows[-1].id)
    assert ([each.external_id for each in rest.rows], rest.has_next) == (
        [f"d_{number}" for number in range(25, 30)],
        False,
    )
    assert [each.external_id for each in await waiting("c29")] == ["d_29"]
    # What matches anything elsewhere is a letter here.
    assert len(await waiting("D_2")) == 11
    assert await waiting("d%2") == []
    with pytest.raises(RequestError):
        await waiting("\0")


async def test_tried_again_it_is_written_if_what_it_waits_for_was_made_by_hand(
    engine: AsyncEngine, send: Send, command: CommandContext, waiting: Rows
) -> None:
    await send(CONTACT, DEAL, {**WON, "to_stage": "signed"}, {**WON, "external_id": "m10", "to_stage": "nowhere"})
    first, second = await waiting()
    assert (await retry_waiting(command, Which())).value == 0
    assert [(each.external_id, each.since, each.origin) for each in await waiting()] == [
        (each.external_id, each.since, each.origin) for each in (first, second)
    ]
    await stage_called(engine, "won", "signed")
    assert (await retry_waiting(command, Which(search="signed"))).value == 1
    assert [each.external_id for each in await waiting()] == ["m10"]
    found = (
        "SELECT s.external_id FROM deals d JOIN stages s ON s.company_id = d.company_id AND s.id = stage_id"
        " WHERE d.external_id = 'd9'"
    )
    assert await names(engine, found) == ["signed"]
    acts = "SELECT after ->> 'count' FROM audit_entries WHERE action = 'retryWaitingRows'"
    assert await names(engine, acts) == ["1"]


async def test_what_is_refused_when_tried_again_says_why_and_stays(
    engine: AsyncEngine, send: Send, command: CommandContext, waiting: Rows
) -> None:
    await send(CONTACT, {**DEAL, "deal_type": "barter", "created_at": "2024-05-02"})
    async with engine.begin() as connection:
        await connection.execute(
            text("""UPDATE feed_waiting SET row = row || '{"created_at": "yesterday", "deal_type": "sale"}'""")
        )
    [before] = await waiting()
    assert (await retry_waiting(command, Which([before.id]))).value == 0
    [row] = await waiting()
    assert (row.needs_kind, row.needs_external_id, row.since) == (None, None, before.since)
    assert row.reason.startswith("created_at: 'yesterday' is not a time")


async def test_what_is_older_than_what_is_known_by_now_waits_no_more(
    engine: AsyncEngine, send: Send, command: CommandContext, waiting: Rows
) -> None:
    await send(CONTACT, {**DEAL, "changed_at": "2024-05-03T10:00:00Z", "contact": "c10"})
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO feed_versions (company_id, kind, external_id, changed_at)"
                " SELECT company_id, kind, external_id, '2024-05-04T10:00:00Z' FROM feed_waiting"
            )
        )
    assert (await retry_waiting(command, Which())).value == 1
    assert await waiting() == []


async def test_those_tried_again_may_bring_each_other(send: Send, command: CommandContext, waiting: Rows) -> None:
    await send(WON, DEAL)
    assert (await send(CONTACT)).arrived == 2
    await send({**WON, "external_id": "m11", "deal": "d11"}, {**DEAL, "external_id": "d11", "contact": "c11"})
    assert (await retry_waiting(command, Which([each.id for each in await waiting()]))).value == 0
    assert (await send({**CONTACT, "external_id": "c11"})).arrived == 2
    assert await waiting() == []


async def test_what_is_taken_away_is_written_nowhere(
    engine: AsyncEngine, send: Send, command: CommandContext, waiting: Rows
) -> None:
    await send(WON, DEAL)
    deal, move = await waiting()
    assert (await dismiss_waiting(command, Which([move.id]))).value == 1
    assert [each.id for each in await waiting()] == [deal.id]
    again = await dismiss_waiting(command, Which([move.id, deal.id]))
    assert [each.field for each in again.errors] == [("rows",)]
    assert (await dismiss_waiting(command, Which())).value == 1
    await send(CONTACT)
    assert await names(engine, "SELECT external_id FROM deals WHERE external_id = 'd9'") == []


async def test_nobody_but_administrators_does_any_of_it(engine: AsyncEngine, administrator: Viewer) -> None:
    assert administrator
    command = CommandContext(engine, await viewer_of(engine, "max@acme.example"), NOW)
    for act in (read_waiting(command, "", 25), retry_waiting(command, Which()), dismiss_waiting(command, Which())):
        with pytest.raises(RequestError):
            await act
