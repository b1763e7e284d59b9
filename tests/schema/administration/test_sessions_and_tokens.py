"""Where people are signed in, and what programs may do for them, as they see and end it themselves."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.bounds import Bounds
from resolvers.authentication import create_token
from resolvers.housekeeping.token_expiry import note_expired_tokens
from schema.node import global_id
from tests.conftest import Clock
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords

LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { name } userErrors { code } } }"
VIEWER = "{ viewer { email } }"
SESSIONS = "{ sessions { edges { node { id address client createdAt lastSeenAt endsAt isCurrent } } } }"
END = "mutation($input: SessionInput!) { endSession(input: $input) { sessions { edges { node { id } } } userErrors { field code } } }"
END_OTHERS = "mutation { endOtherSessions { sessions { edges { node { isCurrent } } } userErrors { code } } }"
SESSIONS_OF = "query($user: ID!) { sessions(user: $user) { edges { node { id client } } } }"
LEFT = "sessions { edges { node { id } } } userErrors { field code }"
END_ALL = f"mutation($input: UserInput!) {{ endSessionsOf(input: $input) {{ {LEFT} }} }}"
TOKEN = "id name scopes expiresAt lastUsedAt previousSecret { expiresAt lastUsedAt } user { name }"
TOKENS = f"{{ apiTokens {{ edges {{ node {{ {TOKEN} }} }} }} }}"
PAGE = "totalCount edges { cursor node { name: %s } } pageInfo { hasNextPage endCursor }"
SECRET = "{ token { id name scopes user { name } } secret userErrors { field code } }"
CREATE = f"mutation($input: CreateApiTokenInput!) {{ createApiToken(input: $input) {SECRET} }}"
ROTATE = f"mutation($input: RotateApiTokenInput!) {{ rotateApiToken(input: $input) {SECRET} }}"
REVOKE = "mutation($input: ApiTokenInput!) { revokeApiToken(input: $input) { token { id } userErrors { field code } } }"
CREATE_CONTACT = 'mutation { createContact(input: {name: "New"}) { contact { id } userErrors { code } } }'
SET_LANGUAGE = "mutation { setLanguage(input: {language: RU}) { language } }"
SEEN = timedelta(minutes=5)


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_passwords(engine)


async def ask(client: httpx.AsyncClient, query: str, token: str | None = None, **variables: Any) -> Any:
    headers = {} if token is None else {"authorization": f"Bearer {token}", "cookie": ""}
    answer = (await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)).json()
    return answer["data"] if "errors" not in answer else [each["extensions"]["code"] for each in answer["errors"]]


def nodes(page: Any) -> list[Any]:
    return [edge["node"] for edge in page["edges"]]


async def turned(client: httpx.AsyncClient, name: str, called: str) -> list[list[str]]:
    """What a list has, page by page, two on each."""
    query = f"query($after: String) {{ page: {name}(first: 2, after: $after) {{ {PAGE % called} }} }}"
    pages: list[list[str]] = []
    after, has_next = None, True
    while has_next:
        page = (await ask(client, query, after=after))["page"]
        assert page["totalCount"] == 5
        pages.append([node["name"] for node in nodes(page)])
        has_next, after = page["pageInfo"]["hasNextPage"], page["pageInfo"]["endCursor"]
    return pages


async def sign_in(client: httpx.AsyncClient, browser: str) -> str:
    client.cookies.clear()
    given = {"input": {"email": "seller@example.com", "password": PASSWORD}}
    await client.post("/graphql", json={"query": LOG_IN, "variables": given}, headers={"user-agent": browser})
    return client.cookies["crm_session"]


async def make(client: httpx.AsyncClient, *scopes: str, **more: Any) -> tuple[str, str]:
    """The id and the secret of a new token."""
    given = {"name": "Exchange", "scopes": scopes, **more}
    made = (await ask(client, CREATE, input=given))["createApiToken"]
    assert made["userErrors"] == []
    return made["token"]["id"], made["secret"]


async def test_sessions_come_a_page_at_a_time_the_last_used_first(client: httpx.AsyncClient, staff: Staff) -> None:
    # All at one moment, so that only their keys tell them apart.
    for number in range(5):
        await sign_in(client, f"Browser {number}")
    pages = await turned(client, "sessions", "client")
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(name for page in pages for name in page) == [f"Browser {number}" for number in range(5)]


async def test_tokens_come_a_page_at_a_time_the_newest_first(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    await sign_in(client, "Laptop")
    for number in range(5):
        await make(client, "READ", name=f"Program {number}")
        clock.now += timedelta(minutes=1)
    pages = await turned(client, "apiTokens", "name")
    assert pages == [["Program 4", "Program 3"], ["Program 2", "Program 1"], ["Program 0"]]


@pytest.mark.parametrize("name", ["sessions", "apiTokens"])
async def test_a_place_that_is_none_of_the_lists_is_told(client: httpx.AsyncClient, staff: Staff, name: str) -> None:
    await sign_in(client, "Laptop")
    for cursor in ("", "nowhere", "MjAyNi0xMC0wMVQwMDowMDowMFo=", "fGFi", "MjAyNi0xMC0wMVQwMDowMDowMHxhYg=="):
        assert await ask(client, f'{{ {name}(after: "{cursor}") {{ totalCount }} }}') == ["BAD_USER_INPUT"]
    assert await ask(client, f"{{ {name}(first: 0) {{ totalCount }} }}") == ["BAD_USER_INPUT"]


async def test_sessions_are_told_with_browser_and_last_use_and_one_is_ended_at_once(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    phone = await sign_in(client, "Phone " * 100)
    clock.now += timedelta(hours=1)
    await sign_in(client, "Laptop")
    clock.now += timedelta(minutes=10)
    laptop, other = nodes((await ask(client, SESSIONS))["sessions"])
    assert (laptop["client"], laptop["isCurrent"], other["isCurrent"]) == ("Laptop", True, False)
    assert other["client"] == ("Phone " * 100)[:300]
    assert (laptop["address"], other["address"]) == ("192.0.2.7", "192.0.2.7")
    assert other["createdAt"] < laptop["createdAt"] < laptop["lastSeenAt"] < laptop["endsAt"]
    ended = (await ask(client, END, input={"session": other["id"]}))["endSession"]
    assert nodes(ended["sessions"]) == [{"id": laptop["id"]}]
    again = (await ask(client, END, input={"session": other["id"]}))["endSession"]
    assert again["userErrors"] == [{"field": ["session"], "code": "NOT_FOUND"}]
    client.cookies["crm_session"] = phone
    assert await ask(client, VIEWER) == {"viewer": None}


async def test_all_others_are_ended_and_the_page_stays_signed_in(client: httpx.AsyncClient, staff: Staff) -> None:
    old = [await sign_in(client, "One"), await sign_in(client, "Two")]
    await sign_in(client, "Three")
    assert nodes((await ask(client, END_OTHERS))["endOtherSessions"]["sessions"]) == [{"isCurrent": True}]
    assert (await ask(client, VIEWER))["viewer"] is not None
    for secret in old:
        client.cookies.clear()
        client.cookies["crm_session"] = secret
        assert await ask(client, VIEWER) == {"viewer": None}


async def test_session_ends_14_days_after_it_was_last_used(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    await sign_in(client, "Laptop")
    clock.now += timedelta(days=13)
    assert (await ask(client, VIEWER))["viewer"] is not None
    clock.now += timedelta(days=14)
    assert await ask(client, VIEWER) == {"viewer": None}
    # Asking does not make it good again.
    assert await ask(client, VIEWER) == {"viewer": None}


@pytest.mark.parametrize("bounds", [Bounds(session_idle_hours=8)])
async def test_server_may_be_told_to_end_sessions_sooner(
    client: httpx.AsyncClient, staff: Staff, clock: Clock, bounds: Bounds
) -> None:
    await sign_in(client, "Laptop")
    [mine] = nodes((await ask(client, SESSIONS))["sessions"])
    assert datetime.fromisoformat(mine["endsAt"]) == clock.now + timedelta(hours=8)
    clock.now += timedelta(hours=8)
    assert await ask(client, VIEWER) == {"viewer": None}


async def test_administrators_see_and_end_the_sessions_of_their_people_and_nobody_else_does(
    client: httpx.AsyncClient, staff: Staff
) -> None:
    sessions = [await sign_in(client, "Phone"), await sign_in(client, "Laptop"), await sign_in(client, "Tablet")]
    client.cookies.clear()
    seller = global_id("User", staff.ids["seller"])
    who = {
        name: (await create_token(staff.engine, await staff.person(name))).text
        for name in ("admin", "loner", "stranger")
    }
    seen = nodes((await ask(client, SESSIONS_OF, who["admin"], user=seller))["sessions"])
    assert {each["client"] for each in seen} == {"Phone", "Laptop", "Tablet"}
    assert await ask(client, SESSIONS_OF, who["loner"], user=seller) == ["FORBIDDEN"]
    assert nodes((await ask(client, SESSIONS_OF, who["stranger"], user=seller))["sessions"]) == []
    [phone] = [each["id"] for each in seen if each["client"] == "Phone"]
    for name in ("loner", "stranger"):
        refused = (await ask(client, END, who[name], input={"session": phone}))["endSession"]
        assert refused["userErrors"] == [{"field": ["session"], "code": "NOT_FOUND"}]
    ended = (await ask(client, END, who["admin"], input={"session": phone}))["endSession"]
    assert len(nodes(ended["sessions"])) == 2
    assert await ask(client, END_ALL, who["loner"], input={"user": seller}) == ["FORBIDDEN"]
    strange = (await ask(client, END_ALL, who["stranger"], input={"user": seller}))["endSessionsOf"]
    assert strange["userErrors"] == [{"field": ["user"], "code": "NOT_FOUND"}]
    for _ in range(2):
        all_of_them = (await ask(client, END_ALL, who["admin"], input={"user": seller}))["endSessionsOf"]
        assert all_of_them == {"sessions": {"edges": []}, "userErrors": []}
    for secret in sessions:
        client.cookies.clear()
        client.cookies["crm_session"] = secret
        assert await ask(client, VIEWER) == {"viewer": None}


async def test_token_does_what_its_scopes_say_and_nothing_else(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    may = {}
    for scope in ("READ", "RECORDS", "ADMINISTRATION"):
        _, secret = await make(client, scope)
        kept = dict(client.cookies)
        client.cookies.clear()
        assert (await ask(client, VIEWER, secret))["viewer"]["email"] == "seller@example.com"
        may[scope] = [isinstance(await ask(client, each, secret), dict) for each in (CREATE_CONTACT, SET_LANGUAGE)]
        refused = [await ask(client, each, secret) for each in (CREATE_CONTACT, SET_LANGUAGE)]
        assert all(isinstance(each, dict) or each == ["FORBIDDEN"] for each in refused)
        client.cookies.update(kept)
    assert may == {"READ": [False, False], "RECORDS": [True, False], "ADMINISTRATION": [False, True]}


async def test_scope_is_asked_for_behind_fragments_too(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    _, secret = await make(client, "READ")
    client.cookies.clear()
    hidden = f"mutation {{ ...f }} fragment f on Mutation {CREATE_CONTACT.removeprefix('mutation')}"
    assert await ask(client, hidden, secret) == ["FORBIDDEN"]


async def test_token_ends_when_it_expires_is_revoked_or_gets_another_secret(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    await sign_in(client, "Laptop")
    until = clock.now + timedelta(days=1)
    _, expiring = await make(client, "READ", expiresAt=until.isoformat())
    revoked_id, revoked = await make(client, "READ")
    rotated_id, rotated = await make(client, "RECORDS")
    renewed = (await ask(client, ROTATE, input={"token": rotated_id}))["rotateApiToken"]
    assert renewed["token"]["scopes"] == ["READ", "RECORDS"]
    await ask(client, REVOKE, input={"token": revoked_id})
    clock.now = until
    names = [each["name"] for each in nodes((await ask(client, TOKENS))["apiTokens"])]
    client.cookies.clear()
    for secret in (expiring, revoked, rotated):
        assert await ask(client, VIEWER, secret) == {"viewer": None}
    assert (await ask(client, VIEWER, renewed["secret"]))["viewer"] is not None
    assert names == ["Exchange", "Exchange"]


async def test_old_secret_goes_on_as_long_as_was_said_and_is_told(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    session = await sign_in(client, "Laptop")
    token, old = await make(client, "READ")
    done = (await ask(client, ROTATE, input={"token": token, "graceHours": 24}))["rotateApiToken"]
    until = clock.now + timedelta(hours=24)
    [listed] = nodes((await ask(client, TOKENS))["apiTokens"])
    assert listed["id"] == done["token"]["id"]
    assert datetime.fromisoformat(listed["previousSecret"]["expiresAt"]) == until
    assert listed["previousSecret"]["lastUsedAt"] is None
    client.cookies.clear()
    for secret in (old, done["secret"]):
        assert (await ask(client, VIEWER, secret))["viewer"] is not None
    clock.now += SEEN
    client.cookies["crm_session"] = session
    [listed] = nodes((await ask(client, TOKENS))["apiTokens"])
    assert listed["previousSecret"]["lastUsedAt"] is not None, "some program has the old one still"
    client.cookies.clear()
    clock.now = until
    assert await ask(client, VIEWER, old) == {"viewer": None}
    assert (await ask(client, VIEWER, done["secret"]))["viewer"] is not None
    [listed] = nodes((await ask(client, TOKENS, done["secret"]))["apiTokens"])
    assert listed["previousSecret"] is None


async def test_revoking_a_token_ends_the_secret_that_it_had_before(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    token, old = await make(client, "READ")
    done = (await ask(client, ROTATE, input={"token": token, "graceHours": 24}))["rotateApiToken"]
    await ask(client, REVOKE, input={"token": done["token"]["id"]})
    assert nodes((await ask(client, TOKENS))["apiTokens"]) == []
    client.cookies.clear()
    for secret in (old, done["secret"]):
        assert await ask(client, VIEWER, secret) == {"viewer": None}


async def test_one_old_secret_goes_on_at_most(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    token, oldest = await make(client, "READ")
    first = (await ask(client, ROTATE, input={"token": token, "graceHours": 168}))["rotateApiToken"]
    given = {"token": first["token"]["id"], "graceHours": 1}
    second = (await ask(client, ROTATE, input=given))["rotateApiToken"]
    client.cookies.clear()
    goes_on = [(await ask(client, VIEWER, each))["viewer"] is not None for each in (oldest, first["secret"])]
    assert goes_on == [False, True]
    assert (await ask(client, VIEWER, second["secret"]))["viewer"] is not None


async def test_old_secret_does_not_outlive_the_token(client: httpx.AsyncClient, staff: Staff, clock: Clock) -> None:
    await sign_in(client, "Laptop")
    until = clock.now + timedelta(hours=2)
    token, _ = await make(client, "READ", expiresAt=until.isoformat())
    await ask(client, ROTATE, input={"token": token, "graceHours": 168})
    [listed] = nodes((await ask(client, TOKENS))["apiTokens"])
    assert datetime.fromisoformat(listed["previousSecret"]["expiresAt"]) == until


@pytest.mark.parametrize("hours", [-1, 169, 2**31 - 1])
async def test_old_secret_goes_on_for_a_week_at_most(client: httpx.AsyncClient, staff: Staff, hours: int) -> None:
    await sign_in(client, "Laptop")
    token, secret = await make(client, "READ")
    refused = (await ask(client, ROTATE, input={"token": token, "graceHours": hours}))["rotateApiToken"]
    assert (refused["secret"], refused["userErrors"]) == (None, [{"field": ["graceHours"], "code": "INVALID"}])
    client.cookies.clear()
    assert (await ask(client, VIEWER, secret))["viewer"] is not None


async def test_end_of_a_token_is_told_once_in_the_audit_log(
    client: httpx.AsyncClient, staff: Staff, clock: Clock
) -> None:
    await sign_in(client, "Laptop")
    until = clock.now + timedelta(hours=1)
    token, _ = await make(client, "READ", expiresAt=until.isoformat())
    await ask(client, ROTATE, input={"token": token, "graceHours": 1})
    revoked, _ = await make(client, "READ", expiresAt=until.isoformat())
    await ask(client, REVOKE, input={"token": revoked})
    await make(client, "READ")
    company = (await staff.person("seller")).company_id
    assert await note_expired_tokens(staff.engine, company, until - timedelta(seconds=1)) == 0
    both = await asyncio.gather(*(note_expired_tokens(staff.engine, company, until) for _ in range(2)))
    assert sum(both) == 1
    assert await note_expired_tokens(staff.engine, company, until + timedelta(days=1)) == 0
    admin = (await create_token(staff.engine, await staff.person("admin"))).text
    log = await ask(client, "{ auditLog { edges { node { action summary actor { name } after } } } }", admin)
    told = [each["node"] for each in log["auditLog"]["edges"] if each["node"]["action"] == "expireApiToken"]
    [entry] = told
    assert (entry["summary"], entry["actor"]) == ("The system saw a token of seller expire", None)
    assert entry["after"]["name"] == "Exchange"


async def test_last_use_is_told(client: httpx.AsyncClient, staff: Staff, clock: Clock) -> None:
    await sign_in(client, "Laptop")
    _, secret = await make(client, "READ")
    assert [each["lastUsedAt"] for each in nodes((await ask(client, TOKENS))["apiTokens"])] == [None]
    client.cookies.clear()
    await ask(client, VIEWER, secret)
    [mine] = nodes((await ask(client, TOKENS, secret))["apiTokens"])
    assert datetime.fromisoformat(mine["lastUsedAt"]) == clock.now
    clock.now += SEEN
    [mine] = nodes((await ask(client, TOKENS, secret))["apiTokens"])
    assert datetime.fromisoformat(mine["lastUsedAt"]) == clock.now - SEEN


async def test_administrators_see_and_revoke_everybodys_and_nobody_else_does(
    client: httpx.AsyncClient, staff: Staff
) -> None:
    await sign_in(client, "Laptop")
    token, secret = await make(client, "READ")
    client.cookies.clear()
    others = {name: (await create_token(staff.engine, await staff.person(name))).text for name in ("loner", "stranger")}
    for other in others.values():
        assert token not in [each["id"] for each in nodes((await ask(client, TOKENS, other))["apiTokens"])]
        refused = (await ask(client, REVOKE, other, input={"token": token}))["revokeApiToken"]
        assert refused == {"token": None, "userErrors": [{"field": ["token"], "code": "NOT_FOUND"}]}
    admin = (await create_token(staff.engine, await staff.person("admin"))).text
    seen = {each["id"]: each["user"]["name"] for each in nodes((await ask(client, TOKENS, admin))["apiTokens"])}
    assert seen[token] == "seller"
    assert (await ask(client, REVOKE, admin, input={"token": token}))["revokeApiToken"]["userErrors"] == []
    assert await ask(client, VIEWER, secret) == {"viewer": None}
    log = (await ask(client, "{ auditLog { edges { node { summary } } } }", admin))["auditLog"]["edges"]
    assert [each["node"]["summary"] for each in log] == [
        "admin revoked a token of seller",
        "seller made a token of seller",
        "seller signed in",
    ]


async def test_token_makes_and_renews_no_tokens(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    token, secret = await make(client, "ADMINISTRATION")
    client.cookies.clear()
    assert await ask(client, CREATE, secret, input={"name": "More", "scopes": ["READ"]}) == ["FORBIDDEN"]
    assert await ask(client, ROTATE, secret, input={"token": token}) == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"name": " "}, ["name"], "REQUIRED"),
        ({"name": "a" * 201}, ["name"], "TOO_LONG"),
        ({"scopes": []}, ["scopes"], "REQUIRED"),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, ["expiresAt"], "INVALID"),
    ],
)
async def test_mistakes_in_a_new_token_name_their_field_and_make_none(
    client: httpx.AsyncClient, staff: Staff, given: dict[str, Any], field: list[str], code: str
) -> None:
    await sign_in(client, "Laptop")
    made = (await ask(client, CREATE, input={"name": "Exchange", "scopes": ["READ"], **given}))["createApiToken"]
    assert made == {"token": None, "secret": None, "userErrors": [{"field": field, "code": code}]}
    assert nodes((await ask(client, TOKENS))["apiTokens"]) == []


async def test_person_has_fifty_tokens_at_most(
    client: httpx.AsyncClient, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolvers.authentication.tokens.MAX_TOKENS", 2)
    await sign_in(client, "Laptop")
    token, _ = await make(client, "READ")
    await make(client, "READ")
    third = {"name": "Third", "scopes": ["READ"]}
    assert (await ask(client, CREATE, input=third))["createApiToken"]["userErrors"] == [
        {"field": [], "code": "INVALID"}
    ]
    await ask(client, REVOKE, input={"token": token})
    await make(client, "READ")


async def test_ids_of_what_is_not_there_are_mistakes(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    for key in ("00", "no hash"):
        given = {"token": global_id("ApiToken", key)}
        assert (await ask(client, REVOKE, input=given))["revokeApiToken"]["userErrors"][0]["code"] == "NOT_FOUND"


async def test_tokens_made_at_one_moment_are_no_more_than_there_may_be(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    for _ in range(48):
        await create_token(staff.engine, await staff.person("seller"))
    given = {"name": "Exchange", "scopes": ["READ"]}
    made = await asyncio.gather(*(ask(client, CREATE, input=given) for _ in range(5)))
    assert sum(each["createApiToken"]["token"] is not None for each in made) == 2


async def test_token_whose_end_no_clock_shows_is_listed_all_the_same(client: httpx.AsyncClient, staff: Staff) -> None:
    await sign_in(client, "Laptop")
    assert await ask(client, CREATE, input={"name": "x", "scopes": ["READ"], "expiresAt": "9999-12-31T23:59:59Z"}) == [
        "BAD_USER_INPUT"
    ]
    # As it could be made by an earlier release.
    await create_token(
        staff.engine, await staff.person("seller"), "Far", expires_at=datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    )
    assert [each["name"] for each in nodes((await ask(client, TOKENS))["apiTokens"])] == ["Far"]
