"""What a page sends is done for the person it belongs to, or not at all."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import Person, save_password
from schema.node import global_id
from tests.prepared import prepared
from tests.resolvers.authentication.staff import PASSWORD
from tests.resolvers.records.office import Office, build_office

CREATE = 'mutation { createContact(input: {name: "Written for somebody"}) { contact { id } userErrors { message } } }'
COUNT = "{ dashboard { widgets { ... on MetricWidget { key metric { value } } } } }"


@pytest.fixture
async def office(engine: AsyncEngine, client: httpx.AsyncClient) -> Office:
    """An office whose seller is signed in."""
    office = await prepared(engine, build_office)
    await save_password(engine, Person(office.company_id, "", office["seller"], None), PASSWORD)
    log_in = (
        f'mutation {{ logIn(input: {{email: "seller@example.com", password: "{PASSWORD}"}}) {{ viewer {{ name }} }} }}'
    )
    assert (await client.post("/graphql", json={"query": log_in})).json()["data"]["logIn"]["viewer"]
    return office


async def send(client: httpx.AsyncClient, query: str, owner: int | None, language: str = "en") -> httpx.Response:
    headers = {"accept-language": language}
    if owner is not None:
        headers["x-signed-in-as"] = global_id("User", owner)
    return await client.post("/graphql", json={"query": query}, headers=headers)


async def contacts(client: httpx.AsyncClient) -> object:
    widgets = (await send(client, COUNT, None)).json()["data"]["dashboard"]["widgets"]
    return next(widget["metric"]["value"] for widget in widgets if widget.get("key") == "contacts")


async def test_what_is_meant_for_who_is_signed_in_is_done(client: httpx.AsyncClient, office: Office) -> None:
    before = await contacts(client)
    answer = (await send(client, CREATE, office["seller"])).json()
    assert answer["data"]["createContact"]["userErrors"] == []
    assert await contacts(client) != before


@pytest.mark.parametrize("query", [CREATE, COUNT])
async def test_what_is_meant_for_another_is_refused_and_changes_nothing(
    client: httpx.AsyncClient, office: Office, query: str
) -> None:
    before = await contacts(client)
    answer = (await send(client, query, office["boss"])).json()
    assert "data" not in answer
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["SIGNED_IN_AS_ANOTHER"]
    assert await contacts(client) == before


async def test_it_is_said_in_the_language_asked_for(client: httpx.AsyncClient, office: Office) -> None:
    answer = (await send(client, CREATE, office["boss"], "ru")).json()
    assert answer["errors"][0]["message"].startswith("Это отправлено от имени другого человека")


async def test_where_nobody_is_signed_in_any_more_that_is_said(client: httpx.AsyncClient, office: Office) -> None:
    client.cookies.clear()
    answer = (await send(client, CREATE, office["seller"])).json()
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


async def test_programs_need_not_say_whom_they_mean(client: httpx.AsyncClient, office: Office) -> None:
    answer = (await send(client, CREATE, None)).json()
    assert answer["data"]["createContact"]["userErrors"] == []
