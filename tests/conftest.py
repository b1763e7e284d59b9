"""What every test may ask for: databases of its own on one PostgreSQL, and a count of the statements it sends.

``TEST_DATABASE_URL`` names a server to use instead of the embedded one, ``CITUS_URL`` one with Citus, where databases are spread over
it (`tests.cluster`); its user must be a superuser.
"""

import gc
import os
import shutil
import tempfile
import zoneinfo
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import fasteners  # pyright: ignore[reportMissingTypeStubs]
import httpx
import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.bounds import DEFAULT_BOUNDS, Bounds
from crm_desktop.database import create_engine
from crm_desktop.embedded_server import EmbeddedServer
from crm_desktop.migration import migrate
from resolvers.authentication import password
from resolvers.dashboard.widget_result_by_request import KEPT_PLANS
from resolvers.importing import import_folder
from tests import cluster
from tests.cluster import CITUS_URL
from tests.prepared import prepared
from tests.resolvers.authentication.staff import CHEAP_HASHER
from tests.resolvers.records.office import Office, build_office
from tests.spare_databases import SpareDatabases
from tests.statements.collecting import Statements, collect
from tests.statements.judging import faults

# The oracle takes zones from the standard library: from the pinned package, whatever this machine has.
zoneinfo.reset_tzpath(to=())

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)

CountStatements = Callable[[AsyncEngine], AbstractContextManager[list[str]]]

_numbers = count(1)

# Tells runs apart that go on at the same time; the same in all processes of one.
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]

_GIVEN = CITUS_URL or os.environ.get("TEST_DATABASE_URL")


_LONG = (
    "tests/schema/report_field_settings/test_demo_company.py",
    "tests/properties/",
    "tests/replicas/",
    "tests/real_data/",
    "tests/oracle/test_real_data.py",
    "tests/resolvers/importing/test_real_data.py",
    "tests/resolvers/importing/test_memory.py",
    "tests/resolvers/layout/test_model.py",
    "tests/resolvers/cells/test_at_once.py",
    "tests/resolvers/cells/test_every_mutation.py",
    "tests/changes/test_every_mutation.py",
    "tests/schema/test_every_mutation_by_role.py",
    "tests/schema/projection/test_desktop_both_ways.py",
    "tests/schema/records/test_merges_beside_a_mirror.py",
    "tests/schema/reports/test_many_reports.py",
    "tests/connectors/",
    "tests/crm_desktop/test_duties.py",
    "tests/crm_desktop/demo/test_size.py",
    "tests/crm_desktop/test_serving.py",
    "tests/crm_desktop/test_wheel.py",
    "tests/deploy/test_proxies.py",
    "tests/deploy/test_restore_drill.py",
    "tests/faults/",
    "tests/fuzzing/test_documents.py::test_whatever_the_schema_allows",
    "tests/plans/",
)


@dataclass
class Clock:
    """The server's clock, standing still until a test sets it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


# A normal run tries the same examples each time, so that a change alone decides whether it holds; see tests/properties/examples.py.
settings.register_profile("repeatable", derandomize=True, max_examples=50)
settings.register_profile("long", derandomize=True)
if (profile := os.environ.get("HYPOTHESIS_PROFILE", "repeatable")) != "thorough":
    settings.load_profile(profile)


# Of this process; those of a run that goes on in several each judge their own.
_statements = Statements()
collect(_statements)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Lets a test fail in which the product sent something for the first time that it must not: see `tests.statements`."""
    outcome = yield
    wrong = faults(_statements.take())
    assert not wrong, "\n\n".join(wrong)
    return outcome


def pytest_collection_finish() -> None:
    """Spares the garbage collector all that was imported: half a million objects that stay, and are looked through again and again.

    Once more at the end: it comes the more seldom, the more it found the last time.
    """
    gc.collect()
    gc.freeze()
    gc.collect()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs the database, whichever way it asks for it, so that `make quick` can leave it out, and what takes long.

    That comes first, so that no process of a run is left alone with it in the end.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))
    for item in items:
        if item.nodeid.startswith(_LONG):
            item.add_marker(pytest.mark.long)
        if "database_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, Any]]:
    """Asynchronous tests run on the event loop that serves in production."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """The address of a database on the tests' server, from which others are created. The processes of one run share it."""
    if _GIVEN:
        yield _GIVEN
        return
    folder = Path(tempfile.gettempdir()) / f"crm-desktop-tests-{_RUN}"
    folder.mkdir(exist_ok=True)
    server = EmbeddedServer(folder)
    with psycopg.connect(server.url, autocommit=True) as connection:
        # Nobody misses a test's data after a power cut, and no database lasts until there is much to clear away.
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    yield server.url
    server.stop()
    if not (folder / "postgresql" / "postmaster.pid").exists():
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def create_empty_database(database_server: str) -> Iterator[Callable[[], str]]:
    """Creates a database without tables and returns its address. It is dropped at the end of the session."""
    yield from _databases(database_server, "template0")


