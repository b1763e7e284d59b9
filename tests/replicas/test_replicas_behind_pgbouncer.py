"""Standbys behind PgBouncer in transaction mode."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from crm_desktop.database import create_engine
from crm_desktop.replicas import open_replicas
from resolvers.replicas import Replicas
from tests.conftest import CountStatements
from tests.pgbouncer import PROGRAM, WHY_SKIPPED, PgBouncer
from tests.replicas.conftest import Cluster
from tests.replicas.test_reading_at_replicas import COUNT, FEED, FILE, ROWS, count, read_at
from tests.schema.events.people import People

pytestmark = [pytest.mark.database, pytest.mark.skipif(PROGRAM is None, reason=WHY_SKIPPED)]


@pytest.fixture
def poolers(cluster: Cluster) -> Iterator[list[PgBouncer]]:
    """One for each server, with two connections to it."""
    servers = (cluster.primary, *cluster.standbys)
    poolers = [
        PgBouncer(each, cluster.folder / f"pooler {number}", "postgres", 2) for number, each in enumerate(servers)
    ]
    yield poolers
    for pooler in poolers:
        pooler.stop()


@pytest.fixture
async def pooled(poolers: list[PgBouncer], people: People) -> AsyncIterator[tuple[People, Replicas]]:
    """The same people, at a process that meets nothing but poolers."""
    primary, *standbys = (f"{pooler.url}&pgbouncer=true" for pooler in poolers)
    engine = create_engine(primary)
    replicas = open_replicas(engine, standbys, connections=5)
    await replicas.look()
    async with People(engine, people.office, replicas=replicas) as pooled:
        pooled.now = people.now
        yield pooled, replicas
    await replicas.dispose()
    await engine.dispose()


async def test_figures_rows_and_files_are_read_there_by_many_at_once(
    pooled: tuple[People, Replicas], people: People, cluster: Cluster, count_statements: CountStatements
) -> None:
    through, replicas = pooled
    assert await count(through) == 1
    cluster.go_on()
    await replicas.look()
    with read_at(replicas, count_statements) as at_standby:
        for query in (COUNT, ROWS, FEED):
            expected = await people.ask("boss", query, by_token=True)
            assert (
                await asyncio.gather(*(through.ask("boss", query, by_token=True) for _ in range(6))) == [expected] * 6
            )
        files = await asyncio.gather(*(through.get("seller", FILE) for _ in range(3)))
    assert {file.content for file in files} == {(await people.get("seller", FILE)).content}
    assert any("grouping(" in statement for statement in at_standby)
    assert any("DECLARE behind" in statement for statement in at_standby)


async def test_what_was_written_is_read_whoever_is_behind(pooled: tuple[People, Replicas], cluster: Cluster) -> None:
    through, _ = pooled
    cluster.hold_back()
    await through.create_deal()
    assert await count(through) == 2
