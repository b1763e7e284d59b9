"""Who is foreseen to be told that there are too many is told so by no statement; whoever can be answered is answered all the same."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import httpx
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from tests.cluster import not_on_a_cluster
from tests.conftest import CountStatements
from tests.crm_desktop.test_turns import FIGURE as DEALS_NOW
from tests.crm_desktop.test_turns import WAITING, ask
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

FIGURE = """
{ dashboard(period: {preset: LAST_MONTH}) { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }"""
NAME = "{ viewer { name } }"


@pytest.fixture
def statement_limits() -> dict[str, int]:
    """What waits for a lock of a test does so for as long as the test takes, on any machine."""
    return {"statement_timeout": 0, "lock_timeout": 0}


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        await people.create_deal()
        yield people


@pytest.fixture
async def client(people: People, engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    """A server at which one request reads figures at a time, and nobody waits who would have to for any time at all."""
    app = create_app(engine, clock=lambda: people.now, bounds=Bounds(at_once=1, patience=0))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        yield client


@asynccontextmanager
async def busy(client: httpx.AsyncClient, people: People, database_url: str) -> AsyncGenerator[None]:
    """Somebody reads figures, and does not come to an end."""
    with psycopg.connect(database_url) as other:
        other.execute("LOCK TABLE deals IN ACCESS EXCLUSIVE MODE")
        reading = asyncio.create_task(ask(client, people, "admin", DEALS_NOW))
        while other.execute(WAITING).fetchone() == (0,):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0)
        yield
        other.rollback()
    assert (await reading).status_code == 200


async def other_words(client: httpx.AsyncClient, people: People, who: str, **headers: str) -> httpx.Response:
    """The answer to the same document with a variable that no answer is kept for."""
    body = {"query": FIGURE, "variables": {"unused": 1}}
    return await client.post("/graphql", json=body, headers=await people.headers(who) | headers)


async def test_who_asks_again_for_what_takes_a_turn_is_refused_before_the_database_is_asked(
    people: People,
    client: httpx.AsyncClient,
    engine: AsyncEngine,
    database_url: str,
    count_statements: CountStatements,
) -> None:
    assert "errors" not in (await ask(client, people, "boss", FIGURE)).json()
    await people.headers("seller")
    async with busy(client, people, database_url):
        with count_statements(engine) as known:
            refused = await other_words(client, people, "boss")
        with count_statements(engine) as unknown:
            same = await other_words(client, people, "seller")
        assert (await ask(client, people, "boss", NAME)).json() == {"data": {"viewer": {"name": "boss"}}}
    assert known == []
    assert unknown, "nobody knows yet who she is"
    assert refused.status_code == same.status_code == 503
    assert refused.headers["retry-after"] == same.headers["retry-after"] == "1"
    [told], [told_late] = refused.json()["errors"], same.json()["errors"]
    assert (told["message"], told["extensions"]) == (told_late["message"], told_late["extensions"])
    assert (await other_words(client, people, "boss")).status_code == 200


async def test_who_is_refused_is_told_so_in_their_language(
    people: People, client: httpx.AsyncClient, database_url: str
) -> None:
    assert "errors" not in (await ask(client, people, "boss", FIGURE)).json()
    async with busy(client, people, database_url):
        refused = await other_words(client, people, "boss", **{"accept-language": "ru"})
    [error] = refused.json()["errors"]
    assert error["message"].startswith("Слишком много людей")


@not_on_a_cluster("no answer is kept")
async def test_what_is_kept_is_given_while_nobody_gets_a_turn(
    people: People, client: httpx.AsyncClient, database_url: str
) -> None:
    answer = await ask(client, people, "boss", FIGURE)
    tag = {"if-none-match": answer.headers["etag"]}
    async with busy(client, people, database_url):
        again = await ask(client, people, "boss", FIGURE)
        known = await client.post("/graphql", json={"query": FIGURE}, headers=await people.headers("boss") | tag)
    assert (again.status_code, again.content) == (200, answer.content)
    assert known.status_code == 304


async def test_a_document_that_took_no_turn_this_time_is_asked_the_next_time(
    people: People, client: httpx.AsyncClient, database_url: str
) -> None:
    perhaps = """query ($figures: Boolean!) { viewer { name }
      dashboard(period: {preset: LAST_MONTH}) @include(if: $figures) { widget(key: "deals") { status { code } } } }"""

    async def asked(*, figures: bool) -> int:
        body = {"query": perhaps, "variables": {"figures": figures}}
        return (await client.post("/graphql", json=body, headers=await people.headers("boss"))).status_code

    assert await asked(figures=True) == 200
    assert await asked(figures=False) == 200
    async with busy(client, people, database_url):
        assert await asked(figures=False) == 200
