"""Pages of other origins: those that are named may ask with a token, and none with a session."""

from collections.abc import AsyncIterator

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.cli import program
from crm_desktop.cross_origin import read_origins
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

NAMED = "https://reports.example"
ASKED = {"query": "{ __typename }"}
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}
ADDRESSES = ["/graphql", "/export/desktop.xlsx"]


@pytest.fixture
async def open_client(engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(engine, allowed_origins=(NAMED, "http://localhost:3000"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        yield client


def allowed(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name.startswith("access-control-allow")}


@pytest.mark.parametrize("origin", [NAMED, "http://localhost:3000"])
async def test_page_of_a_named_origin_reads_the_answer(open_client: httpx.AsyncClient, origin: str) -> None:
    answer = await open_client.post("/graphql", json=ASKED, headers={"origin": origin})
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert allowed(answer) == {"access-control-allow-origin": origin}
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_browser_that_asks_before_is_told_what_is_allowed(open_client: httpx.AsyncClient, address: str) -> None:
    answer = await open_client.options(address, headers={"origin": NAMED, **PREFLIGHT})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == NAMED
    assert answer.headers["access-control-allow-methods"] == "GET, POST"
    assert {"Authorization", "Content-Type"} <= {*answer.headers["access-control-allow-headers"].split(", ")}
    assert answer.headers["vary"].startswith("Origin")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_no_session_of_a_browser_is_ever_used_from_elsewhere(
    open_client: httpx.AsyncClient, address: str
) -> None:
    """A request with cookies is not sent, or its answer not read, without this header."""
    for answer in (
        await open_client.options(address, headers={"origin": NAMED, **PREFLIGHT}),
        await open_client.get(address, headers={"origin": NAMED}),
    ):
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "origin", ["https://other.example", "http://reports.example", f"{NAMED}:8443", f"{NAMED}.evil.example", "null"]
)
async def test_page_of_another_origin_is_refused(open_client: httpx.AsyncClient, origin: str) -> None:
    preflight = await open_client.options("/graphql", headers={"origin": origin, **PREFLIGHT})
    assert (preflight.status_code, preflight.headers.get("access-control-allow-origin")) == (405, None)
    answer = await open_client.get("/graphql", params=ASKED, headers={"origin": origin})
    assert "access-control-allow-origin" not in answer.headers


async def test_whatever_is_kept_on_the_way_is_kept_for_one_origin(open_client: httpx.AsyncClient) -> None:
    for origin in ({}, {"origin": NAMED}, {"origin": "https://other.example"}):
        answer = await open_client.get("/graphql", params=ASKED, headers=origin)
        assert "Origin" in answer.headers["vary"]


async def test_program_learns_what_a_refused_export_is_called_and_why(open_client: httpx.AsyncClient) -> None:
    answer = await open_client.get("/export/desktop.xlsx", headers={"origin": NAMED})
    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")
    assert answer.headers["access-control-allow-origin"] == NAMED
    assert (
        answer.headers["access-control-expose-headers"]
        == "Content-Disposition, Retry-After, ETag, X-As-Of, X-Request-Id"
    )


async def test_no_other_origin_is_allowed_unless_it_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json=ASKED, headers={"origin": NAMED})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert (await client.options("/graphql", headers={"origin": NAMED, **PREFLIGHT})).status_code == 405


def test_origins_are_read_as_browsers_write_them() -> None:
    assert read_origins("") == ()
    assert read_origins("https://A.example, http://localhost:3000\nhttp://[::1]:8080 https://a.example") == (
        "https://a.example",
        "http://localhost:3000",
        "http://[::1]:8080",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "*",
        "a.example",
        "https://",
        "https://a.example/",
        "https://a.example/page",
        "ftp://a.example",
        "https://a.example:443",
        "http://a.example:80",
        "https://a.example:x",
        "https://me@a.example",
        "https://*.a.example/",
        "null",
        "https://пример.рф",
    ],
)
def test_what_is_no_origin_is_refused_at_the_start(wrong: str) -> None:
    result = CliRunner().invoke(program, ["serve", "--allowed-origins", wrong])
    assert result.exit_code == 2
    assert "is no origin; expected each by its name" in " ".join(result.output.split())


