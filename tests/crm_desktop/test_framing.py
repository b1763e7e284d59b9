"""The desktop in a frame of a company's own page: who gets in, for how long, and what is asked with its session."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from models import TokenScope
from resolvers.authentication import USUAL_SCOPES, create_token
from tests.conftest import Clock
from tests.resolvers.authentication.staff import PASSWORD, Staff, hire_with_passwords

CRM = "https://crm.company.example"
LINK = """mutation($input: CreateFrameLinkInput!) {
  done: createFrameLink(input: $input) { url expiresAt userErrors { field code } } }"""
OPEN = (
    "mutation($input: OpenFrameInput!) { done: openFrame(input: $input) { viewer { name } userErrors { field code } } }"
)
NAME = "mutation($input: UpdateCompanyInput!) { done: updateCompany(input: $input) { userErrors { field code } } }"
WHO = "{ viewer { name administers } }"
UNKNOWN = {"viewer": None, "userErrors": [{"field": ["secret"], "code": "INVALID"}]}
# What a browser says of what the page in the frame asks.
OURS = {"sec-fetch-site": "same-origin"}


@dataclass
class Frames:
    """The application by https, and two programs: the CRM of `ours`, and that of `theirs`."""

    staff: Staff
    clock: Clock
    client: httpx.AsyncClient

    async def ask(self, query: str, input_: Any = None, *, by: str | None = None, at: str = "", **headers: str) -> Any:
        """What is answered to a program with a token, or, below the address of a frame, to the page in it."""
        sent = {"query": query, "variables": {"input": input_}}
        headers = {**headers, **({} if by is None else {"authorization": f"Bearer {by}"})}
        answer = (await self.client.post(f"{at}/graphql", json=sent, headers=headers)).json()
        if "errors" in answer:
            return [each["extensions"]["code"] for each in answer["errors"]]
        return answer["data"].get("done", answer["data"].get("viewer"))

    async def token(self, who: str, *scopes: TokenScope) -> str:
        """A token with these scopes."""
        return (await create_token(self.staff.engine, await self.staff.person(who), scopes=scopes)).text

    async def link(self, who: str = "seller", *scopes: TokenScope, crm: str = "admin") -> tuple[str, str]:
        """The address below which the frame of somebody is, and its secret."""
        token = await self.token(crm, TokenScope.EMBEDDING, *scopes)
        given = {"email": f"{who}@example.com", "scopes": [scope.name for scope in scopes]}
        made = await self.ask(LINK, given, by=token)
        assert made["userErrors"] == []
        parts = urlsplit(made["url"])
        return parts.path.removesuffix("/"), parts.fragment

    async def opened(self, who: str = "seller", *scopes: TokenScope) -> str:
        """The same, with whom it was made for signed in there."""
        at, secret = await self.link(who, *scopes)
        assert (await self.ask(OPEN, {"secret": secret}, at=at, **OURS))["viewer"] == {"name": who}
        return at

    async def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database holds."""
        async with self.staff.engine.begin() as connection:
            return [tuple(row) for row in await connection.execute(text(statement))]


@pytest.fixture
async def frames(engine: AsyncEngine, clock: Clock, tmp_path: Path) -> AsyncIterator[Frames]:
    (tmp_path / "index.html").write_text("<!doctype html>")
    staff = await hire_with_passwords(engine)
    app = create_app(engine, clock=clock, web_dist=tmp_path)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://desktop.test") as client:
        frames = Frames(staff, clock, client)
        for who in ("admin", "stranger"):
            token = await frames.token(who, TokenScope.ADMINISTRATION)
            named = await frames.ask(
                NAME, {"frameAncestors": [CRM if who == "admin" else "https://other.example"]}, by=token
            )
            assert named == {"userErrors": []}
        yield frames


