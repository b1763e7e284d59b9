"""A role per duty: it can do all of its duty, on a real server, and nothing else."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.cli import program
from crm_desktop.database import create_engine
from crm_desktop.demo.company import write_demo_company
from crm_desktop.duties import Duty, GrantRefusedError, grant, rights
from models import Base
from resolvers.changes.listener import prune_changes
from resolvers.importing import import_folder
from tests.conftest import NOW
from tests.http_api import HttpApi
from tests.largest_query import PLAIN_ROW, largest_query
from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.mutation_cases import ALLOWED, CASES, ROLES, World, input_of, send

_PASSWORD = "known-to-tests-alone"

Role = Callable[[Duty], str]


@pytest.fixture
def role(database_url: str) -> Iterator[Role]:
    """Makes a role for a duty on the test's database, and gives the address by which it connects."""
    made: list[sql.Identifier] = []
    with psycopg.connect(database_url, autocommit=True) as connection:

        def make(duty: Duty) -> str:
            name = f"crm_test_{duty}_{os.getpid()}"
            made.append(sql.Identifier(name))
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(made[-1], _PASSWORD))
            grant(database_url, name, duty)
            return make_url(database_url).set(username=name, password=_PASSWORD).render_as_string(hide_password=False)

        yield make
        for name in made:
            connection.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(name))
            connection.execute(sql.SQL("DROP ROLE {}").format(name))


@pytest.fixture
async def serving(role: Role) -> AsyncIterator[AsyncEngine]:
    """The server's engine, as the role that only serves."""
    engine = create_engine(role(Duty.SERVING))
    yield engine
    await engine.dispose()


async def test_who_serves_can_carry_out_every_mutation(engine: AsyncEngine, serving: AsyncEngine) -> None:
    refused: dict[str, str] = {}
    for mutation, case in CASES.items():
        world = World(serving, await prepared(engine, build_office))
        name = next(role for role in ("administrator", "user", "nobody") if case.expected[role] == ALLOWED)
        world.who = ROLES[name]
        code = await send(world, mutation, await input_of(world, mutation))
        if code != ALLOWED:
            refused[mutation] = code
    assert refused == {}


async def test_who_operates_imports_and_who_serves_shows_it(engine: AsyncEngine, role: Role, tmp_path: Path) -> None:
    folder = tmp_path / "company"
    folder.mkdir()
    write_demo_company(folder, deals=20, today=date(2026, 3, 10))
    operating, serving = create_engine(role(Duty.OPERATING)), create_engine(role(Duty.SERVING))
    for _ in range(2):
        await import_folder(operating, folder, now=NOW)

    async with HttpApi(serving, NOW) as api:
        await api.log_in(ADMIN)
        await api.ask(ADMIN, largest_query(PLAIN_ROW))
        shown = await api.ask(ADMIN, _DESKTOP)
        rows = await api.download(ADMIN, "/export/widgets/deals/records.csv?number=total")
    await prune_changes(serving)

    async with HttpApi(engine, NOW) as api:
        assert await api.ask(ADMIN, _DESKTOP) == shown
    assert {widget["status"]["code"] for widget in shown["dashboard"]["widgets"]} == {"READY"}
    assert rows.status_code == 200
    await operating.dispose()
    await serving.dispose()


ADMIN = "admin@demo.example"
_DESKTOP = "{ dashboard { widgets { key total { value } status { code } } } }"

FORBIDDEN = (
    "CREATE TABLE mine (a int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE deals ADD COLUMN mine int",
    "ALTER TABLE deals DISABLE TRIGGER ALL",
    "DROP TABLE deals",
    "TRUNCATE deals CASCADE",
    "CREATE INDEX ON deals (name)",
    "UPDATE audit_entries SET action = ''",
    "DELETE FROM audit_entries",
    "DELETE FROM companies",
    "UPDATE alembic_version SET version_num = ''",
    "SET session_replication_role = replica",
    "COPY deals TO PROGRAM 'true'",
    "SELECT pg_read_file('/etc/passwd')",
    "CREATE ROLE mine",
    "GRANT ALL ON deals TO PUBLIC",
)


def test_who_serves_can_do_nothing_else(role: Role) -> None:
    done: list[str] = []
    with psycopg.connect(role(Duty.SERVING), autocommit=True) as connection:
        for statement in FORBIDDEN:
            try:
                connection.execute(statement)
            except psycopg.errors.InsufficientPrivilege:
                continue
            done.append(statement)
    # A grant of what one may not grant is a warning.
    assert done in ([], ["GRANT ALL ON deals TO PUBLIC"])


def test_a_role_keeps_none_of_the_rights_it_had_before(database_url: str, role: Role) -> None:
    address = role(Duty.OPERATING)
    grant(database_url, make_url(address).username or "", Duty.SERVING)
    with psycopg.connect(address, autocommit=True) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DELETE FROM companies")


@pytest.mark.parametrize("duty", Duty)
def test_every_table_is_granted(duty: Duty) -> None:
    assert rights(duty).keys() == {*Base.metadata.tables, "alembic_version"}


def test_a_role_that_is_not_there_or_may_do_everything_is_refused(database_url: str) -> None:
    with pytest.raises(GrantRefusedError, match="There is no role nobody_has_made"):
        grant(database_url, "nobody_has_made", Duty.SERVING)
    with pytest.raises(GrantRefusedError, match="owns the tables"):
        grant(database_url, make_url(database_url).username or "postgres", Duty.SERVING)


def test_the_command_says_what_was_granted(database_url: str, role: Role) -> None:
    name = make_url(role(Duty.SERVING)).username or ""
    run = CliRunner().invoke(program, ["grant", name, "--for", "operating", "--database-url", database_url])
    assert run.exit_code == 0
    assert run.output == f"{name} may do what operating needs, and nothing else.\n"
