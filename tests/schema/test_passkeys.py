"""Passkeys: making them, coming in by them with and without a password, and what is refused."""

import asyncio
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from resolvers.authentication import create_token, save_password
from schema.node import global_id
from tests.conftest import Clock
from tests.resolvers.authentication.authenticator import Device
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_administrator
from tests.resolvers.authentication.totp_app import digits_of

LOG_IN = """mutation($input: LogInInput!) { payload: logIn(input: $input) {
  viewer { email } secondFactor { ticket hasApp hasPasskey enrolment { secret } } userErrors { field code } } }"""
CONFIRM = """mutation($input: ConfirmLogInInput!) { payload: confirmLogIn(input: $input) {
  viewer { email } userErrors { field code } } }"""
BEGIN = "mutation($input: BeginPasskeyInput!) { payload: beginPasskey(input: $input) { options userErrors { field code } } }"
REGISTER = """mutation($input: RegisterPasskeyInput!) { payload: registerPasskey(input: $input) {
  passkey { id name createdAt lastUsedAt } recoveryCodes userErrors { field code } } }"""
RENAME = """mutation($input: RenamePasskeyInput!) { payload: renamePasskey(input: $input) {
  passkey { name } userErrors { field code } } }"""
REMOVE = """mutation($input: RemovePasskeyInput!) { payload: removePasskey(input: $input) {
  passkey { name } userErrors { field code } } }"""
BEGIN_LOG_IN = """mutation($input: BeginPasskeyLogInInput!) { payload: beginPasskeyLogIn(input: $input) {
  options userErrors { field code } } }"""
COME_IN = """mutation($input: LogInWithPasskeyInput!) { payload: logInWithPasskey(input: $input) {
  viewer { email } userErrors { field code message } } }"""
SET_UP = (
    "mutation($input: SetUpSecondFactorInput!) { payload: setUpSecondFactor(input: $input) { enrolment { secret } } }"
)
CODE = "mutation($input: SecondFactorCodeInput!) {{ payload: {0}(input: $input) {{ userErrors {{ field code }} }} }}"
RESET = "mutation($input: UserInput!) { payload: resetSecondFactor(input: $input) { userErrors { field code } } }"
REQUIRE = """mutation($input: UpdateSignInSettingsInput!) { payload: updateSignInSettings(input: $input) {
  settings { peopleWithoutSecondFactor } } }"""
OWN = "{ passkeys { id name lastUsedAt } passkeyProof secondFactor { since recoveryCodesLeft } }"
VIEWER = "{ viewer { email } }"
LOG = "{ auditLog { edges { node { action summary after actor { name } } } } }"
LONGER = timedelta(minutes=10)


def refused(field: str, code: str = "INVALID") -> list[dict[str, Any]]:
    return [{"field": [field] if field else [], "code": code}]


@dataclass
class Browser:
    """Somebody's browser, and the device that it stands on."""

    client: httpx.AsyncClient
    clock: Clock
    name: str = "seller"
    device: Device = field(default_factory=Device)

    async def ask(self, query: str, **variables: Any) -> Any:
        answer = (await self.client.post("/graphql", json={"query": query, "variables": variables})).json()
        if "errors" in answer:
            return [each["extensions"]["code"] for each in answer["errors"]]
        return answer["data"].get("payload", answer["data"])

    async def log_in(self) -> Any:
        """The payload of a log-in by password, with the session that there was forgotten."""
        self.client.cookies.clear()
        return await self.ask(LOG_IN, input={"email": f"{self.name}@example.com", "password": PASSWORD})

    async def begin(self, **proof: Any) -> Any:
        return await self.ask(BEGIN, input=proof)

    async def register(self, answer: str, name: str = "Laptop") -> Any:
        return await self.ask(REGISTER, input={"passkey": answer, "name": name})

    async def make(self, name: str = "Laptop") -> Any:
        """The payload of a new passkey, made right after a log-in by password."""
        options = (await self.begin())["options"]
        done = await self.register(self.device.create(options), name)
        assert done["userErrors"] == []
        return done

    async def asked(self, ticket: str | None = None) -> str:
        """What the page asks the device for, by who is not signed in."""
        self.client.cookies.clear()
        return (await self.ask(BEGIN_LOG_IN, input={"ticket": ticket}))["options"]

    async def show(self, answer: str, ticket: str | None = None) -> Any:
        return await self.ask(COME_IN, input={"passkey": answer, "ticket": ticket})

    async def come_in(self) -> Any:
        return await self.show(self.device.get(await self.asked()))

    async def log(self) -> list[dict[str, Any]]:
        return [edge["node"] for edge in (await self.ask(LOG))["auditLog"]["edges"]]


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    return await hire_with_administrator(engine)


