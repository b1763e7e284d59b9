"""Accounts that may not filter, and what is not in the directory of an account any more."""

from datetime import timedelta

import pytest

from models import RunKind
from tests.conftest import Clock
from tests.connectors.amocrm.account import AmoAccount
from tests.connectors.connected import Connected
from tests.connectors.story import Move, Story
from tests.connectors.vendor import Vendor, went_on


@pytest.fixture
def amo(vendor: Vendor) -> AmoAccount:
    if not isinstance(vendor, AmoAccount):
        pytest.skip("of amoCRM alone")
    return vendor


async def test_changes_are_found_without_filters_too(
    connected: Connected, amo: AmoAccount, story: Story, clock: Clock
) -> None:
    amo.amo.may_filter = False
    amo.page_sizes(25)
    await connected.run()
    clock.now += timedelta(hours=1)
    amo.add_sale(went_on(story.sales[3], Move(31, 142, clock.now.replace(second=0, microsecond=0), 11)))
    amo.server.asked.clear()
    run = await connected.run()
    assert run is not None
    assert (run.counts["deal"], (await connected.state()).problem) == ({"updated": 1}, None)
    assert amo.server.count(amo.path) == 1


async def test_people_and_stages_that_are_gone_come_as_such(
    connected: Connected, amo: AmoAccount, story: Story, clock: Clock
) -> None:
    at = clock.now - timedelta(days=1)
    amo.add_sale(went_on(story.sales[3], Move(31, 399, at, 77), Move(31, 142, at + timedelta(hours=1), 11)))
    await connected.run()
    assert await connected.refusals() == []
    named = "SELECT name, status FROM users WHERE name LIKE 'amoCRM%'"
    assert await connected.rows(named) == [("amoCRM 77", "dismissed")]
    assert await connected.rows("SELECT name FROM stages WHERE archived_at IS NOT NULL") == [("stage-31-399",)]


async def test_what_was_not_seen_is_asked_for_one_by_one_where_nobody_may_filter_and_stays_if_it_is_there(
    connected: Connected, amo: AmoAccount, clock: Clock
) -> None:
    amo.amo.may_filter = False
    await connected.run()
    clock.now += timedelta(hours=1)
    amo.lose_sale(2005)
    leads, hidden = amo.amo.rows["leads"], amo.amo.rows["leads"][7]

    async def hide(path: str) -> None:
        # As where it moves to a page before.
        amo.amo.rows["leads"] = [lead for lead in leads if path != amo.path or lead is not hidden]

    amo.server.meanwhile = hide
    run = await connected.run(RunKind.RECONCILIATION)
    assert run is not None
    assert ((await connected.state()).problem, run.differences["leads"]["unseen"]) == (None, 2)
    gone = "SELECT external_id FROM deals WHERE deleted_at IS NOT NULL"
    assert await connected.rows(gone) == [("amocrm-1:lead-2005",)]


async def test_budgets_are_in_the_currency_of_the_account(connected: Connected, amo: AmoAccount) -> None:
    amo.amo.account["currency"] = "RUB"
    await connected.run()
    assert await connected.refusals() == []
    assert await connected.rows("SELECT DISTINCT currency FROM deals") == [("RUB",)]