async def test_the_link_signs_its_person_in_once_in_the_frame_alone(frames: Frames) -> None:
    at, secret = await frames.link()
    assert await frames.ask(OPEN, {"secret": secret}, at=at, **OURS) == {"viewer": {"name": "seller"}, "userErrors": []}
    assert await frames.ask(WHO, at=at, **OURS) == {"name": "seller", "administers": False}
    assert await frames.ask(WHO) is None, "elsewhere the frame's session is nobody's"
    assert await frames.ask(OPEN, {"secret": secret}, at=at, **OURS) == UNKNOWN
    acts = await frames.rows("SELECT action, actor_id FROM audit_entries WHERE action = 'openFrame'")
    assert acts == [("openFrame", frames.staff.ids["seller"])]


async def test_its_cookie_is_kept_by_browsers_below_pages_of_other_sites_and_out_of_reach_of_scripts(
    frames: Frames,
) -> None:
    at, secret = await frames.link()
    answer = await frames.client.post(
        f"{at}/graphql", json={"query": OPEN, "variables": {"input": {"secret": secret}}}, headers=OURS
    )
    [cookie] = answer.headers.get_list("set-cookie")
    assert cookie.startswith("__Host-crm_frame=crm_")
    assert cookie.endswith("; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=None; Partitioned")


async def test_the_page_signed_in_by_a_password_and_the_frame_know_nothing_of_each_other(frames: Frames) -> None:
    log_in = "mutation($input: LogInInput!) { done: logIn(input: $input) { viewer { name } } }"
    given = {"email": "twin@example.com", "password": PASSWORD, "company": "ours"}
    assert await frames.ask(log_in, given) == {"viewer": {"name": "twin"}}
    at, _ = await frames.link()
    assert await frames.ask(WHO, at=at, **OURS) is None
    at = await frames.opened()
    assert (await frames.ask(WHO))["name"] == "twin"
    assert (await frames.ask(WHO, at=at, **OURS))["name"] == "seller"


@pytest.mark.parametrize("came_from", ["cross-site", "same-site", "none", None])
async def test_whoever_is_not_the_frame_asks_nothing_with_its_session(frames: Frames, came_from: str | None) -> None:
    at = await frames.opened()
    headers = {} if came_from is None else {"sec-fetch-site": came_from}
    assert await frames.ask(WHO, at=at, **headers) in (None, ["FORBIDDEN"])
    file = await frames.client.get(f"{at}/export/desktop.xlsx", headers=headers)
    assert file.status_code in (401, 403)


async def test_files_are_downloaded_below_the_address_of_the_frame(frames: Frames) -> None:
    at = await frames.opened()
    assert (await frames.client.get(f"{at}/export/desktop.xlsx", headers=OURS)).status_code == 200
    assert (await frames.client.get("/export/desktop.xlsx", headers=OURS)).status_code == 401


