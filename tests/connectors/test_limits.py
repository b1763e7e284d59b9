"""Limits and errors of vendors, as they document them."""

from datetime import timedelta

import pytest
from starlette.responses import Response

from resolvers.connectors import TroubleKind
from tests.conftest import Clock
from tests.connectors.connected import Connected
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor


async def deals(connected: Connected) -> int:
    [(count,)] = await connected.rows("SELECT count(*) FROM deals WHERE deleted_at IS NULL")
    return count


async def test_nothing_is_asked_more_often_than_the_vendor_takes(
    connected: Connected, vendor: Vendor, story: Story
) -> None:
    await connected.run()
    assert await deals(connected) == len(story.sales)
    assert vendor.server.refused == 0


async def test_who_is_told_to_slow_down_asks_later_and_loses_nothing(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    async def busy(path: str) -> None:
        if path == vendor.path and vendor.server.count(path) == 1:
            vendor.server.out_of_turn.append(vendor.too_many())

    vendor.server.meanwhile = busy
    began = clock.now
    await connected.run()
    while (due_at := (await connected.state()).due_at) and await deals(connected) < len(story.sales):
        clock.now = due_at
        await connected.run()
    assert clock.now > began
    assert vendor.server.refused == 0
    assert (await connected.state()).problem is None
    assert await deals(connected) == len(story.sales)


async def test_a_wrong_key_is_told_and_nothing_is_lost_once_it_is_right(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    vendor.server.out_of_turn.append(vendor.no_entry())
    await connected.run()
    state = await connected.state()
    assert state.problem is not None
    assert state.problem["kind"] == TroubleKind.UNAUTHORIZED
    assert len(vendor.server.asked) == 1
    assert state.due_at > clock.now
    clock.now = state.due_at
    await connected.run()
    assert (await connected.state()).problem is None
    assert await deals(connected) == len(story.sales)


@pytest.mark.parametrize(
    "answer", [Response("<html>", 502, media_type="text/html"), Response("not JSON", 200)], ids=["502", "no JSON"]
)
async def test_what_is_no_answer_is_asked_for_again(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock, answer: Response
) -> None:
    vendor.server.out_of_turn.append(answer)
    await connected.run()
    clock.now = max((await connected.state()).due_at, clock.now)
    await connected.run()
    assert (await connected.state()).problem is None
    assert await deals(connected) == len(story.sales)


async def test_a_key_that_ends_in_the_middle_is_told_and_another_one_goes_on_from_there(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    vendor.page_sizes(25)

    async def expire(path: str) -> None:
        if path == vendor.path and vendor.server.count(path) == 2:
            vendor.server.out_of_turn.append(vendor.no_entry())

    vendor.server.meanwhile = expire
    await connected.run()
    state = await connected.state()
    assert state.problem is not None
    assert state.problem["kind"] == TroubleKind.UNAUTHORIZED
    before = await deals(connected)
    assert 0 < before < len(story.sales)
    vendor.server.meanwhile = None
    clock.now += timedelta(minutes=1)
    await connected.give(vendor.settings)
    vendor.server.asked.clear()
    await connected.run()
    assert (await connected.state()).problem is None
    assert await deals(connected) == len(story.sales)
    # Neither the directory nor contacts are read again, nor the page of deals that is here.
    assert vendor.server.asked[0].path == vendor.path
    assert str(vendor.server.asked[0].given.get("page", vendor.server.asked[0].given.get("after"))) in ("2", "50")
