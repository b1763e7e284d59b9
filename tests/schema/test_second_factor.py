"""A second factor: setting it up, proving it at a log-in, losing it, and what a company may require."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from resolvers.authentication import create_token
from resolvers.authentication.vault import Vault, VaultError, new_key
from schema.node import global_id
from tests.conftest import Clock
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_administrator
from tests.resolvers.authentication.totp_app import digits_of

STEP = timedelta(seconds=30)
LOG_IN = """mutation($input: LogInInput!) { logIn(input: $input) {
  viewer { email } secondFactor { ticket enrolment { secret uri qrCode } } userErrors { field code message } } }"""
CONFIRM = """mutation($input: ConfirmLogInInput!) { confirmLogIn(input: $input) {
  viewer { email } recoveryCodes userErrors { field code } } }"""
SET_UP = """mutation($input: SetUpSecondFactorInput!) { setUpSecondFactor(input: $input) {
  enrolment { secret uri qrCode } userErrors { field code } } }"""
CHANGE = """mutation($input: SecondFactorCodeInput!) {{ payload: {0}(input: $input) {{
  secondFactor {{ since recoveryCodesLeft isRequired }} recoveryCodes userErrors {{ field code }} }} }}"""
RESET = "mutation($input: UserInput!) { resetSecondFactor(input: $input) { user { name } userErrors { field code } } }"
REQUIRE = """mutation($input: UpdateSignInSettingsInput!) { updateSignInSettings(input: $input) {
  settings { requiresSecondFactor peopleWithoutSecondFactor } userErrors { code } } }"""
STATE = "{ secondFactor { since recoveryCodesLeft isRequired } }"
VIEWER = "{ viewer { email } }"
LOG = "{ auditLog { edges { node { action summary actor { name } } } } }"


@dataclass
class Browser:
    """Somebody's browser, and the app on their phone."""

    client: httpx.AsyncClient
    clock: Clock
    name: str = "seller"
    secret: str = ""

    async def ask(self, query: str, **variables: Any) -> Any:
        answer = (await self.client.post("/graphql", json={"query": query, "variables": variables})).json()
        return answer["data"] if "errors" not in answer else [each["extensions"]["code"] for each in answer["errors"]]

    async def log_in(self) -> Any:
        """The payload of the first step, with the session that there was forgotten."""
        self.client.cookies.clear()
        given = {"email": f"{self.name}@example.com", "password": PASSWORD}
        return (await self.ask(LOG_IN, input=given))["logIn"]

    async def confirm(self, ticket: str, code: str) -> Any:
        answer = await self.ask(CONFIRM, input={"ticket": ticket, "code": code})
        return answer["confirmLogIn"] if isinstance(answer, dict) else answer

    def digits(self) -> str:
        return digits_of(self.secret, self.clock.now)

    def later_digits(self) -> str:
        """What the app shows after it last showed something."""
        self.clock.now += STEP
        return self.digits()

    async def change(self, mutation: str, code: str) -> Any:
        answer = await self.ask(CHANGE.format(mutation), input={"code": code})
        return answer["payload"] if isinstance(answer, dict) else answer

    async def set_up(self) -> list[str]:
        """Logs in and sets up the app; the recovery codes."""
        assert (await self.log_in())["viewer"] is not None
        begun = (await self.ask(SET_UP, input={}))["setUpSecondFactor"]
        self.secret = begun["enrolment"]["secret"]
        done = await self.change("confirmSecondFactor", self.digits())
        assert done["userErrors"] == []
        self.clock.now += STEP
        codes: list[str] = done["recoveryCodes"]
        return codes

    async def come_in(self) -> None:
        """Both steps."""
        step = (await self.log_in())["secondFactor"]
        assert (await self.confirm(step["ticket"], self.later_digits()))["viewer"] is not None


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_administrator(engine)


@pytest.fixture
async def seller(client: httpx.AsyncClient, staff: Staff, clock: Clock) -> Browser:
    return Browser(client, clock)


@pytest.fixture
async def admin(engine: AsyncEngine, staff: Staff, clock: Clock) -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(create_app(engine, clock=clock))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        yield Browser(client, clock, "admin")


