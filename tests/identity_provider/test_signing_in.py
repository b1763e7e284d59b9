"""Signing in by a company's own provider: a real one, with a real browser's way there and back."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from resolvers.authentication import save_password
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.providers import Providers
from schema.node import global_id
from tests.conftest import Clock
from tests.identity_provider.real_provider import CLIENT_SECRET, is_installed, running, sign_in_at
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords

pytestmark = pytest.mark.skipif(not is_installed(), reason="needs Node.js and the npm packages of web/")

BEGIN = """mutation($input: BeginProviderLogInInput!) { beginProviderLogIn(input: $input) {
  url userErrors { field code message } } }"""
SET = """mutation($input: SetIdentityProviderInput!) { setIdentityProvider(input: $input) {
  identityProvider { issuer hasSecret isOnlyWay } userErrors { field code } } }"""
LOG_IN = "mutation($input: LogInInput!) { logIn(input: $input) { viewer { email } userErrors { field code } } }"
VIEWER = "{ viewer { email name role } }"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running() as issuer:
        yield issuer


@dataclass
class Desktop:
    """The application as browsers reach it, and its people."""

    client: httpx.AsyncClient
    staff: Staff
    issuer: str

    async def ask(self, query: str, **variables: Any) -> Any:
        answer = (await self.client.post("/graphql", json={"query": query, "variables": variables})).json()
        return answer["data"] if "errors" not in answer else [each["extensions"]["code"] for each in answer["errors"]]

    async def log_in(self, name: str) -> Any:
        self.client.cookies.clear()
        given = {"email": f"{name}@example.com", "password": PASSWORD}
        return (await self.ask(LOG_IN, input=given))["logIn"]

    async def set_up(self, **more: Any) -> None:
        """Has the administrator set up the provider; nobody is signed in afterwards."""
        await self.log_in("admin")
        given = {
            "issuer": self.issuer,
            "clientId": "desktop",
            "clientSecret": CLIENT_SECRET,
            "domains": ["example.com"],
        }
        done = (await self.ask(SET, input={**given, **more}))["setIdentityProvider"]
        assert done["userErrors"] == []
        self.client.cookies.clear()

    async def begin(self, email: str = "seller@example.com") -> str:
        begun = (await self.ask(BEGIN, input={"email": email}))["beginProviderLogIn"]
        assert begun["userErrors"] == [], begun
        url: str = begun["url"]
        return url

    async def come_back(self, url: str) -> str:
        """Where the browser is led then."""
        answer = await self.client.get(url)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def sign_in(self, login: str | None, email: str = "seller@example.com") -> str:
        return await self.come_back(await sign_in_at(await self.begin(email), login))

    async def who(self) -> Any:
        return (await self.ask(VIEWER))["viewer"]


@pytest.fixture
async def desktop(engine: AsyncEngine, clock: Clock, issuer: str) -> AsyncIterator[Desktop]:
    staff = await hire_with_passwords(engine)
    await save_password(engine, await staff.person("admin"), PASSWORD)
    providers = Providers(Fetcher([ip_network("127.0.0.0/8")]))
    # The provider has the clock of the machine.
    app = create_app(engine, providers=providers, public_url="http://desktop.test")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        yield Desktop(client, staff, issuer)


async def test_person_of_the_company_comes_in_by_their_providers_account(desktop: Desktop) -> None:
    await desktop.set_up()
    assert await desktop.sign_in("seller") == "/"
    assert (await desktop.who())["email"] == "seller@example.com"


async def test_browser_asks_with_state_nonce_and_a_challenge_that_it_cannot_answer_itself(desktop: Desktop) -> None:
    await desktop.set_up()
    asked = parse_qs(urlsplit(await desktop.begin()).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://desktop.test/sign-in/callback"]
    assert len({*asked["state"], *asked["nonce"], *asked["code_challenge"]}) == 3


@pytest.mark.parametrize("login", ["newcomer", "gone", "outsider", "unverified"])
async def test_who_has_no_way_in_here_is_told_so_and_not_why(desktop: Desktop, login: str) -> None:
    await desktop.set_up()
    assert await desktop.sign_in(login) == "/log-in?problem=nobody"
    assert await desktop.who() is None


async def test_newcomer_is_let_in_just_then_with_what_their_groups_give_them(desktop: Desktop) -> None:
    rules = [
        {"group": "nobody", "role": "ADMIN"},
        {"group": "heads", "role": "MANAGER", "department": global_id("Department", desktop.staff.ids["north"])},
    ]
    await desktop.set_up(createsPeople=True, groupClaim="groups", groupRules=rules)
    assert await desktop.sign_in("newcomer") == "/"
    assert await desktop.who() == {"email": "newcomer@example.com", "name": "New Comer", "role": "MANAGER"}
    async with desktop.staff.engine.connect() as connection:
        found = await connection.scalar(text("SELECT department_id FROM users WHERE email = 'newcomer@example.com'"))
    assert found == desktop.staff.ids["north"]


async def test_two_windows_of_a_newcomer_make_one_person(desktop: Desktop) -> None:
    await desktop.set_up(createsPeople=True)
    urls = [await sign_in_at(await desktop.begin(), "newcomer") for _ in range(2)]
    assert await asyncio.gather(*map(desktop.come_back, urls)) == ["/", "/"]
    async with desktop.staff.engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM users WHERE email = 'newcomer@example.com'")) == 1


async def test_groups_leave_administrators_what_they_are(desktop: Desktop) -> None:
    await desktop.set_up(groupClaim="groups", groupRules=[{"group": "crew", "role": "USER"}])
    assert await desktop.sign_in("admin") == "/"
    assert (await desktop.who())["role"] == "ADMIN"


async def test_person_stays_who_they_are_when_their_address_changes(desktop: Desktop) -> None:
    await desktop.set_up()
    assert await desktop.sign_in("seller") == "/"
    async with desktop.staff.engine.begin() as connection:
        await connection.execute(
            text("UPDATE users SET email = 'married@example.com' WHERE email = 'seller@example.com'")
        )
    assert await desktop.sign_in("seller") == "/"
    assert (await desktop.who())["email"] == "married@example.com"


async def test_who_leaves_the_provider_without_signing_in_is_told_so(desktop: Desktop) -> None:
    await desktop.set_up()
    assert await desktop.sign_in(None) == "/log-in?problem=refused"


async def test_log_in_is_ended_once_and_by_the_browser_that_began_it(desktop: Desktop) -> None:
    await desktop.set_up()
    url = await sign_in_at(await desktop.begin(), "seller")
    kept = dict(desktop.client.cookies)
    desktop.client.cookies.clear()
    assert await desktop.come_back(url) == "/log-in?problem=expired", "somebody else's browser"
    desktop.client.cookies.update(kept)
    assert await desktop.come_back(url) == "/"
    assert await desktop.come_back(url) == "/log-in?problem=expired"


@pytest.mark.parametrize("query", ["", "?state=x&code=y", "?code=y", "?state=crm_1_" + "A" * 43 + "&code=y"])
async def test_what_comes_back_of_itself_signs_nobody_in(desktop: Desktop, query: str) -> None:
    await desktop.set_up()
    assert await desktop.come_back("/sign-in/callback" + query) == "/log-in?problem=expired"


async def test_log_ins_in_two_windows_do_not_end_each_other(desktop: Desktop) -> None:
    await desktop.set_up()
    urls = [await sign_in_at(await desktop.begin(), "seller") for _ in range(2)]
    assert [await desktop.come_back(url) for url in urls] == ["/", "/"]


async def test_code_that_the_provider_gave_somebody_else_is_not_taken(desktop: Desktop) -> None:
    await desktop.set_up()
    url, another = [await sign_in_at(await desktop.begin(), login) for login in ("seller", "admin")]
    code = parse_qs(urlsplit(another).query)["code"][0]
    state = parse_qs(urlsplit(url).query)["state"][0]
    assert await desktop.come_back(f"/sign-in/callback?state={state}&code={code}") == "/log-in?problem=unreachable"


async def test_wrong_secret_and_an_address_that_answers_nothing_are_told_in_words(desktop: Desktop) -> None:
    await desktop.set_up(clientSecret="a wrong one")
    assert await desktop.sign_in("seller") == "/log-in?problem=unreachable"
    await desktop.set_up(issuer=desktop.issuer + "/nothing")
    begun = (await desktop.ask(BEGIN, input={"email": "seller@example.com"}))["beginProviderLogIn"]
    assert begun["url"] is None
    assert "does not answer as it should" in begun["userErrors"][0]["message"]


async def test_whether_an_address_is_known_makes_no_difference(desktop: Desktop) -> None:
    await desktop.set_up()
    known, unknown = [urlsplit(await desktop.begin(email)) for email in ("seller@example.com", "nobody@example.com")]
    assert (known.netloc, known.path) == (unknown.netloc, unknown.path)
    begun = (await desktop.ask(BEGIN, input={"email": "seller@elsewhere.example"}))["beginProviderLogIn"]
    assert [each["code"] for each in begun["userErrors"]] == ["NOT_FOUND"]


async def test_where_the_provider_is_the_only_way_passwords_let_in_administrators_alone(desktop: Desktop) -> None:
    await desktop.set_up(isOnlyWay=True)
    refused = await desktop.log_in("seller")
    assert refused == {"viewer": None, "userErrors": [{"field": ["email"], "code": "FORBIDDEN"}]}
    assert (await desktop.log_in("admin"))["viewer"] is not None
    desktop.client.cookies.clear()
    assert await desktop.sign_in("seller") == "/"


async def test_secret_is_kept_sealed_told_to_nobody_and_stays_with_its_issuer(desktop: Desktop) -> None:
    await desktop.set_up()
    await desktop.log_in("admin")
    given = {"issuer": desktop.issuer, "clientId": "desktop", "domains": ["example.com"]}
    kept = (await desktop.ask(SET, input=given))["setIdentityProvider"]["identityProvider"]
    assert kept["hasSecret"]
    elsewhere = {**given, "issuer": "https://login.elsewhere.example"}
    assert not (await desktop.ask(SET, input=elsewhere))["setIdentityProvider"]["identityProvider"]["hasSecret"]
    async with desktop.staff.engine.connect() as connection:
        stored = await connection.scalar(text("SELECT string_agg(p::text, '') FROM identity_providers p"))
        told = await connection.scalar(text("SELECT string_agg(a::text, '') FROM audit_entries a"))
    assert CLIENT_SECRET not in stored + told


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"issuer": "ftp://example.com"}, "issuer"),
        ({"issuer": "login.example.com"}, "issuer"),
        ({"clientId": " "}, "clientId"),
        ({"domains": []}, "domains"),
        ({"domains": ["localhost"]}, "domains"),
    ],
)
async def test_what_cannot_be_set_is_refused_at_its_field(desktop: Desktop, wrong: dict[str, Any], field: str) -> None:
    await desktop.log_in("admin")
    given = {"issuer": desktop.issuer, "clientId": "desktop", "domains": ["example.com"], **wrong}
    errors = (await desktop.ask(SET, input=given))["setIdentityProvider"]["userErrors"]
    assert [each["field"][0] for each in errors] == [field]


async def test_newcomer_for_whom_there_is_no_room_is_not_let_in(desktop: Desktop) -> None:
    await desktop.set_up(createsPeople=True)
    async with desktop.staff.engine.begin() as connection:
        await connection.execute(text("UPDATE companies SET people_limit = 1 WHERE external_id = 'ours'"))
    assert await desktop.sign_in("newcomer") == "/log-in?problem=nobody"
    assert await desktop.sign_in("seller") == "/"