@pytest.fixture
async def newcomer(client: httpx.AsyncClient, staff: Staff, clock: Clock) -> Browser:
    """Who has just signed in by password, and has no passkey."""
    browser = Browser(client, clock)
    assert (await browser.log_in())["viewer"] is not None
    return browser


@pytest.fixture
async def seller(newcomer: Browser) -> Browser:
    """Who has one passkey."""
    await newcomer.make()
    return newcomer


@pytest.fixture
async def admin(engine: AsyncEngine, staff: Staff, clock: Clock) -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(create_app(engine, clock=clock))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        browser = Browser(client, clock, "admin")
        await browser.log_in()
        yield browser


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
async def test_who_made_a_passkey_comes_in_by_it_alone(newcomer: Browser, algorithm: int) -> None:
    newcomer.device.algorithm = algorithm
    made = await newcomer.make("Laptop")
    assert made["passkey"]["name"] == "Laptop"
    assert made["passkey"]["lastUsedAt"] is None
    came = await newcomer.come_in()
    assert came == {"viewer": {"email": "seller@example.com"}, "userErrors": []}
    assert await newcomer.ask(VIEWER) == {"viewer": {"email": "seller@example.com"}}
    [listed] = (await newcomer.ask(OWN))["passkeys"]
    assert listed["lastUsedAt"] is not None


async def test_what_is_asked_of_a_device_names_the_page_the_person_and_what_it_has(seller: Browser) -> None:
    options = json.loads((await seller.begin())["options"])
    assert options["rp"] == {"id": "desktop.test", "name": "CRM Desktop"}
    assert options["user"]["name"] == "seller@example.com"
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert len(options["excludeCredentials"]) == 1
    asked = json.loads(await seller.asked())
    assert (asked["rpId"], asked.get("allowCredentials", [])) == ("desktop.test", [])


async def test_password_alone_lets_nobody_in_who_has_a_passkey(seller: Browser) -> None:
    first = await seller.log_in()
    assert first["viewer"] is None
    step = first["secondFactor"]
    assert (step["hasApp"], step["hasPasskey"], step["enrolment"]) == (False, True, None)
    answer = seller.device.get(await seller.asked(step["ticket"]))
    assert (await seller.show(answer, step["ticket"]))["viewer"] == {"email": "seller@example.com"}
    again = await seller.ask(BEGIN_LOG_IN, input={"ticket": step["ticket"]})
    assert again["userErrors"] == refused("ticket"), "a ticket is good once"


async def test_recovery_code_lets_in_who_lost_the_device(newcomer: Browser) -> None:
    codes = (await newcomer.make())["recoveryCodes"]
    assert len(set(codes)) == 10
    assert (await newcomer.make())["recoveryCodes"] is None, "who has some keeps them"
    ticket = (await newcomer.log_in())["secondFactor"]["ticket"]
    came = await newcomer.ask(CONFIRM, input={"ticket": ticket, "code": codes[0]})
    assert came["viewer"] is not None


async def test_who_has_an_app_too_comes_in_by_either(newcomer: Browser) -> None:
    secret = (await newcomer.ask(SET_UP, input={}))["enrolment"]["secret"]
    digits = digits_of(secret, newcomer.clock.now)
    assert (await newcomer.ask(CODE.format("confirmSecondFactor"), input={"code": digits}))["userErrors"] == []
    assert (await newcomer.make())["recoveryCodes"] is None
    step = (await newcomer.log_in())["secondFactor"]
    assert (step["hasApp"], step["hasPasskey"]) == (True, True)
    newcomer.clock.now += timedelta(seconds=30)
    digits = digits_of(secret, newcomer.clock.now)
    came = await newcomer.ask(CONFIRM, input={"ticket": step["ticket"], "code": digits})
    assert came["viewer"] is not None
    newcomer.clock.now += timedelta(seconds=30)
    digits = digits_of(secret, newcomer.clock.now)
    assert (await newcomer.ask(CODE.format("turnOffSecondFactor"), input={"code": digits}))["userErrors"] == []
    left = (await newcomer.ask(OWN))["secondFactor"]
    assert left == {"since": None, "recoveryCodesLeft": 10}, "the passkey still is a second factor"
    assert (await newcomer.come_in())["viewer"] is not None


async def test_challenge_is_good_once(seller: Browser) -> None:
    answer = seller.device.get(await seller.asked())
    assert (await seller.show(answer))["viewer"] is not None
    again = await seller.show(answer)
    assert (again["viewer"], again["userErrors"][0]["field"]) == (None, ["passkey"])


