"""Work ends with the request: when its client has left or its time is up, nothing of it goes on in the database."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.types import Message

from crm_desktop.app import create_app
from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds
from crm_desktop.database import LOCK_TIMEOUT
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

DESKTOP = """{ dashboard { widgets {
  ... on MetricWidget { metric { value records(first: 3) { totalCount } } }
  ... on FeedWidget { events { totalCount } }
} } }"""
CREATE = 'mutation { createContact(input: {name: "A contact"}) { contact { id } userErrors { message } } }'
WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'
"""
OPEN = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction')
"""


class Locked:
    """Somebody else's lock, on which statements wait, and what is to be seen of them meanwhile."""

    def __init__(self, holder: psycopg.Connection[Any], watcher: psycopg.Connection[Any]) -> None:
        self._holder = holder
        self._watcher = watcher

    async def until(self, query: LiteralString, count: int) -> None:
        """Waits until so many connections are seen: for less than the database itself lets a statement wait for a lock."""
        async with asyncio.timeout(LOCK_TIMEOUT / 2_000):
            while self._watcher.execute(query).fetchone() != (count,):  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0)

    def release(self) -> None:
        """What waits goes on."""
        self._holder.rollback()


@contextmanager
def locked(database_url: str, table: LiteralString) -> Iterator[Locked]:
    with psycopg.connect(database_url) as holder, psycopg.connect(database_url, autocommit=True) as watcher:
        holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        held = Locked(holder, watcher)
        # The holder is seen as well: it idles in its transaction.
        yield held


class Client:
    """Sends one request as a server hands it on, and leaves when it is told to."""

    def __init__(self, people: People, engine: AsyncEngine, bounds: Bounds = DEFAULT_BOUNDS) -> None:
        self._people = people
        self._app = create_app(engine, clock=lambda: people.now, bounds=bounds)
        self.leaves = asyncio.Event()
        self.got: list[Message] = []

    async def send(self, who: str, document: str) -> None:
        """Asks the API."""
        await self._send(who, "POST", "/graphql", json.dumps({"query": document}).encode())

    async def download(self, who: str, path: str) -> None:
        """Asks for a file."""
        await self._send(who, "GET", path, b"")

    @property
    def status(self) -> int:
        """What was answered."""
        return self.got[0]["status"]

    async def _send(self, who: str, method: str, path: str, body: bytes) -> None:
        received: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            if received:
                return received.pop()
            await self.leaves.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            self.got.append(message)

        headers = {"content-type": "application/json", **await self._people.headers(who)}
        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "scheme": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("192.0.2.7", 1234),
        }
        await self._app(scope, receive, send)


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        # Connections and statements are there already: what is waited for is the lock alone.
        await people.ask("admin", DESKTOP)
        yield people
        # What was given up gives its connection back, though in its own time: the pool is not to end before.
        async with asyncio.timeout(LOCK_TIMEOUT / 1_000):
            while engine.pool.checkedout():  # noqa: ASYNC110  # pyright: ignore[reportAttributeAccessIssue] - a pool that counts, and tells nobody
                await asyncio.sleep(0)


async def test_a_client_that_leaves_takes_its_statements_along(
    people: People, engine: AsyncEngine, database_url: str
) -> None:
    client = Client(people, engine)
    with locked(database_url, "deals") as lock:
        request = asyncio.create_task(client.send("admin", DESKTOP))
        await lock.until(WAITING, 1)
        client.leaves.set()
        await lock.until(OPEN, 1)
    await request
    assert client.status == 499


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("/export/desktop.xlsx", "deals"),
        ("/export/widgets/deals.csv", "deals"),
        ("/export/widgets/deals/records.csv?number=total", "deals"),
        # Where it waits for its company's turn.
        ("/export/desktop.xlsx", "export_turns"),
    ],
)
async def test_a_file_that_nobody_waits_for_is_not_made(
    people: People, engine: AsyncEngine, database_url: str, path: str, table: LiteralString
) -> None:
    client = Client(people, engine)
    with locked(database_url, table) as lock:
        request = asyncio.create_task(client.download("admin", path))
        await lock.until(WAITING, 1)
        client.leaves.set()
        await lock.until(OPEN, 1)
    await request
    assert client.got == []


async def test_when_the_time_is_up_nothing_is_tried_again(
    people: People, engine: AsyncEngine, database_url: str
) -> None:
    client = Client(people, engine, Bounds(time_limit=0.2))
    with locked(database_url, "deals") as lock:
        await client.send("admin", DESKTOP)
        assert client.status == 503
        await lock.until(OPEN, 1)


async def test_what_somebody_writes_is_written_though_they_have_left(
    people: People, engine: AsyncEngine, database_url: str
) -> None:
    client = Client(people, engine)
    with locked(database_url, "contacts") as lock:
        request = asyncio.create_task(client.send("admin", CREATE))
        await lock.until(WAITING, 1)
        client.leaves.set()
        lock.release()
        await request
    assert client.status == 200
    found = await people.ask(
        "admin", '{ dashboard { widget(key: "contacts") { ... on MetricWidget { metric { value } } } } }'
    )
    assert found["dashboard"]["widget"]["metric"]["value"] == "1"
