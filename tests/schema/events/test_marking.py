"""Marking events read."""

from typing import Any

import pytest

from schema.events.event import event_id
from schema.node import global_id
from tests.schema.events.people import People

MARK = """
mutation($input: MarkEventsReadInput!) { markEventsRead(input: $input) { unreadCount userErrors { field code } } }
"""


async def mark(people: People, who: str = "seller", *, by_token: bool = False, **values: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await people.ask(who, MARK, by_token=by_token, input=values))["markEventsRead"]
    return found


def done(unread_count: int) -> dict[str, Any]:
    return {"unreadCount": unread_count, "userErrors": []}


def wrong(unread_count: int, *errors: tuple[str, str]) -> dict[str, Any]:
    return {"unreadCount": unread_count, "userErrors": [{"field": f.split("."), "code": code} for f, code in errors]}


@pytest.fixture
async def events(people: People) -> list[str]:
    """Three events of `seller`, the oldest first."""
    for name in ("A boat", "A car", "A train"):
        await people.create_deal(name=name)
    feed = await people.feed("seller")
    assert feed["unreadCount"] == 3
    return [event["id"] for event in reversed(feed["events"])]


async def test_some_events_are_marked_and_marking_again_changes_nothing(people: People, events: list[str]) -> None:
    for _ in range(2):
        assert await mark(people, events=events[:2]) == done(1)
    feed = await people.feed("seller")
    assert (feed["unreadCount"], feed["events"][0]["isRead"], feed["events"][1]["isRead"]) == (1, False, True)
    assert len(feed["events"]) == 3


async def test_all_are_marked_or_all_until_an_instant(people: People, events: list[str]) -> None:
    up_to = people.now.isoformat()
    await people.create_deal(name="A plane")
    assert await mark(people, upTo=up_to) == done(1)
    assert await mark(people, all=True, upTo=up_to) == done(1)
    assert await mark(people, all=True) == done(0)
    await people.create_deal(name="A kite")
    assert (await people.feed("seller"))["unreadCount"] == 1


async def test_of_named_events_only_what_happened_until_then_is_marked(people: People, events: list[str]) -> None:
    up_to = people.now.isoformat()
    newest = await people.create_deal(name="A plane")
    assert newest
    ids = [event["id"] for event in (await people.feed("seller"))["events"]]
    assert await mark(people, events=ids, upTo=up_to) == done(1)


async def test_by_a_token_too(people: People, events: list[str]) -> None:
    assert await mark(people, events=events[:1], by_token=True) == done(2)


async def test_one_marks_for_oneself_alone(people: People, events: list[str]) -> None:
    # The administrator learns of the deal too, as its creator.
    await people.act("seller", "updateDeal", deal=(await _deal_of(people)), name="Another name")
    assert (await people.feed("admin"))["unreadCount"] == 1
    assert await mark(people, all=True) == done(0)
    assert (await people.feed("admin"))["unreadCount"] == 1


async def _deal_of(people: People) -> str:
    query = '{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { records { edges { node { id } } } } } } } }'
    records = (await people.ask("seller", query, by_token=True))["dashboard"]["widget"]["metric"]["records"]
    found: str = records["edges"][0]["node"]["id"]
    return found


@pytest.mark.parametrize("who", ["admin", "boss", "other", "stranger"])
async def test_others_events_are_nothing_to_mark(people: People, events: list[str], who: str) -> None:
    assert await mark(people, who, events=[events[0]]) == wrong(0, ("events.0", "NOT_FOUND"))
    assert (await people.feed("seller"))["unreadCount"] == 3


async def test_with_a_mistake_nothing_is_marked(people: People, events: list[str]) -> None:
    never, deal = event_id(2**62, people.office["seller"]), global_id("Deal", 1)
    expected = wrong(3, ("events.1", "NOT_FOUND"), ("events.2", "NOT_FOUND"), ("events.3", "NOT_FOUND"))
    assert await mark(people, events=[events[0], never, deal, "nonsense"]) == expected
    assert await mark(people) == wrong(3, ("events", "REQUIRED"))
    assert await mark(people, all=False) == wrong(3, ("events", "REQUIRED"))
    assert await mark(people, all=True, events=events) == wrong(3, ("all", "INVALID"))
    assert await mark(people, events=[]) == done(3)


async def test_an_event_out_of_sight_is_nothing_to_mark(people: People, events: list[str]) -> None:
    await people.change("UPDATE deals SET responsible_id = {other} WHERE responsible_id = {seller}")
    assert await mark(people, events=events[:1]) == wrong(0, ("events.0", "NOT_FOUND"))


async def test_events_older_than_the_feed_are_marked_by_name_only(people: People, events: list[str]) -> None:
    people.pass_time(days=1)
    assert (await people.feed("seller"))["events"][1:] == []
    assert (await mark(people, all=True))["unreadCount"] == 0
    older = "query($since: DateTime) { events(since: $since) { edges { node { isRead } } } }"
    since = (people.now.replace(year=2025)).isoformat()
    found = (await people.ask("seller", older, since=since))["events"]["edges"]
    assert [edge["node"]["isRead"] for edge in found] == [True, False, False]
    await mark(people, events=events)
    found = (await people.ask("seller", older, since=since))["events"]["edges"]
    assert [edge["node"]["isRead"] for edge in found] == [True, True, True]


async def test_nobody_signed_in_marks_nothing(people: People) -> None:
    people.office.ids  # noqa: B018 - the office is there
    answer = await people.send("gone", MARK, input={"all": True})
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
