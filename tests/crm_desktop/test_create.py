"""A company is made out of nothing, and its first administrator comes in."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crm_desktop.cli import program
from crm_desktop.database import create_engine
from tests.http_api import HttpApi
from tests.resolvers.importing.stored import rows

ACCEPT = """mutation($input: AcceptInvitationInput!) {
  done: acceptInvitation(input: $input) { viewer { role company { name } } userErrors { message } }
}"""
GIVEN = {
    "--name": "Acme",
    "--time-zone": "Europe/Berlin",
    "--currency": "EUR",
    "--admin": "Eva@acme.example",
    "--admin-name": "Eva",
}


def create(url: str, **changed: str) -> Result:
    given = {**GIVEN, **{f"--{name.replace('_', '-')}": value for name, value in changed.items()}}
    options = [each for pair in given.items() for each in pair]
    return CliRunner().invoke(program, ["create", "acme", *options, "--database-url", url])


def ask(url: str, operation: str, variables: dict[str, Any]) -> dict[str, Any]:
    async def send() -> dict[str, Any]:
        engine = create_engine(url)
        async with HttpApi(engine, datetime.now(UTC)) as api:
            answer = await api.send(None, operation, variables)
        await engine.dispose()
        return answer

    return asyncio.run(send())


def stored(url: str, query: str) -> list[tuple[Any, ...]]:
    async def read() -> list[tuple[Any, ...]]:
        engine = create_engine(url)
        found = await rows(engine, query)
        await engine.dispose()
        return found

    return asyncio.run(read())


def test_its_administrator_comes_in_by_what_is_printed(database_url: str) -> None:
    made = create(database_url)
    assert made.exit_code == 0, made.output
    secret = made.stdout.strip().removeprefix("/invitation#")
    answer = ask(database_url, ACCEPT, {"input": {"secret": secret, "password": "correct horse battery staple"}})
    assert answer["data"]["done"] == {"viewer": {"role": "ADMIN", "company": {"name": "Acme"}}, "userErrors": []}


def test_it_begins_with_the_limits_of_the_settings(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEOPLE_LIMIT", "5")
    assert create(database_url, records="7").exit_code == 0
    limits = "SELECT people_limit, records_limit, reports_limit, requests_limit FROM companies"
    assert stored(database_url, limits) == [(5, 7, None, None)]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"time_zone": "Atlantis"}, "timezone: Expected the name of a time zone"),
        ({"currency": "euro"}, "currency: Expected the code of a currency"),
        ({"admin": "nobody"}, "email: Expected an e-mail address"),
        ({"name": " "}, "name: Expected a name"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_made(database_url: str, changed: dict[str, str], told: str) -> None:
    refused = create(database_url, **changed)
    assert refused.exit_code == 1
    assert told in refused.output
    assert stored(database_url, "SELECT id FROM companies") == []


def test_an_external_id_is_taken_once(database_url: str) -> None:
    create(database_url)
    refused = create(database_url)
    assert "externalId: Expected an external id that no other company has." in refused.output
    assert len(stored(database_url, "SELECT id FROM users")) == 1
