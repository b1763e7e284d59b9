"""Many at once: figures are read in turns, and who asks for none does not wait for those who do."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import app
from crm_desktop.bounds import Bounds
from crm_desktop.share import Share
from resolvers import limits
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

FIGURE = '{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'
NAME = "{ viewer { name } }"
WAITING = "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE NOT granted AND datname = current_database()"


@pytest.fixture
def statement_limits() -> dict[str, int]:
    """What waits for a lock of a test does so for as long as the test takes, on any machine."""
    return {"statement_timeout": 0, "lock_timeout": 0}


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        yield people


@pytest.fixture
async def one_at_once(people: People, engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    """A server at which one request reads figures at a time."""
    transport = httpx.ASGITransport(app.create_app(engine, clock=lambda: people.now, bounds=Bounds(at_once=1)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        yield client


async def ask(client: httpx.AsyncClient, people: People, who: str, document: str) -> httpx.Response:
    return await client.post("/graphql", json={"query": document}, headers=await people.headers(who))


async def test_who_asks_for_no_figures_does_not_wait_for_those_who_do(
    people: People, one_at_once: httpx.AsyncClient, database_url: str
) -> None:
    with psycopg.connect(database_url) as other:
        other.execute("LOCK TABLE deals IN ACCESS EXCLUSIVE MODE")
        waiting = [asyncio.create_task(ask(one_at_once, people, who, FIGURE)) for who in ("admin", "boss", "stranger")]
        assert (await ask(one_at_once, people, "seller", NAME)).json() == {"data": {"viewer": {"name": "seller"}}}
        assert (await ask(one_at_once, people, "stranger", NAME)).status_code == 200
        assert not any(task.done() for task in waiting)
        other.rollback()
        answers = await asyncio.gather(*waiting)
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all("errors" not in answer.json() for answer in answers)


async def test_more_lists_of_records_than_one_request_may_read_are_refused_and_say_what_to_ask_less_of(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    trend = "metric { value trend { value records(first: 1) { totalCount } } }"
    document = f"""{{ dashboard(period: {{from: "2026-03-01", to: "%s"}}, granularity: DAY) {{
        widget(key: "deals") {{ ... on MetricWidget {{ {trend} }} }}
    }} }}"""
    assert "errors" not in await people.send("admin", document % "2026-03-03")
    refused = await people.send("admin", document % "2026-03-04")
    assert refused["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "lists of records are read in one request" in refused["errors"][0]["message"]
    points = refused["data"]["dashboard"]["widget"]["metric"]["trend"]
    assert [point["records"] for point in points].count(None) == 1


async def test_who_would_wait_too_long_gets_503_at_once_and_is_told_to_try_again(
    people: People, engine: AsyncEngine, database_url: str
) -> None:
    bounds, share = Bounds(at_once=1, patience=0), Share(answer_bytes=0)
    transport = httpx.ASGITransport(app.create_app(engine, clock=lambda: people.now, bounds=bounds, share=share))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        assert (await ask(client, people, "admin", FIGURE)).status_code == 200
        with psycopg.connect(database_url) as other:
            other.execute("LOCK TABLE deals IN ACCESS EXCLUSIVE MODE")
            first = asyncio.create_task(ask(client, people, "admin", FIGURE))
            while other.execute(WAITING).fetchone() == (0,):  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0)
            answer = await ask(client, people, "boss", FIGURE)
            assert answer.status_code == 503
            [error] = answer.json()["errors"]
            assert answer.headers["retry-after"] == str(error["extensions"]["retryAfter"]) == "1"
            assert error["extensions"]["code"] == "SERVICE_UNAVAILABLE"
            assert error["message"].startswith("Too many people ask for figures at once")
            file = await client.get("/export/desktop.xlsx", headers=await people.headers("boss"))
            assert (file.status_code, file.headers["retry-after"]) == (503, "1")
            other.rollback()
        assert (await first).status_code == 200
        assert (await ask(client, people, "boss", FIGURE)).status_code == 200