async def test_who_set_up_an_app_comes_in_by_password_and_digits(seller: Browser) -> None:
    assert len(set(await seller.set_up())) == 10
    first = await seller.log_in()
    assert first["viewer"] is None
    assert first["secondFactor"]["enrolment"] is None
    assert await seller.ask(VIEWER) == {"viewer": None}
    second = await seller.confirm(first["secondFactor"]["ticket"], seller.digits())
    assert second == {"viewer": {"email": "seller@example.com"}, "recoveryCodes": None, "userErrors": []}
    assert await seller.ask(VIEWER) == {"viewer": {"email": "seller@example.com"}}


async def test_client_that_knows_of_no_second_factor_is_told_why_there_is_no_viewer(seller: Browser) -> None:
    await seller.set_up()
    [error] = (await seller.log_in())["userErrors"]
    assert (error["field"], error["code"]) == ([], "REQUIRED")
    assert "second factor" in error["message"]


async def test_enrolment_is_told_as_text_address_and_picture(seller: Browser) -> None:
    await seller.log_in()
    begun = (await seller.ask(SET_UP, input={}))["setUpSecondFactor"]["enrolment"]
    assert begun["uri"].startswith("otpauth://totp/")
    assert f"secret={begun['secret']}" in begun["uri"]
    assert "seller%40example.com" in begun["uri"]
    assert begun["qrCode"].startswith("data:image/svg+xml")


async def test_app_that_was_never_confirmed_is_not_asked_for(seller: Browser) -> None:
    await seller.log_in()
    await seller.ask(SET_UP, input={})
    assert (await seller.change("confirmSecondFactor", "000000"))["userErrors"] == [
        {"field": ["code"], "code": "INVALID"}
    ]
    assert (await seller.log_in())["viewer"] is not None


async def test_digits_are_good_once_and_earlier_ones_are_not_good_after_them(seller: Browser) -> None:
    await seller.set_up()
    used, earlier = seller.digits(), digits_of(seller.secret, seller.clock.now - STEP)
    tickets = [(await seller.log_in())["secondFactor"]["ticket"] for _ in range(3)]
    assert (await seller.confirm(tickets[0], used))["viewer"] is not None
    for code in (used, earlier):
        assert (await seller.confirm(tickets[1], code))["userErrors"] == [{"field": ["code"], "code": "INVALID"}]
    assert (await seller.confirm(tickets[1], seller.later_digits()))["viewer"] is not None


async def test_of_two_at_once_with_the_same_digits_one_comes_in(seller: Browser) -> None:
    await seller.set_up()
    tickets = [(await seller.log_in())["secondFactor"]["ticket"] for _ in range(2)]
    both = await asyncio.gather(*(seller.confirm(ticket, seller.digits()) for ticket in tickets))
    assert sorted(each["viewer"] is not None for each in both) == [False, True]


@pytest.mark.parametrize(("steps", "is_good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
async def test_clock_of_a_phone_may_be_half_a_minute_off(seller: Browser, steps: int, is_good: bool) -> None:
    await seller.set_up()
    seller.clock.now += 10 * STEP
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    shown = digits_of(seller.secret, seller.clock.now + steps * STEP)
    assert ((await seller.confirm(ticket, shown))["viewer"] is not None) is is_good


async def test_recovery_code_is_good_once_however_it_is_typed(seller: Browser) -> None:
    [first, *_] = await seller.set_up()
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, f" {first.replace('-', ' ').upper()} "))["viewer"] is not None
    assert (await seller.ask(STATE))["secondFactor"]["recoveryCodesLeft"] == 9
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, first))["userErrors"] == [{"field": ["code"], "code": "INVALID"}]


@pytest.mark.parametrize("code", ["", " ", "12345", "1234567", "１２３４５６", "\x00", "x" * 100_000])
async def test_what_is_no_code_is_refused_like_a_wrong_one(seller: Browser, code: str) -> None:
    await seller.set_up()
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, code))["userErrors"] == [{"field": ["code"], "code": "INVALID"}]


async def test_wrong_codes_are_counted_over_all_tickets_and_addresses(seller: Browser) -> None:
    await seller.set_up()
    for _ in range(10):
        ticket = (await seller.log_in())["secondFactor"]["ticket"]
        await seller.confirm(ticket, "000000")
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert await seller.confirm(ticket, seller.digits()) == ["RATE_LIMITED"]
    seller.clock.now += timedelta(minutes=15)
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, seller.digits()))["viewer"] is not None