@pytest.fixture(scope="session")
def create_database(database_server: str, create_empty_database: Callable[[], str]) -> Iterator[Callable[[], str]]:
    """Creates a migrated database without rows, a copy of a template, and returns its address. Cheap.

    For a database that a whole module shares, call it in a module's fixture; it is dropped at the end of the session.
    """
    yield from _databases(database_server, _migrated_template(database_server, create_empty_database))


@pytest.fixture(scope="session")
def spare_databases(create_database: Callable[[], str]) -> Iterator[SpareDatabases]:
    """See `SpareDatabases`."""
    databases = SpareDatabases(create_database)
    yield databases
    databases.close()


@pytest.fixture
def database_url(spare_databases: SpareDatabases) -> Iterator[str]:
    """The address of a migrated database without rows that is the test's own as long as it lasts."""
    url = spare_databases.take()
    yield url
    spare_databases.give_back(url)


@pytest.fixture
def statement_limits() -> dict[str, int]:
    """How long the statements of ``engine`` may take: as long as in production. Another where a test holds what they wait for."""
    return {}


@pytest.fixture
async def engine(database_url: str, statement_limits: dict[str, int]) -> AsyncIterator[AsyncEngine]:
    """The server's own kind of engine, with a real pool, on ``database_url``."""
    engine = create_engine(database_url, **statement_limits)
    yield engine
    await engine.dispose()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    """The company of `tests.resolvers.records.office` in a database of the test's own, and another that must never be touched."""
    return await prepared(engine, build_office)


@pytest.fixture(autouse=True)
def plans_of_its_own() -> None:
    """What a test asks is planned by it, though another one asked the same of a database whose companies have the same numbers."""
    KEPT_PLANS._free.clear()  # pyright: ignore[reportPrivateUsage] - of no use but here


@pytest.fixture(scope="session", autouse=True)
def passwords_that_are_cheap() -> Iterator[None]:
    """Passwords are as right and as wrong as ever, and take next to nothing to look at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(password, "hasher", CHEAP_HASHER)
        yield


@pytest.fixture(scope="session", autouse=True)
def cells_of_any_size() -> Iterator[None]:
    """What is imported gets cells, however little it is: most tests are of small companies, and read figures both ways."""
    defaults = import_folder.__kwdefaults__
    assert defaults is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(defaults, "cells_from", 0)
        yield


@pytest.fixture(scope="session")
def count_statements() -> CountStatements:
    """``with count_statements(engine) as statements:`` collects the texts of what is asked of the database meanwhile."""

    @contextmanager
    def collect(engine: AsyncEngine) -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
            # Where a transaction begins and ends, the driver tells nobody either.
            if not statement.startswith("SAVEPOINT"):
                statements.append(statement)

        event.listen(engine.sync_engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(engine.sync_engine, "before_cursor_execute", note)

    return collect


@pytest.fixture
def clock() -> Clock:
    """What the requests of ``client`` take for the present; set ``clock.now`` to move it."""
    return Clock()


@pytest.fixture
def bounds() -> Bounds:
    """How much the application behind ``client`` takes on; a test may be parametrized with others."""
    return DEFAULT_BOUNDS


@pytest.fixture
async def client(engine: AsyncEngine, clock: Clock, bounds: Bounds) -> AsyncIterator[httpx.AsyncClient]:
    """A browser (it keeps cookies) that asks the application over ``engine``."""
    app = create_app(engine, clock=clock, bounds=bounds)
    transport = httpx.ASGITransport(app, client=("192.0.2.7", 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        yield client


def _migrated_template(server: str, create_empty_database: Callable[[], str]) -> str:
    """The name of the database that all processes of a run copy: the first one to come here migrates it."""
    name = f"crm_test_template_{_RUN}"
    with fasteners.InterProcessLock(Path(tempfile.gettempdir()) / f"{name}.lock"), _connect(server) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            migrated = create_empty_database()
            migrate(migrated)
            old = make_url(migrated).database or ""
            if CITUS_URL:
                cluster.spread(migrated)
                cluster.close(connection, old)
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(name))
            )
    return name


def _databases(server: str, template: str) -> Iterator[Callable[[], str]]:
    """A function that creates copies of a template, and afterwards their removal."""
    created: list[str] = []
    with _connect(server) as connection:

        def create() -> str:
            name = f"crm_test_{os.getpid()}_{next(_numbers)}"
            connection.execute(
                # A third of the work of copying by the log.
                sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
            created.append(name)
            url = make_url(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)
            if CITUS_URL and template != "template0":
                cluster.settle(url)
            return url

        yield create
        # The embedded server's folder goes with it; a server that was named keeps what is left there.
        for name in reversed(created) if _GIVEN else ():
            _drop(connection, name)


def _connect(server: str) -> psycopg.Connection[tuple[Any, ...]]:
    address = make_url(server).set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)


def _drop(connection: psycopg.Connection[tuple[Any, ...]], database: str | None) -> None:
    assert database
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
