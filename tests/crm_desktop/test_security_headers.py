"""What browsers are told about every answer, whose session they bring along, and which hosts are answered for."""

from collections.abc import AsyncIterator

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.cli import program
from tests.resolvers.authentication.staff import PASSWORD, hire_with_passwords

LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { name } userErrors { code } } }"
WHO = "{ viewer { name } }"
ADDRESSES = ["/", "/graphiql", "/graphql", "/export/desktop.xlsx", "/healthz", "/assets/none.js", "/none.txt"]


@pytest.fixture(params=["http", "https"])
async def client_by(engine: AsyncEngine, request: pytest.FixtureRequest) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(engine))
    async with httpx.AsyncClient(transport=transport, base_url=f"{request.param}://crm.test") as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
async def test_every_answer_says_that_it_is_for_pages_of_this_address(
    client_by: httpx.AsyncClient, address: str
) -> None:
    headers = (await client_by.get(address)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


async def test_who_came_by_https_is_told_to_come_by_nothing_else(client_by: httpx.AsyncClient) -> None:
    headers = (await client_by.get("/graphql", params={"query": WHO})).headers
    by_https = client_by.base_url.scheme == "https"
    assert headers.get("strict-transport-security") == ("max-age=31536000" if by_https else None)


async def signed_in(client: httpx.AsyncClient, engine: AsyncEngine) -> None:
    await hire_with_passwords(engine)
    given = {"input": {"email": "seller@example.com", "password": PASSWORD}}
    answer = await client.post("/graphql", json={"query": LOG_IN, "variables": given})
    assert answer.json()["data"]["logIn"]["userErrors"] == []


async def test_cookie_by_https_is_of_a_name_that_no_neighbour_can_set(
    client_by: httpx.AsyncClient, engine: AsyncEngine
) -> None:
    await signed_in(client_by, engine)
    by_https = client_by.base_url.scheme == "https"
    assert [*client_by.cookies] == ["__Host-crm_session" if by_https else "crm_session"]
    known = (await client_by.get("/graphql", params={"query": WHO})).json()
    assert known["data"]["viewer"] is not None
    [secret] = client_by.cookies.values()
    client_by.cookies.clear()
    planted = {"cookie": f"{'crm_session' if by_https else '__Host-crm_session'}={secret}"}
    unknown = (await client_by.get("/graphql", params={"query": WHO}, headers=planted)).json()
    assert unknown == {"data": {"viewer": None}}


@pytest.mark.parametrize("came_from", ["cross-site", "same-site"])
@pytest.mark.parametrize("client_by", ["https"], indirect=True)
async def test_link_on_another_site_asks_nothing_with_the_session_of_whoever_follows_it(
    client_by: httpx.AsyncClient, engine: AsyncEngine, came_from: str
) -> None:
    await signed_in(client_by, engine)
    headers = {"sec-fetch-site": came_from}
    for answer in (
        await client_by.get("/graphql", params={"query": WHO}, headers=headers),
        await client_by.post("/graphql", json={"query": WHO}, headers=headers),
    ):
        assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
        assert "data" not in answer.json()
    file = await client_by.get("/export/desktop.xlsx", headers=headers)
    assert (file.status_code, file.json()["code"]) == (403, "FORBIDDEN")


@pytest.mark.parametrize("came_from", ["same-origin", "none", None])
@pytest.mark.parametrize("client_by", ["https"], indirect=True)
async def test_page_and_who_types_the_address_ask_with_the_session(
    client_by: httpx.AsyncClient, engine: AsyncEngine, came_from: str | None
) -> None:
    await signed_in(client_by, engine)
    headers = {} if came_from is None else {"sec-fetch-site": came_from}
    answer = await client_by.get("/graphql", params={"query": WHO}, headers=headers)
    assert answer.json()["data"]["viewer"] is not None


async def test_page_of_another_origin_asks_without_a_session_as_before(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": WHO}, headers={"sec-fetch-site": "cross-site"})
    assert answer.json() == {"data": {"viewer": None}}


@pytest.mark.parametrize(
    ("host", "status"),
    [("crm.example", 200), ("CRM.example:8000", 200), ("a.b.example", 200), ("b.example", 400), ("other.example", 400)],
)
async def test_requests_for_other_hosts_than_those_named_are_refused(
    engine: AsyncEngine, host: str, status: int
) -> None:
    transport = httpx.ASGITransport(create_app(engine, allowed_hosts=("crm.example", "*.b.example")))
    async with httpx.AsyncClient(transport=transport, base_url="http://crm.example") as client:
        answer = await client.get("/graphql", params={"query": WHO}, headers={"host": host})
        assert answer.status_code == status
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "wrong", ["https://crm.example", "crm.example/page", "*", "crm.*", "crm.example:8000", "me@crm"]
)
def test_what_is_no_host_is_refused_at_the_start(wrong: str) -> None:
    result = CliRunner().invoke(program, ["serve", "--allowed-hosts", wrong])
    assert result.exit_code == 2
    assert "is no host; expected each by its name" in " ".join(result.output.split())
