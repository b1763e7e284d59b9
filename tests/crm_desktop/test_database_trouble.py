"""When the database does not answer."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import health
from crm_desktop.app import create_app
from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from resolvers.authentication import Secret

# It needs not be anybody's: it has to be looked up.
TOKEN = {"authorization": f"Bearer {Secret.create(1).text}"}


async def ask(client: httpx.AsyncClient) -> httpx.Response:
    return await client.post("/graphql", json={"query": "{ viewer { id } }"}, headers=TOKEN)


@contextmanager
def frozen(engine: AsyncEngine, database_url: str) -> Iterator[None]:
    """Stops the processes that serve this database's connections, as a machine does that hangs: connections stay open."""
    with psycopg.connect(database_url) as connection:
        mine = connection.info.backend_pid
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()").fetchall()
    processes = [pid for (pid,) in rows if pid != mine]
    assert processes
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in processes:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="the server's processes are elsewhere")
@pytest.mark.parametrize("bounds", [Bounds(time_limit=0.2)])
async def test_frozen_database_holds_up_nobody(
    client: httpx.AsyncClient, engine: AsyncEngine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_SECONDS", 0.2)
    assert (await client.get("/healthz")).status_code == 200

    with frozen(engine, database_url):
        answer = await ask(client)
        assert answer.status_code == 503
        assert answer.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"


async def test_locked_table_is_a_timeout_for_those_who_wait(
    client: httpx.AsyncClient, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create_engine(database_url, statement_timeout=50)
    transport = httpx.ASGITransport(create_app(engine))
    with psycopg.connect(database_url) as connection:
        connection.execute("LOCK TABLE api_tokens")
        async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
            answer = await ask(client)
    await engine.dispose()
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
