"""Coming in by an invitation, passwords and languages: over HTTP, as the page does it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import create_token
from schema.node import global_id
from tests.conftest import Clock
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords

ACCEPT = """mutation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) { viewer { email } userErrors { field code message } } }"""
INVITE = """mutation($input: InviteUserInput!) {
  inviteUser(input: $input) { user { id } invitation { secret } userErrors { code } } }"""
RENEW = "mutation($input: UserInput!) { renewInvitation(input: $input) { invitation { secret } userErrors { code } } }"
DISMISS = "mutation($input: UserInput!) { dismissUser(input: $input) { userErrors { code } } }"
CHANGE = """mutation($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { field code } } }"""
LANGUAGE = "mutation($input: SetLanguageInput!) { setLanguage(input: $input) { language userErrors { code } } }"
VIEWER = "{ viewer { email language } }"
NEW = "a new long password"


@pytest.fixture
def database_url(create_database: Callable[[], str]) -> str:
    """Of the test's own: two staffs would meet."""
    return create_database()


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_passwords(engine)


async def ask(client: httpx.AsyncClient, query: str, token: str | None = None, **variables: Any) -> Any:
    headers = {} if token is None else {"authorization": f"Bearer {token}"}
    answer = await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    return answer.json().get("data") or answer.json()


async def administrator(staff: Staff) -> str:
    return (await create_token(staff.engine, await staff.person("admin"))).text


async def invite(client: httpx.AsyncClient, token: str) -> tuple[str, str]:
    person = {"email": "new@example.com", "name": "New", "role": "USER"}
    invited = (await ask(client, INVITE, token, input=person))["inviteUser"]
    return invited["user"]["id"], invited["invitation"]["secret"]


async def accept(client: httpx.AsyncClient, secret: str, chosen: str = NEW) -> Any:
    return (await ask(client, ACCEPT, input={"secret": secret, "password": chosen}))["acceptInvitation"]


async def log_in(client: httpx.AsyncClient, name: str, entered: str) -> bool:
    text = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { email } } }"
    found = await ask(client, text, input={"email": f"{name}@example.com", "password": entered})
    return found["logIn"]["viewer"] is not None


async def test_invited_person_chooses_a_password_once_and_is_signed_in(client: httpx.AsyncClient, staff: Staff) -> None:
    _, secret = await invite(client, await administrator(staff))
    assert await accept(client, secret) == {"viewer": {"email": "new@example.com"}, "userErrors": []}
    assert (await ask(client, VIEWER))["viewer"]["email"] == "new@example.com"
    [again] = (await accept(client, secret, "another password"))["userErrors"]
    assert (again["field"], again["code"]) == (["secret"], "INVALID")
    client.cookies.clear()
    assert await log_in(client, "new", NEW)


