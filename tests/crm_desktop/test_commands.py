"""The command line, on a database of the test's own."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result

from crm_desktop.cli import program
from crm_desktop.database import create_engine
from permissions.viewer import Credential, Viewer
from resolvers.authentication import find_person, find_viewer
from resolvers.authentication.second_factor.codes import begin_secret
from resolvers.commands import begin_unsigned
from schema.schema import schema
from tests.conftest import NOW
from tests.resolvers.authentication.staff import VAULT, hire_staff

COMMANDS = [
    "serve",
    "migrate",
    "grant",
    "distribute",
    "import",
    "import-file",
    "undo-import",
    "connector",
    "export",
    "demo",
    "rebuild",
    "verify",
    "tidy",
    "create",
    "limit",
    "remove",
    "erase",
    "schema",
    "metrics",
    "vocabulary",
    "token",
    "password",
    "reset-second-factor",
]


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command on a database with the staff of `tests.resolvers.authentication.staff`."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    async def prepare() -> None:
        engine = create_engine(database_url)
        await hire_staff(engine)
        await engine.dispose()

    asyncio.run(prepare())

    def run(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(program, arguments, input=given)

    return run


def viewer_of(database_url: str, token: str) -> Viewer | None:
    async def find() -> Viewer | None:
        engine = create_engine(database_url)
        viewer = await find_viewer(engine, token, Credential.TOKEN, NOW)
        await engine.dispose()
        return viewer

    return asyncio.run(find())


def test_program_lists_its_commands() -> None:
    help_ = CliRunner().invoke(program, ["--help"])
    assert help_.exit_code == 0
    assert all(re.search(rf"^  {command} ", help_.output, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    help_ = CliRunner().invoke(program, [command, "--help"])
    assert help_.exit_code == 0
    assert help_.output.startswith(f"Usage: program {command}")


def test_schema_is_printed() -> None:
    assert CliRunner().invoke(program, ["schema"]).output.strip() == schema.as_str().strip()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense"])
def test_address_that_is_no_postgresql_is_refused(url: str) -> None:
    result = CliRunner().invoke(program, ["migrate", "--database-url", url])
    assert result.exit_code == 2
    assert "PostgreSQL" in result.output or "postgresql://" in result.output


def test_database_that_lacks_migrations_is_refused_until_it_is_migrated(
    create_empty_database: Callable[[], str],
) -> None:
    url = create_empty_database()
    refused = CliRunner().invoke(program, ["token", "a@example.com", "--database-url", url])
    assert refused.exit_code == 1
    assert "crm-desktop migrate" in refused.output
    assert CliRunner().invoke(program, ["migrate", "--database-url", url]).exit_code == 0
    assert "Nobody" in CliRunner().invoke(program, ["token", "a@example.com", "--database-url", url]).output


@pytest.mark.parametrize(
    "arguments",
    [
        ["undo-import", "99999999999999999999", "--as", "a@example.com"],
        ["connector", "run", "99999999999999999999", "--as", "a@example.com"],
        ["limit", "acme", "--people", "99999999999999999999"],
        ["rebuild", "--cells-from", "99999999999999999999"],
        ["tidy", "--keep-events", "99999999"],
        ["serve", "--requests-limit", "99999999999999999999"],
        ["serve", "--patience", "nan"],
        ["serve", "--time-limit", "inf"],
        ["token", "a@example.com", "--name", "\udcff"],
        ["limit", "\udcff", "--people", "many"],
    ],
)
def test_what_cannot_be_kept_or_counted_with_is_refused_before_anything_is_done(arguments: list[str]) -> None:
    result = CliRunner().invoke(program, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output


def test_folder_that_cannot_be_made_for_the_data_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(program, ["verify", "--data-dir", str(tmp_path / "file" / "data")])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The embedded PostgreSQL cannot keep its data in")


def test_database_that_cannot_be_reached_is_told_without_a_traceback(database_url: str) -> None:
    result = CliRunner().invoke(program, ["migrate", "--database-url", database_url + "_that_is_not_there"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database cannot be reached")


def test_token_speaks_for_its_person(run: Callable[..., Result], database_url: str) -> None:
    result = run("token", "Boss@example.com", "--name", "reports")
    assert result.exit_code == 0
    viewer = viewer_of(database_url, result.output.strip())
    assert viewer is not None
    assert viewer.email == "boss@example.com"


@pytest.mark.parametrize("email", ["nobody@example.com", "gone@example.com"])
def test_there_are_no_tokens_for_people_who_are_not_there(run: Callable[..., Result], email: str) -> None:
    result = run("token", email)
    assert result.exit_code == 1
    assert "Nobody" in result.output


def test_company_must_be_named_where_several_know_the_person(run: Callable[..., Result], database_url: str) -> None:
    refused = run("token", "twin@example.com")
    assert refused.exit_code == 1
    assert "ours, theirs" in refused.output
    viewer = viewer_of(database_url, run("token", "twin@example.com", "--company", "theirs").output.strip())
    assert viewer is not None
    assert viewer.company.external_id == "theirs"


def test_password_is_read_from_standard_input(run: Callable[..., Result]) -> None:
    assert run("password", "seller@example.com", given="a long password\n").exit_code == 0
    refused = run("password", "seller@example.com", given="short\n")
    assert refused.exit_code == 1
    assert "at least" in refused.output


def test_connected_systems_are_run_by_administrators_alone(run: Callable[..., Result]) -> None:
    refused = run("connector", "run", "1", "--as", "seller@example.com")
    assert refused.exit_code == 1
    assert refused.output == "Error: Only administrators may do this.\n"


def test_second_factor_of_who_lost_it_is_taken_away_and_the_log_says_so(
    run: Callable[..., Result], database_url: str
) -> None:
    async def set_up() -> None:
        engine = create_engine(database_url)
        person = await find_person(engine, "admin@example.com", None)
        async with begin_unsigned(engine, person.company_id) as transaction:
            await begin_secret(transaction, VAULT, person.user_id)
        await engine.dispose()

    asyncio.run(set_up())
    assert "is gone" in run("reset-second-factor", "admin@example.com").stderr
    assert "There was no second factor" in run("reset-second-factor", "admin@example.com").stderr
    with psycopg.connect(database_url) as connection:
        told = connection.execute("SELECT action, actor_id FROM audit_entries").fetchall()
    assert told == [("resetSecondFactor", None)]


def test_demo_company_is_made_with_its_log_ins(run: Callable[..., Result], database_url: str) -> None:
    result = run("demo", "--deals", "20", "--seed", "3", "--company", "made-up")
    assert result.exit_code == 0, result.output
    assert "all with the password" in result.output
    email = re.search(r"(\S+@\S+) +admin", result.output)
    assert email
    viewer = viewer_of(database_url, run("token", email[1]).output.strip())
    assert viewer is not None
    assert viewer.company.external_id == "made-up"

    again = run("demo", "--deals", "20", "--company", "made-up")
    assert again.exit_code == 1
    assert "already" in again.output


def test_cells_are_built_anew_of_the_company_that_is_named_or_of_all(run: Callable[..., Result]) -> None:
    result = run("rebuild", "--cells-from", "0")
    assert result.exit_code == 0, result.output
    assert re.findall(r"^\w+", result.output, re.MULTILINE) == ["ours", "theirs"]
    assert result.output.count("deal_cells in ") == 2

    assert re.findall(r"^\w+", run("rebuild", "--company", "theirs").output, re.MULTILINE) == ["theirs"]
    # They are small.
    assert run("rebuild").output == "ours\ntheirs\n"
    assert "nothing is kept" in run("verify").output
    refused = run("rebuild", "--company", "nobody")
    assert refused.exit_code == 1
    assert "no company nobody" in refused.output


def test_cells_that_differ_from_the_records_are_told(run: Callable[..., Result], database_url: str) -> None:
    assert "nothing is kept" in run("verify").output
    assert run("rebuild", "--cells-from", "0").exit_code == 0
    agrees = run("verify")
    assert agrees.exit_code == 0
    assert re.findall(r"^\w+", agrees.output, re.MULTILINE) == ["ours", "theirs"]
    assert agrees.output.count(" 0  sums of deal_cells differ") == 2

    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO contact_cells (company_id, facet, grain, day, records)"
            " SELECT id, 0, 0, 20000, 7 FROM companies WHERE external_id = 'theirs'"
        )
    differs = run("verify")
    assert differs.exit_code == 1
    assert differs.output.index("theirs") < differs.output.index(" 1  sums of contact_cells differ")
    assert "'records': -7" in differs.output
    assert run("verify", "--company", "ours").exit_code == 0


def test_folder_with_mistakes_is_refused_with_their_places(run: Callable[..., Result], tmp_path: Path) -> None:
    company = {"external_id": "c", "name": "C", "timezone": "Mars/Olympus", "currency": "EUR"}
    (tmp_path / "company.json").write_text(json.dumps(company))
    result = run("import", str(tmp_path))
    assert result.exit_code == 1
    assert "company.json: timezone: " in result.output
    assert "Nothing was imported" in result.output