async def test_of_two_at_once_with_the_same_answer_one_comes_in(seller: Browser) -> None:
    answer = seller.device.get(await seller.asked())
    both = await asyncio.gather(*(seller.show(answer) for _ in range(2)))
    assert sorted(each["viewer"] is not None for each in both) == [False, True]


async def test_challenge_that_was_refused_is_used_up_too(seller: Browser) -> None:
    options = await seller.asked()
    seller.device.knows = False
    assert (await seller.show(seller.device.get(options)))["viewer"] is None
    seller.device.knows = True
    assert (await seller.show(seller.device.get(options)))["viewer"] is None
    assert (await seller.come_in())["viewer"] is not None


async def test_challenge_is_good_for_five_minutes(seller: Browser) -> None:
    options = await seller.asked()
    seller.clock.now += timedelta(minutes=5)
    assert (await seller.show(seller.device.get(options)))["viewer"] is None
    assert (await seller.come_in())["viewer"] is not None


async def test_challenges_that_are_over_are_cleared_away(seller: Browser, engine: AsyncEngine) -> None:
    for _ in range(3):
        await seller.asked()
    seller.clock.now += timedelta(minutes=5)
    await seller.asked()
    async with engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM passkey_challenges")) == 1


async def test_challenge_of_a_log_in_makes_no_passkey_and_the_other_way_round(newcomer: Browser) -> None:
    session = dict(newcomer.client.cookies)
    asked = json.loads(await newcomer.asked())
    newcomer.client.cookies.update(session)
    begun = json.loads((await newcomer.begin())["options"])
    mixed = json.dumps({**begun, "challenge": asked["challenge"]})
    assert (await newcomer.register(newcomer.device.create(mixed)))["userErrors"] == refused("passkey")
    await newcomer.make()
    begun = json.loads((await newcomer.begin())["options"])
    mixed = json.dumps({**asked, "challenge": begun["challenge"]})
    assert (await newcomer.show(newcomer.device.get(mixed)))["viewer"] is None


async def test_passkey_is_not_registered_by_somebody_elses_challenge(newcomer: Browser, admin: Browser) -> None:
    options = (await admin.begin())["options"]
    assert (await newcomer.register(newcomer.device.create(options)))["userErrors"] == refused("passkey")


async def test_answer_for_another_person_than_the_ticket_is_refused(seller: Browser, admin: Browser) -> None:
    await admin.make()
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    asked = json.loads(await seller.asked(ticket))
    answer = admin.device.get(json.dumps({**asked, "allowCredentials": []}))
    assert (await seller.show(answer, ticket))["viewer"] is None


@pytest.mark.parametrize(
    "origin",
    ["http://evil.test", "https://desktop.test", "http://desktop.test:8000", "http://desktop.test.evil.test", "null"],
)
async def test_other_pages_are_refused(seller: Browser, origin: str) -> None:
    seller.device.origin = origin
    assert (await seller.come_in())["viewer"] is None


async def test_passkey_made_on_another_page_is_refused(newcomer: Browser) -> None:
    newcomer.device.origin = "http://evil.test"
    answer = newcomer.device.create((await newcomer.begin())["options"])
    assert (await newcomer.register(answer))["userErrors"] == refused("passkey")


async def test_proof_for_another_host_is_refused(seller: Browser) -> None:
    answer = seller.device.get(await seller.asked(), host="evil.test")
    assert (await seller.show(answer))["viewer"] is None


async def test_device_that_does_not_ask_who_holds_it_is_refused(newcomer: Browser) -> None:
    newcomer.device.knows = False
    answer = newcomer.device.create((await newcomer.begin())["options"])
    assert (await newcomer.register(answer))["userErrors"] == refused("passkey")
    newcomer.device.knows = True
    await newcomer.make()
    newcomer.device.knows = False
    assert (await newcomer.come_in())["viewer"] is None


async def test_signature_of_another_key_is_refused(seller: Browser) -> None:
    [mine] = seller.device.held
    other = Device()
    other.create((await seller.begin())["options"])
    [theirs] = other.held.values()
    seller.device.held[mine].sign = theirs.sign
    assert (await seller.come_in())["viewer"] is None


async def test_device_that_counts_less_than_before_is_a_copy_and_refused(seller: Browser) -> None:
    [held] = seller.device.held.values()
    held.count = 5
    assert (await seller.come_in())["viewer"] is not None
    for earlier in (5, 3):
        held.count = earlier
        seller.device.counts = 0
        assert (await seller.come_in())["viewer"] is None
    seller.device.counts = 10
    assert (await seller.come_in())["viewer"] is not None