ALLOW = """mutation($origins: [String!]) { updateCompany(input: { allowedOrigins: $origins }) {
  company { allowedOrigins } userErrors { field message } } }"""
WHO = {"query": "{ viewer { name } }"}


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    """An office whose administrator allows two origins."""
    async with People(engine, office) as people:
        changed = (await people.ask("admin", ALLOW, origins=[NAMED, "https://a.example"]))["updateCompany"]
        assert changed == {"company": {"allowedOrigins": ["https://a.example", NAMED]}, "userErrors": []}
        yield people


@pytest.fixture
async def company_client(people: People, engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    """A server that allows no origin itself."""
    app = create_app(engine, clock=lambda: people.now)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        yield client


async def test_page_of_an_origin_that_a_company_allows_asks_for_its_people(
    company_client: httpx.AsyncClient, people: People
) -> None:
    asked = {"origin": NAMED, **PREFLIGHT}
    assert (await company_client.options("/graphql", headers=asked)).headers["access-control-allow-origin"] == NAMED
    token = await people.headers("seller", by_token=True)
    answer = await company_client.post("/graphql", json=WHO, headers={"origin": NAMED, **token})
    assert answer.json() == {"data": {"viewer": {"name": "seller"}}}
    assert allowed(answer) == {"access-control-allow-origin": NAMED}


@pytest.mark.parametrize("who", ["stranger", None])
async def test_it_asks_for_nobody_else(company_client: httpx.AsyncClient, people: People, who: str | None) -> None:
    token = await people.headers(who, by_token=True) if who else {}
    answer = await company_client.post("/graphql", json=WHO, headers={"origin": NAMED, **token})
    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    file = await company_client.get("/export/desktop.csv", headers={"origin": NAMED, **token})
    assert (file.status_code, file.json()["code"]) == (403, "FORBIDDEN")


async def test_origins_that_no_company_allows_are_told_nothing(
    company_client: httpx.AsyncClient, people: People
) -> None:
    for origin in ("https://other.example", "null", f"{NAMED}:8443", f"{NAMED}.evil.example"):
        assert not allowed(await company_client.options("/graphql", headers={"origin": origin, **PREFLIGHT}))
        token = await people.headers("seller", by_token=True)
        assert not allowed(await company_client.post("/graphql", json=WHO, headers={"origin": origin, **token}))


async def test_the_page_itself_asks_as_ever(company_client: httpx.AsyncClient, people: People) -> None:
    headers = {"origin": "http://crm.test", **(await people.headers("seller"))}
    assert (await company_client.post("/graphql", json=WHO, headers=headers)).json()["data"]["viewer"]


@pytest.mark.parametrize(
    "wrong", ["reports.example", "https://reports.example/", "HTTPS://A.example", "*", "null", "https://x:443"]
)
async def test_what_is_no_origin_is_refused_by_its_place(people: People, wrong: str) -> None:
    answer = (await people.ask("admin", ALLOW, origins=[NAMED, wrong]))["updateCompany"]
    assert [error["field"] for error in answer["userErrors"]] == [["allowedOrigins", "1"]]
    assert len(answer["company"]["allowedOrigins"]) == 2


async def test_an_origin_that_is_taken_back_asks_no_more(company_client: httpx.AsyncClient, people: People) -> None:
    token = {"origin": NAMED, **(await people.headers("seller", by_token=True))}
    assert "data" in (await company_client.post("/graphql", json=WHO, headers=token)).json()
    await people.ask("admin", ALLOW, origins=[])
    answer = await company_client.post("/graphql", json=WHO, headers=token)
    assert "data" not in answer.json()
