"""An administrator has the company deleted, and thinks better of it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.administration.company_deletion import WAITING_TIME
from resolvers.authentication import Person, save_password
from resolvers.authentication.person import find_people
from resolvers.housekeeping.keeping import Housekeeper
from tests.conftest import NOW
from tests.http_api import HttpApi
from tests.resolvers.authentication.staff import PASSWORD
from tests.resolvers.records.office import Office

ADMIN, SELLER = "admin@example.com", "seller@example.com"
REQUEST = """
mutation($input: RequestCompanyDeletionInput!) {
  done: requestCompanyDeletion(input: $input) { userErrors { field message } }
}"""
CANCEL = "mutation { done: cancelCompanyDeletion { userErrors { message } } }"
DUE = "{ viewer { company { externalId deletionDueAt } } }"
LOG = "{ auditLog(first: 5) { edges { node { action summary } } } }"


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> HttpApi:
    await save_password(engine, Person(office.company_id, "", office["admin"], None), PASSWORD)
    api = HttpApi(engine, NOW)
    await api.log_in(ADMIN)
    await api.log_in(SELLER)
    return api


async def company_of(api: HttpApi) -> dict[str, Any]:
    return (await api.ask(ADMIN, DUE))["viewer"]["company"]


async def test_it_is_deleted_when_its_time_has_come(api: HttpApi, engine: AsyncEngine, office: Office) -> None:
    name = (await company_of(api))["externalId"]
    done = await api.ask(ADMIN, REQUEST, {"input": {"name": name, "password": PASSWORD}})
    assert done["done"]["userErrors"] == []
    due = NOW + WAITING_TIME
    assert (await company_of(api))["deletionDueAt"] == due.isoformat()
    await Housekeeper(engine, lambda: due - timedelta(seconds=1)).remove_due(lambda *_: None)
    assert (await company_of(api))["deletionDueAt"] == due.isoformat()
    api.now = due
    assert (await api.ask(ADMIN, DUE))["viewer"] is None
    await Housekeeper(engine, lambda: due).remove_due(lambda *_: None)
    async with engine.connect() as connection:
        assert list(await connection.scalars(text("SELECT id FROM companies"))) == [office.foreign_company_id]


async def test_meanwhile_administrators_alone_get_in_and_afterwards_everybody_again(
    api: HttpApi, engine: AsyncEngine
) -> None:
    name = (await company_of(api))["externalId"]
    await api.ask(ADMIN, REQUEST, {"input": {"name": name, "password": PASSWORD}})
    assert (await api.ask(SELLER, DUE))["viewer"] is None
    assert await find_people(engine, SELLER, name) == []
    assert len(await find_people(engine, ADMIN, name)) == 1
    assert (await api.ask(ADMIN, CANCEL))["done"]["userErrors"] == []
    assert (await company_of(api))["deletionDueAt"] is None
    assert (await api.ask(SELLER, DUE))["viewer"]["company"]["externalId"] == name
    told = [edge["node"]["summary"] for edge in (await api.ask(ADMIN, LOG))["auditLog"]["edges"]]
    assert told[:2] == ["admin kept the company from being deleted", "admin asked for the company to be deleted"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "another", "password": PASSWORD}, "name"),
        ({"password": "wrong"}, "password"),
        ({"password": None}, "password"),
    ],
)
async def test_what_does_not_prove_that_it_is_meant_is_named(api: HttpApi, given: dict[str, Any], field: str) -> None:
    name = (await company_of(api))["externalId"]
    done = await api.ask(ADMIN, REQUEST, {"input": {"name": name, **given}})
    assert [error["field"] for error in done["done"]["userErrors"]] == [[field]]
    assert (await company_of(api))["deletionDueAt"] is None


async def test_asked_for_twice_it_stays_with_the_first_time(api: HttpApi) -> None:
    given = {"input": {"name": (await company_of(api))["externalId"], "password": PASSWORD}}
    await api.ask(ADMIN, REQUEST, given)
    api.now = NOW + timedelta(days=1)
    await api.ask(ADMIN, REQUEST, given)
    assert (await company_of(api))["deletionDueAt"] == (NOW + WAITING_TIME).isoformat()
