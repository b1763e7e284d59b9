"""Between visits nothing is lost: what a feed begins with, and what was being written while somebody looked."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import EventKind
from resolvers.commands import CommandContext, Transaction
from resolvers.records.deal import create_deal
from resolvers.records.events import tell
from resolvers.records.inputs import NewDeal
from resolvers.sending import Rows, Statement, rows_together
from resolvers.user_error import Problems
from tests.resolvers.records.office import Office
from tests.schema.events.people import FEED, People

BOAT, CAR = "admin created the deal “A boat”", "admin created the deal “A car”"


async def test_a_reload_shows_the_same_and_what_is_new(people: People) -> None:
    await people.create_deal()
    assert await people.texts("seller") == [BOAT]
    people.pass_time(minutes=20)
    assert await people.texts("seller") == [BOAT]
    await people.create_deal(name="A car")
    people.pass_time(minutes=20)
    assert await people.texts("seller") == [CAR, BOAT]


async def test_what_happens_after_the_last_reload_is_shown_at_the_next_visit(people: People) -> None:
    await people.texts("seller")
    people.pass_time(minutes=10)
    await people.create_deal()
    # The person works on without their desktop, and logs out.
    people.pass_time(minutes=10)
    await people.ask("seller", "{ viewer { name } }")
    await people.ask(
        "seller", '{ dashboard { widget(key: "events") { title ... on FeedWidget { since unreadCount } } } }'
    )
    await people.ask("seller", 'mutation { markEventsRead(input: { upTo: "2020-01-01T00:00:00Z" }) { unreadCount } }')
    people.pass_time(days=1)
    assert await people.texts("seller") == [BOAT]


async def test_tokens_and_those_who_view_as_somebody_move_no_marker(people: People) -> None:
    await people.create_deal()
    since = (await people.feed("seller", by_token=True))["since"]
    people.pass_time(days=1)
    await people.texts("seller", by_token=True)
    viewing = FEED.replace("dashboard {", "dashboard(asUser: $seller) {").replace("query {", "query($seller: ID!) {")
    for who in ("admin", "boss"):
        answer = await people.ask(who, viewing, seller=people.id("User", "seller"))
        assert answer["dashboard"]["widget"]["events"]["totalCount"] == 1
    people.pass_time(days=1)
    feed = await people.feed("seller")
    assert feed["since"] > since  # their first visit, 7 days back from now
    assert [event["text"] for event in feed["events"]] == [BOAT]


async def test_who_views_as_somebody_has_not_looked_at_their_own_feed(people: People) -> None:
    await people.texts("admin")
    people.pass_time(minutes=1)
    deal = await people.create_deal()
    await people.act("seller", "updateDeal", deal=deal, name="A ship")
    people.pass_time(minutes=1)
    viewing = FEED.replace("dashboard {", "dashboard(asUser: $seller) {").replace("query {", "query($seller: ID!) {")
    await people.ask("admin", viewing, seller=people.id("User", "seller"))
    people.pass_time(hours=1)
    assert await people.texts("admin") == ["seller changed the deal “A ship”"]


async def test_what_a_slower_clock_writes_after_a_look_is_shown_at_the_next_visit(people: People) -> None:
    people.pass_time(seconds=5)
    assert await people.texts("seller") == []
    people.pass_time(seconds=-5)
    await people.create_deal()
    people.pass_time(hours=1)
    assert await people.texts("seller") == [BOAT]


async def test_a_look_waits_for_what_is_being_written(
    people: People, engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await people.texts("seller")
    admin = office.viewer("admin")
    new = NewDeal(deal_type_id=office["retail"], name="A boat", responsible_id=office["seller"])
    deal = (await create_deal(CommandContext(engine, admin, people.now), office.configuration, new)).value
    assert deal is not None
    people.pass_time(minutes=1)
    async with engine.begin() as writing:
        transaction = Transaction(
            connection=writing,
            company_id=office.company_id,
            viewer=admin,
            now=people.now,
            language="en",
            problems=Problems(),
        )
        tell(transaction, EventKind.CHANGED, deal)
        # Written and not committed, which is one way to the database otherwise.
        monkeypatch.setattr("resolvers.commands.transaction.end_with", _without_end)
        await transaction.end()
        people.pass_time(seconds=1)
        look = asyncio.create_task(people.texts("seller"))
        async with asyncio.timeout(30):
            while not await _somebody_waits(engine):
                pass
        assert not look.done()
    changed = "admin changed the deal “A boat”"
    assert await look == [changed, BOAT]
    people.pass_time(hours=1)
    assert await people.texts("seller") == []


async def _without_end(connection: AsyncConnection, *statements: Statement) -> list[Rows]:
    return await rows_together(connection, statements)


async def _somebody_waits(engine: AsyncEngine) -> bool:
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        )
        return found.first() is not None


async def test_the_feed_of_a_long_absence_is_all_of_it(people: People) -> None:
    await people.texts("seller")
    for _ in range(3):
        people.now += timedelta(days=40)
        await people.create_deal()
    people.pass_time(days=40)
    people.come_in_anew("seller")
    assert await people.texts("seller") == [BOAT] * 3
