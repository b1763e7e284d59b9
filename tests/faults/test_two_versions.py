"""During an upgrade a server of the release before goes on, on tables that were migrated for the next one."""

import asyncio
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from crm_desktop.database import create_engine
from schema.node import global_id
from tests.prepared import prepared
from tests.resolvers.records.office import Office, build_office
from tests.schema.events.people import People

ROOT = Path(__file__).parents[2]
CREATE = "mutation($input: CreateDealInput!) { done: createDeal(input: $input) { deal { id } userErrors { message } } }"
MOVE = "mutation($input: MoveDealInput!) { done: moveDeal(input: $input) { deal { id } userErrors { message } } }"
LOG_IN = (
    'mutation { done: logIn(input: { email: "a@example.com", password: "a long password" }) { userErrors { code } } }'
)
READ = "mutation { done: markEventsRead(input: { all: true }) { unreadCount userErrors { message } } }"
FIGURES = """{ dashboard { widgets { key status { code } ... on MetricWidget {
  metric { value secondary { key value } records(first: 5) { totalCount edges { node { id } } } } } } } }"""


def git(*arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=True).stdout


def before_the_newest_migration() -> str:
    """The commit of it."""
    newest = max(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))
    added = git("log", "--diff-filter=A", "--format=%H", "--", f"migrations/versions/{newest}").split()
    return f"{added[-1].decode()}^" if added else "HEAD"


@pytest.fixture(scope="module")
def release_before() -> Iterator[Path]:
    """Its files."""
    try:
        files = git(
            "archive",
            before_the_newest_migration(),
            "crm_desktop",
            "schema",
            "resolvers",
            "permissions",
            "models",
            "migrations",
            "docs",
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("the history of this repository is not here, and with it the release before")
    with tempfile.TemporaryDirectory(prefix="crm-desktop-before-") as name:
        with tarfile.open(fileobj=io.BytesIO(files)) as archive:
            archive.extractall(name, filter="data")
        yield Path(name)


@pytest.fixture(scope="module")
def database(create_database: Callable[[], str]) -> tuple[str, Office]:
    url = create_database()

    async def build() -> Office:
        engine = create_engine(url)
        office = await prepared(engine, build_office)
        await engine.dispose()
        return office

    return url, asyncio.run(build())


@pytest.fixture(scope="module")
def server_before(release_before: Path, database: tuple[str, Office]) -> Iterator[str]:
    """The address of a server of the release before, which is running on the newest tables."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crm_desktop", "serve"],
        cwd=release_before,
        env={**os.environ, "DATABASE_URL": database[0], "PORT": "0", "WORKERS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    line = process.stdout.readline()
    assert line.startswith("Serving at "), process.stderr.read()
    yield line.split()[2]
    process.terminate()
    process.communicate()


async def test_the_release_before_reads_and_writes_on_the_newest_tables_as_the_newest_does(
    server_before: str, release_before: Path, database: tuple[str, Office]
) -> None:
    url, office = database
    engine = create_engine(url)
    async with People(engine, office) as people:
        people.now = datetime.now(UTC)
        headers = await people.headers("admin", by_token=True)
        async with httpx.AsyncClient(base_url=server_before, headers=headers, timeout=60) as before:

            async def ask(query: str, **variables: Any) -> dict[str, Any]:
                told = (await before.post("/graphql", json={"query": query, "variables": variables})).json()
                assert "errors" not in told, told
                return told["data"]

            for name in ("A boat", "A ship"):
                values = {
                    "name": name,
                    "dealType": people.id("DealType", "retail"),
                    "responsible": people.id("User", "seller"),
                }
                made = (await ask(CREATE, input=values))["done"]
                assert made["userErrors"] == []
            won = {"deal": made["deal"]["id"], "toStage": global_id("Stage", office["won"])}
            assert (await ask(MOVE, input=won))["done"]["userErrors"] == []
            assert (await ask(READ))["done"]["userErrors"] == []
            assert (await ask(LOG_IN))["done"]["userErrors"] == [{"code": "INVALID"}]
            assert (await ask((release_before / "docs" / "whole-desktop.graphql").read_text()))["dashboard"]

            people.now = datetime.now(UTC)
            for told in (await ask(FIGURES), await people.ask("admin", FIGURES, by_token=True)):
                [deals] = [each for each in told["dashboard"]["widgets"] if each["key"] == "deals"]
                assert deals["metric"]["records"]["totalCount"] == 2
            assert told == await ask(FIGURES)
    await engine.dispose()
