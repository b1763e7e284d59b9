"""Signing in and out, as the page does it."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import create_token
from tests.conftest import Clock, CountStatements
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords

LOG_IN = """
mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { viewer { email role language company { externalId weekStart } }
    companies { externalId } userErrors { field code message } }
}"""
LOG_OUT = "mutation { logOut { userErrors { code } } }"
VIEWER = "{ viewer { email } }"


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_passwords(engine)


async def ask(client: httpx.AsyncClient, query: str, headers: dict[str, str] | None = None, **variables: Any) -> Any:
    answer = await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    return answer.json()


async def log_in(client: httpx.AsyncClient, name: str = "seller", **more: str) -> Any:
    entered = {"email": f"{name}@example.com", "password": PASSWORD, **more}
    return (await ask(client, LOG_IN, input=entered))["data"]["logIn"]


async def test_nobody_is_signed_in_at_first(client: httpx.AsyncClient) -> None:
    assert await ask(client, VIEWER) == {"data": {"viewer": None}}


async def test_logging_in_makes_the_browser_known(client: httpx.AsyncClient, staff: Staff) -> None:
    assert await log_in(client) == {
        "viewer": {
            "email": "seller@example.com",
            "role": "USER",
            "language": "EN",
            "company": {"externalId": "ours", "weekStart": "MONDAY"},
        },
        "companies": [],
        "userErrors": [],
    }
    assert await ask(client, VIEWER) == {"data": {"viewer": {"email": "seller@example.com"}}}


async def test_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: httpx.AsyncClient, staff: Staff) -> None:
    variables = {"input": {"email": "seller@example.com", "password": PASSWORD}}
    plain = await client.post("/graphql", json={"query": LOG_IN, "variables": variables})
    assert "HttpOnly; Max-Age=2592000; Path=/; SameSite=lax" in plain.headers["set-cookie"]
    assert "Secure" not in plain.headers["set-cookie"]
    encrypted = await client.post("https://desktop.test/graphql", json={"query": LOG_IN, "variables": variables})
    assert "Secure" in encrypted.headers["set-cookie"]


async def test_secret_changes_at_every_log_in_and_the_old_one_ends(client: httpx.AsyncClient, staff: Staff) -> None:
    await log_in(client)
    old = client.cookies["crm_session"]
    await log_in(client)
    assert client.cookies["crm_session"] != old
    client.cookies.clear()
    assert await ask(client, VIEWER, {"cookie": f"crm_session={old}"}) == {"data": {"viewer": None}}


async def test_logging_out_ends_the_session_and_takes_the_cookie_away(client: httpx.AsyncClient, staff: Staff) -> None:
    await log_in(client)
    secret = client.cookies["crm_session"]
    assert await ask(client, LOG_OUT) == {"data": {"logOut": {"userErrors": []}}}
    assert "crm_session" not in client.cookies
    assert await ask(client, VIEWER, {"cookie": f"crm_session={secret}"}) == {"data": {"viewer": None}}


async def test_nobody_cannot_log_out(client: httpx.AsyncClient) -> None:
    assert (await ask(client, LOG_OUT))["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("name", ["nobody", "admin", "gone"])
async def test_unknown_people_are_told_the_same_as_those_with_a_wrong_password(
    client: httpx.AsyncClient, staff: Staff, name: str
) -> None:
    wrong = await log_in(client, "seller", password="wrong")
    assert await log_in(client, name) == wrong
    assert wrong["viewer"] is None
    assert wrong["userErrors"][0]["code"] == "INVALID"
    assert "crm_session" not in client.cookies


async def test_a_wrong_password_does_not_tell_which_companies_know_an_address(
    client: httpx.AsyncClient, staff: Staff
) -> None:
    assert (await log_in(client, "twin", password="wrong"))["companies"] == []


async def test_person_of_two_companies_is_asked_which(client: httpx.AsyncClient, staff: Staff) -> None:
    asked = await log_in(client, "twin")
    [problem] = asked["userErrors"]
    assert (problem["field"], problem["code"]) == (["company"], "REQUIRED")
    assert [company["externalId"] for company in asked["companies"]] == ["ours", "theirs"]
    assert "crm_session" not in client.cookies
    assert (await log_in(client, "twin", company="theirs"))["viewer"]["company"]["externalId"] == "theirs"


async def test_too_many_attempts_are_refused(client: httpx.AsyncClient, staff: Staff, clock: Clock) -> None:
    for _ in range(10):
        await log_in(client, "seller", password="wrong")
    variables = {"input": {"email": "seller@example.com", "password": PASSWORD}}
    refused = await ask(client, LOG_IN, **variables)
    assert refused["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    clock.now += timedelta(minutes=15)
    assert (await log_in(client))["viewer"] is not None


async def test_token_speaks_for_its_person(client: httpx.AsyncClient, staff: Staff) -> None:
    token = (await create_token(staff.engine, await staff.person("admin"))).text
    assert await ask(client, VIEWER, {"authorization": f"Bearer {token}"}) == {
        "data": {"viewer": {"email": "admin@example.com"}}
    }
    refused = await ask(client, LOG_OUT, {"authorization": f"Bearer {token}"})
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("header", ["Bearer wrong", "Basic YWxhZGRpbjpvcGVuc2VzYW1l", "Bearer", ""])
async def test_wrong_token_is_not_mended_by_a_session(client: httpx.AsyncClient, staff: Staff, header: str) -> None:
    await log_in(client)
    assert await ask(client, VIEWER, {"authorization": header}) == {"data": {"viewer": None}}


async def test_dismissed_person_is_out_at_once(client: httpx.AsyncClient, staff: Staff) -> None:
    await log_in(client)
    await staff.dismiss("seller")
    assert await ask(client, VIEWER) == {"data": {"viewer": None}}


async def test_viewer_is_found_by_their_own_id_only(client: httpx.AsyncClient, staff: Staff) -> None:
    await log_in(client)
    mine = (await ask(client, "{ viewer { id } }"))["data"]["viewer"]["id"]
    node = "query($id: ID!) { node(id: $id) { __typename id } }"
    assert await ask(client, node, id=mine) == {"data": {"node": {"__typename": "Viewer", "id": mine}}}
    await log_in(client, "twin", company="ours")
    assert await ask(client, node, id=mine) == {"data": {"node": None}}


@pytest.mark.parametrize("id_", ["", "x", "Vmlld2Vy", "OjE=", "Tm9uZTox", "/////w==", "é"])
async def test_what_is_no_id_is_told_so(client: httpx.AsyncClient, staff: Staff, id_: str) -> None:
    await log_in(client)
    answer = await ask(client, "query($id: ID!) { node(id: $id) { id } }", id=id_)
    assert answer["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT", "field": ["id"]}


async def test_language_is_the_persons_own_else_the_browsers(client: httpx.AsyncClient, staff: Staff) -> None:
    russian = {"accept-language": "ru-RU,ru;q=0.9,en;q=0.8"}
    wrong = {"email": "seller@example.com", "password": "wrong"}
    message = (await ask(client, LOG_IN, russian, input=wrong))["data"]["logIn"]["userErrors"][0]["message"]
    assert "Человека" in message
    boss = (await create_token(staff.engine, await staff.person("boss"))).text
    language = "{ viewer { language } }"
    assert (await ask(client, language, {"authorization": f"Bearer {boss}"}))["data"]["viewer"]["language"] == "RU"
    await log_in(client)
    assert (await ask(client, language, russian))["data"]["viewer"]["language"] == "RU"
    assert (await ask(client, language))["data"]["viewer"]["language"] == "EN"


async def test_who_asks_is_found_by_one_statement(
    client: httpx.AsyncClient, staff: Staff, count_statements: CountStatements
) -> None:
    await log_in(client)
    with count_statements(staff.engine) as statements:
        await ask(client, VIEWER)
    assert len(statements) == 1
