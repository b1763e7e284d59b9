"""Who finds a report on their desktop is told so in their feed: once, and nobody else."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from schema.node import global_id
from tests.resolvers.records.office import Office
from tests.schema.events.people import People
from tests.schema.reports.reports import Reports, key

EVERYONE = {"everyone": True}
TOLD = "admin put the report “Deals” on your desktop"


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        yield people


async def told(people: People) -> dict[str, list[str]]:
    """What each person's feed says."""
    return {who: await people.texts(who, by_token=True) for who in ("admin", "boss", "seller", "other")}


async def test_the_audience_is_told_in_one_line_and_nobody_else_is(reports: Reports, people: People) -> None:
    await reports.published(audience={"users": [reports.id("seller"), reports.id("boss")]})
    assert await told(people) == {"admin": [], "boss": [TOLD], "seller": [TOLD], "other": []}


async def test_who_publishes_is_not_told_of_their_own_act(reports: Reports, people: People) -> None:
    await reports.published(audience=EVERYONE)
    assert await told(people) == {"admin": [], "boss": [TOLD], "seller": [TOLD], "other": [TOLD]}


async def test_publishing_again_tells_newcomers_only(reports: Reports, people: People) -> None:
    report = await reports.published(audience={"users": [reports.id("seller")]})
    await reports.publish(report, audience={"users": [reports.id("seller")]}, pinned=True)
    await reports.act("withdrawReport", report)
    await reports.publish(report, audience={"users": [reports.id("seller"), reports.id("other")]})
    await reports.publish(report, audience=EVERYONE)
    assert await told(people) == {"admin": [], "boss": [TOLD], "seller": [TOLD], "other": [TOLD]}


async def test_a_wider_audience_of_what_is_on_desktops_is_told(reports: Reports, people: People) -> None:
    report = await reports.published(audience={"users": [reports.id("seller")]})
    assert await reports.audience(report, users=[reports.id("seller"), reports.id("boss")]) == []
    assert await told(people) == {"admin": [], "boss": [TOLD], "seller": [TOLD], "other": []}


async def test_an_audience_of_what_is_on_no_desktop_is_told_nothing(reports: Reports, people: People) -> None:
    report = await reports.saved()
    assert await reports.audience(report, everyone=True) == []
    assert await told(people) == {"admin": [], "boss": [], "seller": [], "other": []}


async def test_nobody_is_told_of_a_report_that_they_do_not_see_any_more(
    reports: Reports, people: People, engine: AsyncEngine
) -> None:
    report = await reports.published(
        audience={"departments": [{"department": reports.id("north"), "includeSubdepartments": False}]}
    )
    assert (await told(people))["seller"] == [TOLD]
    await people.change("UPDATE users SET department_id = NULL WHERE id = {seller}")
    assert (await told(people))["seller"] == []
    await people.change("UPDATE users SET department_id = {north} WHERE id = {seller}")
    assert (await told(people))["seller"] == [TOLD]
    await reports.act("withdrawReport", report)
    assert (await told(people))["seller"] == []
    await reports.publish(report, audience=EVERYONE)
    assert (await told(people))["seller"] == [TOLD]
    async with engine.connect() as connection:
        count = await connection.scalar(
            text("SELECT count(*) FROM event_participants WHERE user_id = :user AND company_id = :company"),
            {"user": reports.office["seller"], "company": reports.office.company_id},
        )
    assert count == 1


async def test_a_publication_with_a_mistake_tells_nobody(reports: Reports, people: People) -> None:
    report = await reports.saved()
    nowhere = {"column": 11, "row": 0, "width": 3, "height": 2}
    await reports.publish(report, audience=EVERYONE, placement=nowhere)
    assert await told(people) == {"admin": [], "boss": [], "seller": [], "other": []}


async def test_the_line_names_the_widget_and_can_be_marked_read(reports: Reports, people: People) -> None:
    report = await reports.published(audience={"users": [reports.id("seller")]})
    asked = """{ events { edges { node {
      id kind recordKind recordTitle widgetKey record { title } involvements isDeleted isRead } } } }"""
    [edge] = (await people.ask("seller", asked))["events"]["edges"]
    shown: dict[str, Any] = edge["node"]
    event = shown.pop("id")
    assert shown == {
        "kind": "PUBLISHED", "recordKind": "REPORT", "recordTitle": "Deals", "widgetKey": key(report), "record": None,
        "involvements": ["AUDIENCE"], "isDeleted": False, "isRead": False,
    }  # fmt: skip
    marking = "mutation($id: ID!) { markEventsRead(input: {events: [$id]}) { unreadCount userErrors { code } } }"
    assert (await people.ask("other", marking, id=event))["markEventsRead"]["userErrors"] == [{"code": "NOT_FOUND"}]
    marked = (await people.ask("seller", marking, id=event))["markEventsRead"]
    assert marked == {"unreadCount": 0, "userErrors": []}
    found = await people.ask("seller", "query($id: ID!) { node(id: $id) { ... on Event { text isRead } } }", id=event)
    assert found["node"] == {"text": TOLD, "isRead": True}


async def test_several_reports_are_one_line_of_the_feed(reports: Reports, people: People) -> None:
    for name in ("Deals", "Contacts"):
        await reports.published(name, audience=EVERYONE)
    grouped = '{ dashboard { widget(key: "events") { ... on FeedWidget { groups { edges { node { text } } } } } } }'
    for language, line in {
        "en": "admin put 2 reports on your desktop",
        "ru": "Новое на вашем рабочем столе: 2 отчёта (admin)",
    }.items():
        found = await people.ask("seller", grouped, by_token=True, language=language)
        assert found["dashboard"]["widget"]["groups"]["edges"] == [{"node": {"text": line}}]


async def test_a_report_is_new_for_a_visit_or_until_the_desktop_is_arranged(reports: Reports, people: People) -> None:
    asked = "query($key: String!) { dashboard { widget(key: $key) { isNew } } }"
    report = await reports.published(audience=EVERYONE)
    is_new = [
        (await people.ask("seller", asked, key=of))["dashboard"]["widget"]["isNew"] for of in (key(report), "deals")
    ]
    assert is_new == [True, False]
    people.pass_time(seconds=1)
    await people.feed("seller")
    people.pass_time(days=1)
    assert (await people.ask("seller", asked, key=key(report)))["dashboard"]["widget"] == {"isNew": False}
    move = {"move": {"widget": global_id("Widget", "deals"), "column": 0, "row": 30}}
    base = (await reports.ask("other", "{ dashboard { revision } }"))["dashboard"]["revision"]
    await reports.change("saveLayout", who="other", baseRevision=base, operations=[move])
    later = await reports.published("Later", audience=EVERYONE)
    found = [
        (await people.ask("other", asked, key=key(each)))["dashboard"]["widget"]["isNew"] for each in (report, later)
    ]
    assert found == [False, True]