async def test_only_pages_that_the_company_names_have_it_in_a_frame_and_nobody_any_other_address(
    frames: Frames,
) -> None:
    at, _ = await frames.link()
    theirs, _ = await frames.link("stranger", crm="stranger")
    for address, ancestors in (
        (f"{at}/", CRM),
        (f"{at}/reports", CRM),
        (f"{theirs}/", "https://other.example"),
        ("/", "'none'"),
        ("/reports", "'none'"),
    ):
        answer = await frames.client.get(address)
        policy = dict(each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; "))
        assert policy["frame-ancestors"] == ancestors
        assert "x-frame-options" not in answer.headers
        assert policy["script-src"] == "'self'"


@pytest.mark.parametrize("sealed", ["1", "none", "gAAAAA", "é", "gAAAAAB" + "x" * 200])
async def test_an_address_that_was_not_made_here_is_none(frames: Frames, sealed: str) -> None:
    for path in ("/", "/graphql", "/export/desktop.xlsx"):
        assert (await frames.client.get(f"/embed/{sealed}{path}")).status_code == 404


async def test_a_link_is_good_for_a_minute_and_in_its_own_company(frames: Frames) -> None:
    at, secret = await frames.link()
    theirs, _ = await frames.link("stranger", crm="stranger")
    assert await frames.ask(OPEN, {"secret": secret}, at=theirs, **OURS) == UNKNOWN
    elsewhere = await frames.ask(OPEN, {"secret": secret})
    assert elsewhere == {"viewer": None, "userErrors": [{"field": [], "code": "FORBIDDEN"}]}, (
        "the page itself is no frame"
    )
    assert await frames.ask(OPEN, {"secret": "made up"}, at=at, **OURS) == UNKNOWN
    frames.clock.now += timedelta(minutes=1)
    assert await frames.ask(OPEN, {"secret": secret}, at=at, **OURS) == UNKNOWN


async def test_the_session_of_one_company_is_nobody_in_a_frame_of_another(frames: Frames) -> None:
    await frames.opened()
    theirs, _ = await frames.link("stranger", crm="stranger")
    assert await frames.ask(WHO, at=theirs, **OURS) is None


async def test_it_ends_after_four_hours_without_use_and_after_twelve_at_all(frames: Frames) -> None:
    at = await frames.opened()
    for _ in range(3):
        frames.clock.now += timedelta(hours=3, minutes=55)
        assert await frames.ask(WHO, at=at, **OURS) is not None
    frames.clock.now += timedelta(minutes=16)
    assert await frames.ask(WHO, at=at, **OURS) is None
    at = await frames.opened()
    frames.clock.now += timedelta(hours=4)
    assert await frames.ask(WHO, at=at, **OURS) is None


async def test_it_is_listed_as_one_in_a_frame_and_ends_when_its_owner_says_so(frames: Frames) -> None:
    at = await frames.opened()
    token = await frames.token("seller", *USUAL_SCOPES)
    answer = await frames.client.post(
        "/graphql",
        json={"query": "{ sessions { edges { node { id isFramed endsAt } } } }"},
        headers={"authorization": f"Bearer {token}"},
    )
    [edge] = answer.json()["data"]["sessions"]["edges"]
    session = edge["node"]
    assert session["isFramed"]
    assert datetime.fromisoformat(session["endsAt"]) == frames.clock.now + timedelta(hours=4)
    end = "mutation($input: SessionInput!) { done: endSession(input: $input) { userErrors { code } } }"
    assert await frames.ask(end, {"session": session["id"]}, by=token) == {"userErrors": []}
    assert await frames.ask(WHO, at=at, **OURS) is None


async def test_another_link_takes_the_place_of_the_session_that_was_there(frames: Frames) -> None:
    await frames.opened()
    await frames.opened("boss")
    alive = await frames.rows("SELECT user_id FROM sessions WHERE revoked_at IS NULL")
    assert alive == [(frames.staff.ids["boss"],)]


@pytest.mark.parametrize("is_allowed", [False, True])
async def test_an_administrator_administers_in_a_frame_only_if_it_is_for_that(frames: Frames, is_allowed: bool) -> None:
    scopes = [TokenScope.ADMINISTRATION] if is_allowed else []
    at = await frames.opened("admin", *scopes)
    assert await frames.ask(WHO, at=at, **OURS) == {"name": "admin", "administers": is_allowed}
    changed = await frames.ask(NAME, {"name": "Other"}, at=at, **OURS)
    assert changed == ({"userErrors": []} if is_allowed else ["FORBIDDEN"])
    log = await frames.ask("{ done: auditLog(first: 1) { totalCount } }", at=at, **OURS)
    assert (log == ["FORBIDDEN"]) is not is_allowed
    assert await frames.rows("SELECT count(*) FROM companies WHERE name = 'Other'") == [(int(is_allowed),)]


async def test_what_is_a_persons_own_is_theirs_in_a_frame_and_records_are_if_it_is_for_them(frames: Frames) -> None:
    arrange = "mutation($input: SaveLayoutInput!) { done: saveLayout(input: $input) { userErrors { code } } }"
    make = "mutation($input: CreateContactInput!) { done: createContact(input: $input) { userErrors { code } } }"
    at = await frames.opened()
    operations = [{"hide": {"widget": "V2lkZ2V0OnNtcw=="}}]
    assert await frames.ask(arrange, {"baseRevision": 0, "operations": operations}, at=at, **OURS) != ["FORBIDDEN"]
    assert await frames.ask(make, {"name": "Ann"}, at=at, **OURS) == ["FORBIDDEN"]
    at = await frames.opened("seller", TokenScope.RECORDS)
    assert await frames.ask(make, {"name": "Ann"}, at=at, **OURS) == {"userErrors": []}


async def test_nothing_in_a_frame_makes_tokens_or_other_frames(frames: Frames) -> None:
    at = await frames.opened("admin", TokenScope.ADMINISTRATION, TokenScope.RECORDS)
    make = "mutation($input: CreateApiTokenInput!) { done: createApiToken(input: $input) { secret } }"
    assert await frames.ask(make, {"name": "Mine", "scopes": ["READ"]}, at=at, **OURS) == ["FORBIDDEN"]
    assert await frames.ask(LINK, {"email": "boss@example.com"}, at=at, **OURS) == ["FORBIDDEN"]


@pytest.mark.parametrize(
    ("who", "scopes"),
    [
        ("admin", USUAL_SCOPES),
        ("boss", (TokenScope.EMBEDDING, TokenScope.ADMINISTRATION)),
        ("seller", (TokenScope.EMBEDDING,)),
    ],
)
async def test_only_an_administrators_token_that_is_for_it_lets_others_in(
    frames: Frames, who: str, scopes: tuple[TokenScope, ...]
) -> None:
    token = await frames.token(who, *scopes)
    assert await frames.ask(LINK, {"email": "seller@example.com"}, by=token) == ["FORBIDDEN"]
    assert await frames.rows("SELECT * FROM invitations") == []


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"email": "nobody@example.com"}, ["email"], "NOT_FOUND"),
        ({"email": "gone@example.com"}, ["email"], "NOT_FOUND"),
        ({"email": "stranger@example.com"}, ["email"], "NOT_FOUND"),
        ({"email": "\0"}, ["email"], "NOT_FOUND"),
        ({"email": "seller@example.com", "scopes": ["RECORDS"]}, ["scopes"], "INVALID"),
        ({"email": "seller@example.com", "scopes": ["EMBEDDING"]}, ["scopes"], "INVALID"),
    ],
)
async def test_who_is_not_there_and_what_the_token_is_not_for_is_named(
    frames: Frames, given: dict[str, Any], field: list[str], code: str
) -> None:
    refused = await frames.ask(LINK, given, by=await frames.token("admin", TokenScope.EMBEDDING))
    assert refused == {"url": None, "expiresAt": None, "userErrors": [{"field": field, "code": code}]}
    assert await frames.rows("SELECT * FROM invitations") == []


async def test_where_no_page_is_named_there_is_no_link(frames: Frames) -> None:
    token = await frames.token("admin", TokenScope.EMBEDDING, TokenScope.ADMINISTRATION)
    await frames.ask(NAME, {"frameAncestors": []}, by=token)
    refused = await frames.ask(LINK, {"email": "seller@example.com"}, by=token)
    assert refused["userErrors"] == [{"field": [], "code": "INVALID"}]


async def test_what_is_no_origin_is_named(frames: Frames) -> None:
    token = await frames.token("admin", TokenScope.ADMINISTRATION)
    refused = await frames.ask(NAME, {"frameAncestors": [CRM, "*.example.com"]}, by=token)
    assert refused == {"userErrors": [{"field": ["frameAncestors", "1"], "code": "INVALID"}]}


async def test_who_is_dismissed_is_out_of_the_frame_at_once(frames: Frames) -> None:
    at = await frames.opened()
    await frames.staff.dismiss("seller")
    assert await frames.ask(WHO, at=at, **OURS) is None