async def test_ticket_is_good_once_and_for_ten_minutes(seller: Browser) -> None:
    await seller.set_up()
    no_ticket = [{"field": ["ticket"], "code": "INVALID"}]
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, seller.digits()))["viewer"] is not None
    assert (await seller.confirm(ticket, seller.later_digits()))["userErrors"] == no_ticket
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    seller.clock.now += timedelta(minutes=10)
    assert (await seller.confirm(ticket, seller.digits()))["userErrors"] == no_ticket
    for made_up in ("", "x", ticket[:-1] + "!", "crm_1_" + "A" * 43):
        assert (await seller.confirm(made_up, seller.digits()))["userErrors"] == no_ticket


async def test_ticket_is_no_session(seller: Browser) -> None:
    await seller.set_up()
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    seller.client.cookies["crm_session"] = ticket
    assert await seller.ask(VIEWER) == {"viewer": None}


async def test_dismissed_person_does_not_come_in_by_a_ticket(seller: Browser, staff: Staff) -> None:
    await seller.set_up()
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    await staff.dismiss("seller")
    assert (await seller.confirm(ticket, seller.digits()))["userErrors"] == [{"field": ["ticket"], "code": "INVALID"}]


async def test_turning_it_off_asks_for_a_code_again(seller: Browser) -> None:
    await seller.set_up()
    await seller.come_in()
    assert (await seller.change("turnOffSecondFactor", "000000"))["userErrors"] == [
        {"field": ["code"], "code": "INVALID"}
    ]
    done = await seller.change("turnOffSecondFactor", seller.later_digits())
    assert done["secondFactor"] == {"since": None, "recoveryCodesLeft": 0, "isRequired": False}
    assert (await seller.log_in())["viewer"] is not None


async def test_another_app_takes_the_place_of_one_that_is_proved(seller: Browser) -> None:
    [first, *_] = await seller.set_up()
    old = seller.secret
    await seller.come_in()
    assert (await seller.ask(SET_UP, input={}))["setUpSecondFactor"]["enrolment"] is None
    begun = (await seller.ask(SET_UP, input={"code": seller.later_digits()}))["setUpSecondFactor"]["enrolment"]
    seller.secret = begun["secret"]
    assert (await seller.change("confirmSecondFactor", digits_of(old, seller.clock.now)))["userErrors"] != []
    assert (await seller.change("confirmSecondFactor", seller.digits()))["userErrors"] == []
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    seller.clock.now += STEP
    for code in (digits_of(old, seller.clock.now), first):
        assert (await seller.confirm(ticket, code))["viewer"] is None
    assert (await seller.confirm(ticket, seller.digits()))["viewer"] is not None


async def test_new_recovery_codes_end_the_old_ones(seller: Browser) -> None:
    [old, *_] = await seller.set_up()
    await seller.come_in()
    renewed = await seller.change("renewRecoveryCodes", seller.later_digits())
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    assert (await seller.confirm(ticket, old))["viewer"] is None
    assert (await seller.confirm(ticket, renewed["recoveryCodes"][0]))["viewer"] is not None


async def test_required_one_is_set_up_before_anything_is_seen(seller: Browser, admin: Browser) -> None:
    await seller.log_in()
    await admin.log_in()
    settings = (await admin.ask(REQUIRE, input={"requiresSecondFactor": True}))["updateSignInSettings"]["settings"]
    assert settings["requiresSecondFactor"]
    assert settings["peopleWithoutSecondFactor"] > 1
    assert await seller.ask(VIEWER) == {"viewer": None}, "sessions of those who have none end"
    assert await admin.ask(VIEWER) == {"viewer": {"email": "admin@example.com"}}

    first = await seller.log_in()
    assert first["viewer"] is None
    assert await seller.ask(VIEWER) == {"viewer": None}
    seller.secret = first["secondFactor"]["enrolment"]["secret"]
    second = await seller.confirm(first["secondFactor"]["ticket"], seller.digits())
    assert second["viewer"] is not None
    assert len(second["recoveryCodes"]) == 10
    assert (await seller.ask(STATE))["secondFactor"]["isRequired"]
    assert (await seller.change("turnOffSecondFactor", seller.later_digits()))["userErrors"] == [
        {"field": [], "code": "FORBIDDEN"}
    ]
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    answer = await seller.confirm(ticket, seller.digits())
    assert answer["recoveryCodes"] is None
    await seller.log_in()


