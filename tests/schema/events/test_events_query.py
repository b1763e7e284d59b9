"""The feed beside the desktop."""

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import CountStatements
from tests.schema.events.people import People

EVENTS = """
query($first: Int! = 20, $after: String, $since: DateTime) {
  events(first: $first, after: $after, since: $since) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { text } }
  }
}
"""


async def events(people: People, who: str = "seller", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await people.ask(who, EVENTS, **more))["events"]
    return found | {"texts": [edge["node"]["text"] for edge in found["edges"]]}


async def test_it_tells_what_the_desktop_tells(people: People) -> None:
    for name in ("A boat", "A car", "A train"):
        await people.create_deal(name=name)
    found = await events(people)
    assert found["texts"] == await people.texts("seller")
    assert found["totalCount"] == 3
    assert (await events(people, "other"))["texts"] == []


async def test_pages_make_the_whole(people: People) -> None:
    for name in ("A boat", "A car", "A train"):
        await people.create_deal(name=name)
    first = await events(people, first=2)
    assert first["pageInfo"]["hasNextPage"] is True
    second = await events(people, first=2, after=first["pageInfo"]["endCursor"])
    assert second["pageInfo"]["hasNextPage"] is False
    assert first["texts"] + second["texts"] == (await events(people))["texts"]


async def test_since_an_earlier_or_later_instant(people: People) -> None:
    await people.create_deal(name="A boat")
    people.pass_time(seconds=1)
    await events(people)
    people.pass_time(days=1)
    await people.create_deal(name="A car")
    new, old = "admin created the deal “A car”", "admin created the deal “A boat”"
    assert (await events(people))["texts"] == [new]
    assert (await events(people, since=(people.now - timedelta(days=3)).isoformat()))["texts"] == [new, old]
    assert (await events(people, since=(people.now + timedelta(seconds=1)).isoformat()))["texts"] == []


async def test_a_look_at_a_part_is_no_look_at_the_feed(people: People) -> None:
    await people.create_deal(name="A boat")
    await events(people, since=(people.now + timedelta(seconds=1)).isoformat())
    people.pass_time(days=1)
    assert (await events(people))["texts"] == ["admin created the deal “A boat”"]


async def test_it_takes_three_statements_and_a_note(
    people: People, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    await events(people)
    with count_statements(engine) as statements:
        await events(people)
    assert len(statements) == 4  # who asks, what stages are called, the events, that they were seen