async def test_device_that_never_counts_comes_in_each_time(seller: Browser) -> None:
    seller.device.counts = 0
    for _ in range(2):
        assert (await seller.come_in())["viewer"] is not None


@pytest.mark.parametrize(
    "answer", ["", "x", "{}", "null", "[" * 10_000, "\0", "x" * 100_000, '{"id":"AA","rawId":"AA","response":{}}']
)
async def test_what_is_no_answer_of_a_browser_is_refused(seller: Browser, answer: str) -> None:
    assert (await seller.register(answer))["userErrors"] == refused("passkey")
    assert (await seller.show(answer))["userErrors"][0]["field"] == ["passkey"]


async def test_answer_with_any_part_spoilt_is_refused_and_harms_nobody(seller: Browser) -> None:
    for part in ("clientDataJSON", "authenticatorData", "signature", "userHandle"):
        for spoilt in ("", "AA", "!", 5, None, ["x"]):
            answer = json.loads(seller.device.get(await seller.asked()))
            answer["response"][part] = spoilt
            assert (await seller.show(json.dumps(answer)))["viewer"] is None, (part, spoilt)
    assert (await seller.come_in())["viewer"] is not None


async def test_person_that_the_device_names_is_not_believed(seller: Browser, staff: Staff) -> None:
    answer = json.loads(seller.device.get(await seller.asked()))
    [held] = seller.device.held.values()
    other = held.owner[:8] + staff.ids["admin"].to_bytes(8)
    answer["response"]["userHandle"] = urlsafe_b64encode(other).decode()
    assert (await seller.show(json.dumps(answer)))["viewer"] is None


async def test_dismissed_person_does_not_come_in(seller: Browser, staff: Staff) -> None:
    await staff.dismiss("seller")
    assert (await seller.come_in())["viewer"] is None


async def test_new_password_leaves_passkeys_and_ends_log_ins_under_way(seller: Browser, staff: Staff) -> None:
    ticket = (await seller.log_in())["secondFactor"]["ticket"]
    answer = seller.device.get(await seller.asked(ticket))
    await save_password(staff.engine, await staff.person("seller"), PASSWORD)
    assert (await seller.show(answer, ticket))["userErrors"][0]["field"] == ["ticket"]
    assert (await seller.come_in())["viewer"] is not None


async def test_who_signed_in_long_ago_proves_it_by_their_password(newcomer: Browser) -> None:
    assert (await newcomer.ask(OWN))["passkeyProof"] == "NOTHING"
    newcomer.clock.now += LONGER
    assert (await newcomer.ask(OWN))["passkeyProof"] == "PASSWORD"
    for proof in ({}, {"currentPassword": "wrong"}):
        begun = await newcomer.begin(**proof)
        assert (begun["options"], begun["userErrors"]) == (None, refused("currentPassword"))
    assert (await newcomer.begin(currentPassword=PASSWORD))["options"] is not None


async def test_who_has_a_second_factor_and_signed_in_long_ago_signs_in_again(seller: Browser) -> None:
    seller.clock.now += LONGER
    own = await seller.ask(OWN)
    assert own["passkeyProof"] == "LOG_IN"
    assert (await seller.begin(currentPassword=PASSWORD))["userErrors"] == refused("", "FORBIDDEN")
    gone = {"passkey": own["passkeys"][0]["id"], "currentPassword": PASSWORD}
    assert (await seller.ask(REMOVE, input=gone))["userErrors"] == refused("", "FORBIDDEN")
    await seller.come_in()
    assert (await seller.begin())["options"] is not None


async def test_passkeys_are_listed_renamed_and_removed(seller: Browser) -> None:
    seller.clock.now += timedelta(minutes=1)
    await seller.make("Phone")
    phone, laptop = (await seller.ask(OWN))["passkeys"]
    assert (phone["name"], laptop["name"]) == ("Phone", "Laptop")
    renamed = await seller.ask(RENAME, input={"passkey": laptop["id"], "name": " Desk "})
    assert renamed == {"passkey": {"name": "Desk"}, "userErrors": []}
    assert (await seller.ask(RENAME, input={"passkey": laptop["id"], "name": " "}))["userErrors"] == refused(
        "name", "REQUIRED"
    )
    for left in ([laptop["id"]], []):
        [first, *_] = (await seller.ask(OWN))["passkeys"]
        assert (await seller.ask(REMOVE, input={"passkey": first["id"]}))["userErrors"] == []
        assert [each["id"] for each in (await seller.ask(OWN))["passkeys"]] == left
    assert (await seller.ask(OWN))["secondFactor"]["recoveryCodesLeft"] == 0
    assert (await seller.come_in())["viewer"] is None
    assert (await seller.log_in())["viewer"] is not None


