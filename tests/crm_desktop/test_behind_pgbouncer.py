"""The product behind PgBouncer in transaction mode: what one connection to the server is told, the next request must not meet."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import click
import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.bounds import Bounds
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.migration import check_up_to_date, migrate
from crm_desktop.opened_database import open_database
from resolvers.importing import import_folder
from tests.cluster import not_on_a_cluster
from tests.conftest import NOW
from tests.pgbouncer import PROGRAM, WHY_SKIPPED, PgBouncer
from tests.postgresql_servers import PostgresqlServer, wait_until
from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

ROLE = "crm_desktop"
# Fewer than there are requests at once, so that these share them.
CONNECTIONS = 3

FIGURES = """{ dashboard { widgets { key status { code } ... on MetricWidget { metric { value records(first: 3) { totalCount } } }
  ... on FeedWidget { unreadCount events(first: 5) { edges { node { text } } } } } } }"""
FILE = "/export/widgets/deals/records.csv?number=total&preset=THIS_MONTH"

pytestmark = [pytest.mark.database, pytest.mark.skipif(PROGRAM is None, reason=WHY_SKIPPED)]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="crm-desktop-pooler-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[PostgresqlServer]:
    """With a role that owns its database and nothing else."""
    server = PostgresqlServer.new(folder / "server")
    server.execute(f"CREATE ROLE {ROLE} LOGIN")
    server.execute(f"ALTER DATABASE crm_desktop OWNER TO {ROLE}")
    yield server
    server.stop("immediate")


@pytest.fixture(scope="module")
def pooler(folder: Path, server: PostgresqlServer) -> Iterator[PgBouncer]:
    """With a database that was brought up to date through it, once it was set up as the product says."""
    pooler = PgBouncer(server, folder / "pooler", ROLE, CONNECTIONS)
    with pytest.raises(click.ClickException) as told, open_database(pooled(pooler), folder, migrating=True):
        pass
    for statement in re.findall(r"ALTER ROLE .*;", told.value.message):
        with psycopg.connect(pooler.url, prepare_threshold=None, autocommit=True) as connection:
            connection.execute(statement)
    pooler.reconnect()
    with open_database(pooled(pooler), folder, migrating=True):
        pass
    yield pooler
    pooler.stop()


def pooled(pooler: PgBouncer) -> str:
    return f"{pooler.url}&pgbouncer=true"


@pytest.fixture
async def direct(server: PostgresqlServer) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(server.url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def engine(pooler: PgBouncer) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(pooled(pooler))
    yield engine
    await engine.dispose()


@pytest.fixture
async def people(engine: AsyncEngine, direct: AsyncEngine) -> AsyncIterator[People]:
    office = await prepared(direct, build_office)
    # Nobody is told to come again, however slow the machine is.
    async with People(engine, office, Bounds(patience=600)) as people:
        await people.create_deal()
        yield people


def test_migrations_go_through_it_and_can_be_run_again(pooler: PgBouncer) -> None:
    migrate(pooled(pooler))
    check_up_to_date(pooled(pooler))


def test_a_server_that_is_not_told_of_the_pooler_refuses_to_start(pooler: PgBouncer, folder: Path) -> None:
    with (
        pytest.raises(click.ClickException, match="unsupported startup parameter: options"),
        open_database(pooler.url, folder),
    ):
        pass


def test_a_role_without_the_settings_is_told_of_them(pooler: PgBouncer, server: PostgresqlServer, folder: Path) -> None:
    server.execute(f"ALTER ROLE {ROLE} IN DATABASE crm_desktop RESET jit")
    pooler.reconnect()
    try:
        with pytest.raises(click.ClickException, match="SET jit = 'off';"), open_database(pooled(pooler), folder):
            pass
    finally:
        server.execute(f"ALTER ROLE {ROLE} IN DATABASE crm_desktop SET jit = off")
        pooler.reconnect()
    with open_database(pooled(pooler), folder) as database:
        assert database.url == pooled(pooler)


async def test_connections_are_set_as_they_are_without_it(engine: AsyncEngine, direct: AsyncEngine) -> None:
    names = "'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'jit', 'TimeZone'"
    query = (
        f"SELECT name, setting FROM pg_settings WHERE name IN ({names}, 'max_parallel_workers_per_gather') ORDER BY 1"
    )
    found: list[Any] = []
    for each in (engine, direct):
        async with each.connect() as connection:
            found.append((await connection.exec_driver_sql(query)).all())
    assert found[0] == found[1]


@not_on_a_cluster("the pooler's server is none")
async def test_many_at_once_get_what_they_would_get_without_it_and_leave_nothing_behind(
    people: People, direct: AsyncEngine, server: PostgresqlServer
) -> None:
    async with People(direct, people.office) as plain:
        plain.now = people.now
        whose = ["seller", "boss", "admin", "other"]
        # Each has come in and begun a visit before they come all at once.
        expected = {who: await people.ask(who, FIGURES, by_token=True) for who in whose}
        file = (await people.get("seller", FILE)).content
        for _ in range(3):
            answers = [people.ask(who, FIGURES, by_token=True) for who in whose * 3]
            files = [people.get("seller", FILE) for _ in range(3)]
            moves = [people.ask("admin", "mutation { markEventsRead(input: { all: true }) { unreadCount } }")]
            told, contents, _ = await asyncio.gather(
                asyncio.gather(*answers), asyncio.gather(*files), asyncio.gather(*moves)
            )
            assert told == [expected[who] for who in whose * 3]
            assert {each.content for each in contents} == {file}
        assert {who: await plain.ask(who, FIGURES, by_token=True) for who in whose} == expected
    assert server.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)]
    async with people.engine.connect() as connection:
        left = await connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM pg_prepared_statements), count(*) FROM pg_cursors"
        )
        assert left.one() == (0, 0)


@not_on_a_cluster("the pooler's server is none")
async def test_what_is_written_is_read_by_whichever_connection(people: People) -> None:
    count = '{ dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'
    for number in range(2, 8):
        await people.create_deal()
        answers = await asyncio.gather(*(people.ask(who, count) for who in ("seller", "boss", "admin")))
        assert {int(each["dashboard"]["widget"]["metric"]["value"]) for each in answers} == {number}


async def test_what_is_given_up_is_cancelled_in_the_server(engine: AsyncEngine, server: PostgresqlServer) -> None:
    async def sleep() -> None:
        async with engine.connect() as connection:
            await connection.exec_driver_sql("SELECT pg_sleep(9)")

    running = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"
    sleeping = asyncio.create_task(sleep())
    await asyncio.to_thread(wait_until, lambda: server.execute(running) == [(1,)])
    sleeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sleeping
    await asyncio.to_thread(wait_until, lambda: server.execute(running) == [(0,)])


async def test_an_import_goes_through_it(engine: AsyncEngine, direct: AsyncEngine, tmp_path: Path) -> None:
    """It takes a lock that ends with its transaction, and temporary tables that do; and it may take longer than a statement."""
    write_demo_company(tmp_path / "company", deals=40, today=NOW.date())
    for _ in range(2):
        await import_folder(engine, tmp_path / "company", now=NOW)
    async with direct.connect() as connection:
        locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        left = f"SELECT count(*) FILTER (WHERE relpersistence = 't'), ({locks}) FROM pg_class"
        assert (await connection.exec_driver_sql(left)).one() == (0, 0)
