"""HubSpot keeps the last twenty values of a property (`HISTORY_KEPT`): what a deal's moves are then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.conftest import Clock
from tests.connectors.connected import Connected
from tests.connectors.hubspot.account import HubAccount
from tests.connectors.hubspot.server import HISTORY_KEPT
from tests.connectors.story import Move, Story
from tests.connectors.vendor import Vendor, went_on

pytestmark = pytest.mark.parametrize("vendor", [HubAccount], indirect=True, ids=["hubspot"])

MOVES = """
SELECT s.name, m.occurred_at FROM transitions m
JOIN deals d ON d.company_id = m.company_id AND d.id = m.deal_id
JOIN stages s ON s.company_id = m.company_id AND s.id = m.to_stage_id
WHERE d.name = 'Deal 2001' ORDER BY m.occurred_at, m.ordinal"""
NAMES = {301: "New", 302: "Offer", 303: "Contract", 142: "Won"}


def many(count: int, clock: Clock) -> tuple[Move, ...]:
    """So many moves, an hour apart, from a month before now on."""
    begin = clock.now.replace(microsecond=0) - timedelta(days=30)
    return tuple(Move(31, [302, 303][place % 2], begin + timedelta(hours=place), 12) for place in range(count))


def shown(moves: tuple[Move, ...]) -> list[tuple[object, ...]]:
    """As the database has them."""
    return [(NAMES[move.step], move.at) for move in moves]


async def test_a_deal_that_moved_more_often_begins_with_what_is_left(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    moves = many(25, clock)
    vendor.add_sale(replace(story.sales[0], moves=moves))
    await connected.run()
    assert ((await connected.state()).problem, await connected.refusals()) == (None, [])
    assert await connected.rows(MOVES) == shown(moves[-HISTORY_KEPT:])


async def test_moves_that_are_here_stay_when_they_are_kept_there_no_more(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    moves = many(18, clock)
    sale = replace(story.sales[0], moves=moves)
    vendor.add_sale(sale)
    await connected.run()
    before = await connected.rows(MOVES)
    clock.now += timedelta(hours=1)
    at = clock.now.replace(microsecond=0)
    more = tuple(Move(31, step, at - timedelta(minutes=30 - place), 12) for place, step in enumerate((301, 302, 142)))
    vendor.add_sale(went_on(sale, *more))
    await connected.run()
    assert (await connected.state()).problem is None
    assert await connected.rows(MOVES) == [*before, *shown(more)]


async def test_of_values_of_one_millisecond_the_one_that_is_told_first_is_the_newest(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    assert isinstance(vendor, HubAccount)
    await connected.run()
    clock.now += timedelta(hours=1)
    at = clock.now.replace(microsecond=0)
    both = (Move(31, 303, at, 12), Move(31, 142, at, 12))
    vendor.add_sale(went_on(story.sales[0], *both))
    await connected.run()
    assert (await connected.rows(MOVES))[-2:] == shown(both)
