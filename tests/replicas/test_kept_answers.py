"""An answer that came from a standby is kept for exactly the data that it is of."""

import threading
from collections.abc import AsyncIterator

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.changes.version import read_version, sees_version
from resolvers.replicas import Replicas
from tests.conftest import CountStatements
from tests.replicas.conftest import Cluster
from tests.replicas.test_reading_at_replicas import COUNT, ROWS, count, read_at
from tests.schema.events.people import People

pytestmark = pytest.mark.database


@pytest.fixture
async def keeping(people: People, replicas: Replicas, engine: AsyncEngine) -> AsyncIterator[People]:
    """The same people, at a process that keeps answers."""
    async with People(engine, people.office, replicas=replicas, answer_bytes=1_000_000) as keeping:
        keeping.now = people.now
        yield keeping


async def test_what_a_standby_answered_is_given_again_until_somebody_writes(
    people: People, keeping: People, cluster: Cluster, replicas: Replicas, count_statements: CountStatements
) -> None:
    first = await keeping.post("seller", COUNT)
    with read_at(replicas, count_statements) as at_standby:
        again = await keeping.post("seller", COUNT)
    assert at_standby == []
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    cluster.hold_back()
    await people.create_deal()
    assert await count(keeping) == 2
    cluster.go_on()
    assert await count(keeping) == 2


async def test_what_a_standby_shows_before_the_primary_does_is_not_kept(
    people: People, keeping: People, cluster: Cluster, replicas: Replicas, engine: AsyncEngine
) -> None:
    """A transaction that waits to be acknowledged by a standby that is not there is seen at all others, and not at the primary."""
    company, deal = people.office.company_id, people.office["retail"]
    await count(keeping)
    version = await read_version(engine, company)
    assert version is not None
    at_standby = [each.engine for each in replicas.all]
    assert [await sees_version(each, company, version) for each in at_standby] == [True, True]
    cluster.primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    cluster.primary.execute("SELECT pg_reload_conf()")
    writing = threading.Thread(target=_write, args=(cluster.primary.url, company, deal, people.office["seller"]))
    writing.start()
    try:
        for standby in cluster.standbys:
            await _until_seen(standby.url)
        assert await read_version(engine, company) == version
        assert [await sees_version(each, company, version) for each in at_standby] == [False, False]
        early = await keeping.post("seller", ROWS)
        assert "etag" not in early.headers
    finally:
        cluster.primary.execute("ALTER SYSTEM RESET synchronous_standby_names")
        cluster.primary.execute("SELECT pg_reload_conf()")
        writing.join()
    assert await count(keeping) == await count(people) == 2


def _write(url: str, company: int, deal_type: int, responsible: int) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO deals (company_id, name, deal_type_id, responsible_id, created_at)"
            " VALUES (%s, 'A boat that waits', %s, %s, '2026-03-10T12:00:00Z')",
            [company, deal_type, responsible],
        )
        connection.execute("INSERT INTO data_changes (company_id, kind) VALUES (%s, 'deals')", [company])


async def _until_seen(url: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        seen = "SELECT count(*) FROM deals WHERE name = 'A boat that waits'"
        for _ in range(100_000):
            if await (await connection.execute(seen)).fetchone() == (1,):
                return
    raise AssertionError("the standby never gets it")
