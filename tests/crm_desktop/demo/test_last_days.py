"""The feeds of the demo company's log-ins."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from crm_desktop.demo_company import create_demo_company
from tests.conftest import NOW
from tests.http_api import HttpApi

LOG_INS = ("admin", "head", "lead", "user", "advisor")

GROUPS = """
{ dashboard { widget(key: "events") { ... on FeedWidget { unreadCount groups(first: 50) { edges { node { kind count text newestAt
  events(first: 20) { edges { node { text recordTitle isDeleted actor { email } } } } } } } } } } }
"""


@pytest.fixture(scope="module")
async def engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    """Three demo companies, two of them of the same seed, and one of them tiny."""
    engine = create_engine(create_database())
    for external_id, deals, seed, language in (
        ("demo", 1_000, 1, "en"),
        ("again", 1_000, 1, "en"),
        ("tiny", 10, 2, "ru"),
    ):
        await create_demo_company(
            engine, deals=deals, seed=seed, language=language, external_id=external_id, now=NOW, password="secret"
        )
    yield engine
    await engine.dispose()


async def groups(engine: AsyncEngine, who: str, company: str = "demo") -> list[dict[str, Any]]:
    async with HttpApi(engine, NOW) as api:
        answer = await api.ask(f"{who}@{company}.example", GROUPS)
    widget = answer["dashboard"]["widget"]
    found = [edge["node"] for edge in widget["groups"]["edges"]]
    assert widget["unreadCount"] == sum(group["count"] for group in found)
    return found


@pytest.mark.parametrize("who", LOG_INS)
async def test_every_log_in_has_news_of_colleagues_and_none_of_their_own_acts(engine: AsyncEngine, who: str) -> None:
    found = await groups(engine, who)
    assert len(found) >= 3
    assert all(group["newestAt"] < NOW.isoformat() for group in found)
    actors = {edge["node"]["actor"]["email"] for group in found for edge in group["events"]["edges"]}
    assert f"{who}@demo.example" not in actors


async def test_the_user_is_handed_a_run_of_deals_and_learns_of_all_sorts_of_things(engine: AsyncEngine) -> None:
    found = await groups(engine, "user")
    [handed] = [group for group in found if group["count"] > 10]
    assert handed["text"].endswith(f" handed {handed['count']} deals to you")
    kinds = {group["kind"] for group in found}
    assert kinds == {"CREATED", "MOVED", "CHANGED", "MENTIONED", "HANDED_OVER", "DELETED"}
    [deleted] = [group for group in found if group["kind"] == "DELETED"]
    [tombstone] = [edge["node"] for edge in deleted["events"]["edges"]]
    assert tombstone["isDeleted"] is True
    assert tombstone["recordTitle"]


async def test_the_same_seed_tells_the_same_story(engine: AsyncEngine) -> None:
    for who in LOG_INS:
        once, again = [
            [(group["text"], group["newestAt"]) for group in await groups(engine, who, company)]
            for company in ("demo", "again")
        ]
        assert once == again


async def test_a_tiny_company_has_a_smaller_story(engine: AsyncEngine) -> None:
    assert await groups(engine, "user", "tiny")


async def test_events_agree_with_the_records(engine: AsyncEngine) -> None:
    moves = """
    SELECT count(*) FILTER (WHERE t.deal_id IS NULL), count(*) FROM events e LEFT JOIN transitions t
      ON t.company_id = e.company_id AND t.deal_id = e.record_id AND t.occurred_at = e.occurred_at
      AND t.to_stage_id = (e.data->>'to_stage')::bigint AND t.actor_id = e.actor_id
    WHERE e.kind = 'moved'"""
    hands = """
    SELECT count(*) FILTER (WHERE d.responsible_id <> (e.data->>'to_user')::bigint), count(*)
    FROM events e JOIN deals d ON d.company_id = e.company_id AND d.id = e.record_id WHERE e.kind = 'handed_over'"""
    async with engine.connect() as connection:
        for sql in (moves, hands):
            wrong, number = (await connection.execute(text(sql))).one()
            assert wrong == 0
            assert number > 10
