"""What a company may have so much of is told before it is used up, and then there is no more."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.cli import program
from resolvers.cells.rebuilding import rebuild
from resolvers.importing import ImportRefusedError, import_folder
from schema.node import global_id
from tests.conftest import NOW
from tests.http_api import HttpApi
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.stored import fingerprint, value
from tests.resolvers.records.office import Office

ADMIN, SELLER = "admin@example.com", "seller@example.com"
LIMITS = "{ viewer { company { limits { kind used most isNear } } } }"
CONTACT = 'mutation { done: createContact(input: {name: "One"}) { userErrors { code message } } }'
CALL = (
    "mutation { done: recordCommunication(input: {channel: SMS, direction: INCOMING}) { userErrors { code message } } }"
)
INVITE = """mutation($email: String!) {
  done: inviteUser(input: {email: $email, name: "New", role: USER}) { userErrors { code message } }
}"""


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> AsyncIterator[HttpApi]:
    async with HttpApi(engine, NOW) as api:
        yield api


async def limit(engine: AsyncEngine, office: Office, **most: int | None) -> None:
    async with engine.begin() as connection:
        for name, number in most.items():
            change = f"UPDATE companies SET {name}_limit = :number WHERE id = :id"
            await connection.execute(text(change), {"number": number, "id": office.company_id})


async def limits(api: HttpApi) -> dict[str, Any]:
    told = (await api.ask(ADMIN, LIMITS))["viewer"]["company"]["limits"]
    return {each["kind"]: (each["used"], each["most"], each["isNear"]) for each in told}


async def test_an_administrator_is_told_before_it_is_used_up(api: HttpApi, engine: AsyncEngine, office: Office) -> None:
    assert await limits(api) == {"PEOPLE": (4, None, False), "RECORDS": (0, None, False), "REPORTS": (0, None, False)}
    await limit(engine, office, people=6)
    assert (await limits(api))["PEOPLE"] == (4, 6, False)
    await limit(engine, office, people=5)
    assert (await limits(api))["PEOPLE"] == (4, 5, True)
    assert (await api.ask(SELLER, LIMITS))["viewer"]["company"]["limits"] is None


@pytest.mark.parametrize("is_added_up", [True, False])
async def test_records_are_written_up_to_the_limit(
    api: HttpApi, engine: AsyncEngine, office: Office, is_added_up: bool
) -> None:
    if is_added_up:
        await rebuild(engine, office.company_id, lambda _: None)
    await limit(engine, office, records=2)
    assert (await api.ask(SELLER, CONTACT))["done"]["userErrors"] == []
    assert (await api.ask(SELLER, CALL))["done"]["userErrors"] == []
    for act in (CONTACT, CALL):
        (error,) = (await api.ask(SELLER, act))["done"]["userErrors"]
        assert error["code"] == "LIMIT_REACHED"
        assert error["message"].startswith("The company may have 2 records, and has them.")
    assert (await limits(api))["RECORDS"] == (2, 2, True)


async def test_people_come_up_to_the_limit_however_many_ask_at_once(
    api: HttpApi, engine: AsyncEngine, office: Office
) -> None:
    await limit(engine, office, people=6)
    asked = [api.ask(ADMIN, INVITE, {"email": f"new{number}@example.com"}) for number in range(5)]
    codes = [[error["code"] for error in each["done"]["userErrors"]] for each in await asyncio.gather(*asked)]
    assert sorted(codes) == [[], [], ["LIMIT_REACHED"], ["LIMIT_REACHED"], ["LIMIT_REACHED"]]
    gone = global_id("User", office["gone"])
    back = f'mutation {{ done: reinstateUser(input: {{user: "{gone}"}}) {{ userErrors {{ code }} }} }}'
    assert (await api.ask(ADMIN, back))["done"]["userErrors"] == [{"code": "LIMIT_REACHED"}]
    active = "SELECT count(*) FROM users WHERE company_id = :id AND status = 'active'"
    assert await value(engine, active, id=office.company_id) == 6


async def test_an_import_of_too_much_names_the_limit_and_writes_nothing(engine: AsyncEngine, tmp_path: Path) -> None:
    folder = CompanyFolder(tmp_path / "acme").path
    await import_folder(engine, folder, now=NOW)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE companies SET people_limit = 2, records_limit = 5"))
    with (folder / "contacts.csv").open("a") as contacts:
        contacts.writelines(f"more{number},More,max,2024-01-01,\n" for number in range(20))
    before = await fingerprint(engine)
    with pytest.raises(ImportRefusedError) as refused:
        await import_folder(engine, folder, now=NOW)
    (problem,) = refused.value.problems
    assert str(problem).endswith("expected at most 5 in the company")
    assert str(problem).startswith("the folder: records: there would be ")
    assert await fingerprint(engine) == before


def test_an_operator_sets_limits_and_is_told_what_there_is(create_database: Callable[[], str], tmp_path: Path) -> None:
    url = create_database()
    run = CliRunner().invoke
    assert run(program, ["import", str(CompanyFolder(tmp_path / "acme").path), "--database-url", url]).exit_code == 0
    told = run(program, ["limit", "acme", "--people", "10", "--database-url", url])
    assert told.exit_code == 0
    assert "2 people of 10" in told.output
    told = run(program, ["limit", "acme", "--people", "0", "--records", "7", "--database-url", url])
    assert "2 people of any number" in told.output
    assert "records of 7" in told.output