async def test_who_has_one_goes_on_when_it_becomes_required(seller: Browser, admin: Browser) -> None:
    await seller.set_up()
    await admin.log_in()
    await admin.ask(REQUIRE, input={"requiresSecondFactor": True})
    assert (await seller.ask(VIEWER))["viewer"] is not None


async def test_administrator_resets_what_somebody_lost_and_the_log_says_so(
    seller: Browser, admin: Browser, staff: Staff
) -> None:
    await seller.set_up()
    await admin.log_in()
    person = global_id("User", staff.ids["seller"])
    assert (await admin.ask(RESET, input={"user": person}))["resetSecondFactor"]["userErrors"] == []
    assert await seller.ask(VIEWER) == {"viewer": None}
    assert (await seller.log_in())["viewer"] is not None
    assert (await admin.ask(RESET, input={"user": person}))["resetSecondFactor"]["userErrors"][0]["code"] == "INVALID"
    entries = [edge["node"] for edge in (await admin.ask(LOG))["auditLog"]["edges"]]
    told = {entry["action"]: (entry["actor"]["name"], entry["summary"]) for entry in entries}
    assert told["resetSecondFactor"] == ("admin", "admin reset the second factor of seller")
    assert told["confirmSecondFactor"] == ("seller", "seller set up the second factor of seller")


async def test_administrator_cannot_reset_their_own_without_a_code(admin: Browser, staff: Staff) -> None:
    await admin.set_up()
    reset = await admin.ask(RESET, input={"user": global_id("User", staff.ids["admin"])})
    assert reset["resetSecondFactor"]["userErrors"] == [{"field": ["user"], "code": "FORBIDDEN"}]


async def test_setting_up_at_a_log_in_stands_in_the_audit_log(seller: Browser, admin: Browser) -> None:
    await admin.log_in()
    await admin.ask(REQUIRE, input={"requiresSecondFactor": True})
    step = (await seller.log_in())["secondFactor"]
    seller.secret = step["enrolment"]["secret"]
    await seller.confirm(step["ticket"], seller.digits())
    told = [
        (each["node"]["action"], each["node"]["actor"]["name"]) for each in (await admin.ask(LOG))["auditLog"]["edges"]
    ]
    assert ("confirmSecondFactor", "seller") in told


async def test_token_neither_sets_one_up_nor_turns_it_off(seller: Browser, staff: Staff) -> None:
    await seller.set_up()
    token = (await create_token(staff.engine, await staff.person("seller"))).text
    seller.client.cookies.clear()
    seller.client.headers["authorization"] = f"Bearer {token}"
    assert await seller.ask(SET_UP, input={}) == ["FORBIDDEN"]
    for mutation in ("confirmSecondFactor", "renewRecoveryCodes", "turnOffSecondFactor"):
        assert await seller.change(mutation, seller.digits()) == ["FORBIDDEN"]


async def test_database_alone_makes_no_digits(seller: Browser, engine: AsyncEngine) -> None:
    codes = await seller.set_up()
    async with engine.connect() as connection:
        rows = [*(await connection.execute(text("SELECT t::text FROM totp_secrets t"))).scalars()]
        rows += (await connection.execute(text("SELECT t::text FROM recovery_codes t"))).scalars()
    assert rows
    assert not any(each in row for row in rows for each in (seller.secret, *codes))


def test_what_was_sealed_opens_for_its_owner_and_by_keys_that_were_replaced() -> None:
    old, new = new_key(), new_key()
    sealed = Vault([old]).seal("secret", "totp:1:2")
    assert Vault([new, old]).open(sealed, "totp:1:2") == "secret"
    with pytest.raises(VaultError, match="not among SECRETS_KEYS"):
        Vault([new]).open(sealed, "totp:1:2")
    with pytest.raises(VaultError, match="a row that it was not sealed for"):
        Vault([old]).open(sealed, "totp:1:3")