async def test_secrets_that_are_wrong_old_renewed_or_of_the_dismissed_are_the_same_mistake(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    token = await administrator(staff)
    user, first = await invite(client, token)
    renewed = (await ask(client, RENEW, token, input={"user": user}))["renewInvitation"]["invitation"]["secret"]
    clock.now += timedelta(days=7) - timedelta(seconds=1)
    answers = [await accept(client, first), await accept(client, "x"), await accept(client, "crm_1_" + "a" * 43)]
    clock.now += timedelta(seconds=1)
    answers.append(await accept(client, renewed))
    clock.now -= timedelta(seconds=1)
    await ask(client, DISMISS, token, input={"user": user})
    answers.append(await accept(client, renewed))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["viewer"] is None
    assert "crm_session" not in client.cookies


@pytest.mark.parametrize(
    ("chosen", "code"), [("123456789", "INVALID"), ("a" * 1001, "TOO_LONG"), ("a" * 10 + "\0", "INVALID")]
)
async def test_password_that_cannot_be_is_refused_and_the_invitation_stays_good(
    client: httpx.AsyncClient, staff: Staff, chosen: str, code: str
) -> None:
    _, secret = await invite(client, await administrator(staff))
    [problem] = (await accept(client, secret, chosen))["userErrors"]
    assert (problem["field"], problem["code"]) == (["password"], code)
    assert (await accept(client, secret))["viewer"] is not None


async def test_who_forgot_the_password_comes_in_again_and_older_sessions_end(
    client: httpx.AsyncClient, staff: Staff
) -> None:
    assert await log_in(client, "seller", PASSWORD)
    old = client.cookies["crm_session"]
    seller = global_id("User", staff.ids["seller"])
    renewed = await ask(client, RENEW, await administrator(staff), input={"user": seller})
    assert (await ask(client, VIEWER))["viewer"]["email"] == "seller@example.com"
    await accept(client, renewed["renewInvitation"]["invitation"]["secret"])
    client.cookies.clear()
    answer = await client.post("/graphql", json={"query": VIEWER}, headers={"cookie": f"crm_session={old}"})
    assert answer.json() == {"data": {"viewer": None}}
    assert not await log_in(client, "seller", PASSWORD)
    assert await log_in(client, "seller", NEW)


async def test_changed_password_ends_other_sessions_and_keeps_this_page_signed_in(
    client: httpx.AsyncClient, staff: Staff
) -> None:
    assert await log_in(client, "seller", PASSWORD)
    old = client.cookies["crm_session"]
    wrong = {"currentPassword": "wrong", "newPassword": NEW}
    refused = (await ask(client, CHANGE, input=wrong))["changePassword"]["userErrors"]
    assert refused == [{"field": ["currentPassword"], "code": "INVALID"}]
    short = {"currentPassword": PASSWORD, "newPassword": "short"}
    refused = (await ask(client, CHANGE, input=short))["changePassword"]["userErrors"]
    assert refused == [{"field": ["newPassword"], "code": "INVALID"}]
    right = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert (await ask(client, CHANGE, input=right))["changePassword"]["userErrors"] == []
    assert client.cookies["crm_session"] != old
    assert (await ask(client, VIEWER))["viewer"]["email"] == "seller@example.com"
    client.cookies.clear()
    answer = await client.post("/graphql", json={"query": VIEWER}, headers={"cookie": f"crm_session={old}"})
    assert answer.json() == {"data": {"viewer": None}}
    assert await log_in(client, "seller", NEW)


async def test_password_is_not_guessed_by_changing_it(client: httpx.AsyncClient, staff: Staff) -> None:
    assert await log_in(client, "seller", PASSWORD)
    for _ in range(10):
        await ask(client, CHANGE, input={"currentPassword": "wrong", "newPassword": NEW})
    refused = await client.post(
        "/graphql",
        json={"query": CHANGE, "variables": {"input": {"currentPassword": PASSWORD, "newPassword": NEW}}},
    )
    assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_language_is_ones_own_choice_or_the_browsers(client: httpx.AsyncClient, staff: Staff) -> None:
    assert await log_in(client, "seller", PASSWORD)
    assert (await ask(client, LANGUAGE, input={"language": "RU"}))["setLanguage"] == {
        "language": "RU",
        "userErrors": [],
    }
    assert (await ask(client, VIEWER))["viewer"]["language"] == "RU"
    assert (await ask(client, LANGUAGE, input={"language": None}))["setLanguage"]["language"] is None
    assert (await ask(client, VIEWER))["viewer"]["language"] == "EN"


async def test_new_clock_and_currency_act_at_the_next_request(client: httpx.AsyncClient, staff: Staff) -> None:
    token = await administrator(staff)
    change = "mutation($input: UpdateCompanyInput!) { updateCompany(input: $input) { userErrors { code } } }"
    await ask(client, change, token, input={"timezone": "Asia/Tokyo", "currency": "JPY", "weekStart": "SUNDAY"})
    found = await ask(client, "{ dashboard(period: {preset: THIS_WEEK}) { period { start timezone } } }", token)
    # The clock of the tests stands at noon UTC on Tuesday, 10 March 2026.
    assert found["dashboard"]["period"] == {"start": "2026-03-08T00:00:00+09:00", "timezone": "Asia/Tokyo"}
