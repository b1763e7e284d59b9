"""Runs of events in the feed."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import CountStatements
from tests.schema.events.people import People

GROUPS = """
fragment Runs on FeedWidget {
  groups(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges {
      node {
        kind recordKind involvement count recordCount unreadCount text newestAt oldestAt actor { name }
        events(first: $sample) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id text } } }
      }
    }
  }
}
query Runs($first: Int! = 20, $after: String, $sample: Int! = 5) { dashboard { widget(key: "events") { ...Runs } } }
"""


async def groups(people: People, who: str = "seller", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await people.ask(who, GROUPS, by_token=True, **more))["dashboard"]["widget"]["groups"]
    return found | {"nodes": [edge["node"] for edge in found["edges"]]}


async def story(people: People) -> None:
    """Three deals for `seller`, of which one is changed twice and moved once; two of `boss` are handed to `seller`."""
    deals = [await people.create_deal(name=name) for name in ("A boat", "A car", "A train")]
    for name in ("A ship", "A yacht"):
        await people.act("boss", "updateDeal", deal=deals[0], name=name)
    await people.act("boss", "moveDeal", deal=deals[1], toStage=people.id("Stage", "won"))
    for name in ("A plane", "A kite"):
        deal = await people.create_deal("boss", "boss", name)
        await people.act("boss", "handOverDeal", deal=deal, to=people.id("User", "seller"))


async def test_events_alike_one_after_another_are_one_group(people: People) -> None:
    await story(people)
    found = await groups(people)
    assert found["totalCount"] == 4
    assert [(g["kind"], g["involvement"], g["count"], g["recordCount"], g["text"]) for g in found["nodes"]] == [
        ("HANDED_OVER", "HANDED_TO", 2, 2, "boss handed 2 deals to you"),
        ("MOVED", "RESPONSIBLE", 1, 1, "boss moved the deal “A car” to “won”"),
        ("CHANGED", "RESPONSIBLE", 2, 1, "boss changed the deal “A yacht” 2 times"),
        ("CREATED", "RESPONSIBLE", 3, 3, "admin created 3 deals"),
    ]
    assert {g["recordKind"] for g in found["nodes"]} == {"DEAL"}
    newest = found["nodes"][0]
    assert (newest["actor"]["name"], newest["unreadCount"]) == ("boss", 2)
    assert newest["oldestAt"] < newest["newestAt"]
    assert newest["newestAt"] == people.now.astimezone(people.office.viewer("seller").company.zone).isoformat()
    assert [edge["node"]["text"] for edge in newest["events"]["edges"]] == [
        "boss handed the deal “A kite” to you",
        "boss handed the deal “A plane” to you",
    ]


async def test_groups_speak_russian_with_its_plurals(people: People) -> None:
    await story(people)
    found = await groups(people, language="ru")
    assert [g["text"] for g in found["nodes"]] == [
        "Передано вам: 2 сделки (boss)",
        "Новая стадия: сделка «A car» → «won» (boss)",
        "Изменения: сделка «A yacht», 2 раза (boss)",
        "Новая запись: 3 сделки (admin)",
    ]


async def test_pages_of_groups_make_the_whole_and_later_events_do_not_shift_them(people: People) -> None:
    await story(people)
    whole = (await groups(people))["nodes"]
    paged: list[Any] = []
    after = None
    while True:
        page = await groups(people, first=1, after=after)
        paged += page["nodes"]
        await people.act("boss", "createContact", name="New", responsible=people.id("User", "seller"))
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert paged == whole
    assert (await groups(people))["nodes"][0]["text"] == "boss created 4 contacts"


async def test_a_groups_events_are_read_with_it_and_their_next_pages_by_its_cursors(
    people: People, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    await story(people)
    await groups(people)
    with count_statements(engine) as statements:
        found = await groups(people, sample=2)
    assert len(statements) == 3  # who asks, the desktop, how much is unread with the page
    created = found["nodes"][-1]["events"]
    assert (created["totalCount"], created["pageInfo"]["hasNextPage"]) == (3, True)
    more = """
    query More($after: String) { dashboard { widget(key: "events") { ... on FeedWidget {
      groups { edges { node { kind events(first: 2, after: $after) { totalCount pageInfo { hasNextPage } edges { node { text } } } } } }
    } } } }
    """
    answer = await people.ask("seller", more, by_token=True, after=created["pageInfo"]["endCursor"])
    last = answer["dashboard"]["widget"]["groups"]["edges"][-1]["node"]
    assert last["events"]["totalCount"] == 3
    assert last["events"]["pageInfo"]["hasNextPage"] is False
    assert [edge["node"]["text"] for edge in last["events"]["edges"]] == ["admin created the deal “A yacht”"]


async def test_a_groups_events_are_read_with_it_however_their_number_is_written(
    people: People, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    for number in range(7):
        await people.create_deal(name=f"Boat {number}")
    asked = """{ dashboard { widget(key: "events") { ... on FeedWidget {
      groups { edges { node { events(first: 7) { edges { cursor } } } } }
    } } } }"""
    await people.ask("seller", asked, by_token=True)
    with count_statements(engine) as statements:
        answer = await people.ask("seller", asked, by_token=True)
    assert len(answer["dashboard"]["widget"]["groups"]["edges"][0]["node"]["events"]["edges"]) == 7
    assert len(statements) == 3


async def test_events_and_groups_with_figures_take_the_statements_of_any_desktop(
    people: People, engine: AsyncEngine, count_statements: CountStatements
) -> None:
    await story(people)
    both = """{ dashboard { widgets { title ... on MetricWidget { metric { value records { totalCount } } } ... on FeedWidget {
      unreadCount events { edges { node { text } } } groups { edges { node { text events(first: 3) { edges { node { text } } } } } }
    } } } }"""
    await people.ask("seller", both)
    with count_statements(engine) as statements:
        await people.ask("seller", both)
    assert len(statements) == 5  # who asks, the desktop, figures with the feed, that it was seen, rows


async def test_what_is_hidden_between_two_runs_makes_them_one(people: People) -> None:
    first = await people.create_deal()
    hidden = await people.create_deal("boss", name="Hidden")
    await people.create_deal(name="Third")
    await people.act("boss", "handOverDeal", deal=hidden, to=people.id("User", "other"))
    assert first
    found = await groups(people)
    assert [g["text"] for g in found["nodes"]] == ["boss took the deal from you", "admin created 2 deals"]


async def test_a_group_of_unlike_reasons_is_no_group(people: People) -> None:
    await people.create_deal()
    await people.act(
        "admin",
        "createContact",
        name="Ann",
        responsible=people.id("User", "seller"),
        mentions=[people.id("User", "seller")],
    )
    await people.act("admin", "createContact", name="Bob", responsible=people.id("User", "seller"))
    found = await groups(people)
    assert [(g["involvement"], g["recordKind"]) for g in found["nodes"]] == [
        ("RESPONSIBLE", "CONTACT"),
        ("MENTIONED", "CONTACT"),
        ("RESPONSIBLE", "DEAL"),
    ]


async def test_pages_out_of_bounds_are_refused(people: People) -> None:
    refused: list[dict[str, Any]] = [{"first": 0}, {"first": 101}, {"after": "nonsense"}]
    for variables in refused:
        answer = await people.send("seller", GROUPS, by_token=True, **variables)
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