async def test_passkeys_of_others_are_nobodys_business(seller: Browser, admin: Browser) -> None:
    [theirs] = (await seller.ask(OWN))["passkeys"]
    assert (await admin.ask(OWN))["passkeys"] == []
    assert (await admin.ask(RENAME, input={"passkey": theirs["id"], "name": "Mine"}))["userErrors"] == refused(
        "passkey", "NOT_FOUND"
    )
    assert (await admin.ask(REMOVE, input={"passkey": theirs["id"]}))["userErrors"] == refused("passkey", "NOT_FOUND")


async def test_last_one_stays_where_the_company_requires_a_second_factor(seller: Browser, admin: Browser) -> None:
    before = (await admin.ask(REQUIRE, input={"requiresSecondFactor": True}))["settings"]["peopleWithoutSecondFactor"]
    assert (await seller.ask(VIEWER))["viewer"] is not None, "who has a passkey has a second factor"
    [only] = (await seller.ask(OWN))["passkeys"]
    assert (await seller.ask(REMOVE, input={"passkey": only["id"]}))["userErrors"] == refused("", "FORBIDDEN")
    await admin.make()
    after = (await admin.ask(REQUIRE, input={"requiresSecondFactor": True}))["settings"]["peopleWithoutSecondFactor"]
    assert after == before - 1


async def test_administrator_resets_what_somebody_lost(seller: Browser, admin: Browser, staff: Staff) -> None:
    person = {"user": global_id("User", staff.ids["seller"])}
    assert (await admin.ask(RESET, input=person))["userErrors"] == []
    assert await seller.ask(VIEWER) == {"viewer": None}, "their sessions end"
    assert (await seller.come_in())["viewer"] is None
    assert (await seller.log_in())["viewer"] is not None
    assert (await admin.ask(RESET, input=person))["userErrors"] == refused("user")


async def test_audit_log_tells_of_passkeys(seller: Browser, admin: Browser) -> None:
    await seller.come_in()
    seller.device.knows = False
    await seller.come_in()
    seller.device.knows = True
    await seller.come_in()
    [only] = (await seller.ask(OWN))["passkeys"]
    await seller.ask(RENAME, input={"passkey": only["id"], "name": "Desk"})
    await seller.ask(REMOVE, input={"passkey": only["id"]})
    told = [(each["action"], (each["actor"] or {}).get("name"), each["summary"]) for each in await admin.log()]
    for entry in (
        ("registerPasskey", "seller", "seller made a passkey of seller"),
        ("logInWithPasskey", "seller", "seller signed in with a passkey"),
        ("renamePasskey", "seller", "seller renamed a passkey of seller"),
        ("removePasskey", "seller", "seller removed a passkey of seller"),
    ):
        assert entry in told
    assert [each for each in told if each[0] == "passkeyFailed"] == [
        ("passkeyFailed", None, "The system saw a passkey of seller refused")
    ]


async def test_token_makes_renames_and_removes_none(seller: Browser, staff: Staff) -> None:
    [only] = (await seller.ask(OWN))["passkeys"]
    token = (await create_token(staff.engine, await staff.person("seller"))).text
    seller.client.cookies.clear()
    seller.client.headers["authorization"] = f"Bearer {token}"
    assert await seller.begin(currentPassword=PASSWORD) == ["FORBIDDEN"]
    assert await seller.register("{}") == ["FORBIDDEN"]
    assert await seller.ask(RENAME, input={"passkey": only["id"], "name": "x"}) == ["FORBIDDEN"]
    assert await seller.ask(REMOVE, input={"passkey": only["id"]}) == ["FORBIDDEN"]


async def test_no_more_than_twenty_at_once(newcomer: Browser, engine: AsyncEngine, staff: Staff) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO passkeys (company_id, credential_id, user_id, name, public_key, sign_count, transports)"
                " SELECT :company, sha256(n::text::bytea), :person, 'x', '', 0, '{}' FROM generate_series(1, 20) n"
            ),
            {"company": (await staff.person("seller")).company_id, "person": staff.ids["seller"]},
        )
    assert (await newcomer.begin())["userErrors"] == refused("")


async def test_begun_and_answered_at_different_processes(seller: Browser, engine: AsyncEngine, clock: Clock) -> None:
    answer = seller.device.get(await seller.asked())
    transport = httpx.ASGITransport(create_app(engine, clock=clock))
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        assert (await Browser(client, clock).show(answer))["viewer"] is not None
