"""Records over HTTP, a line each."""

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator
from typing import Any, get_args

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop import bounds
from crm_desktop.app import create_app
from models import TokenScope
from resolvers.authentication import create_token, find_person
from resolvers.authentication.session import begin_session
from resolvers.feed import FORMATS
from schema.feed.inputs import LISTS, UpsertRecordsInput
from tests.prepared import prepared
from tests.resolvers.importing.conftest import NOW, import_small_company

CONTACT = '{"kind": "contact", "external_id": "c9", "name": "Nine", "created_at": "2024-05-01T10:00:00Z"}'
LINES = {"content-type": "application/x-ndjson"}


@pytest.fixture
async def client(engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who sends to the small company's server."""
    await prepared(engine, import_small_company)
    app = create_app(engine, clock=lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        yield client


async def by(engine: AsyncEngine, email: str, *scopes: TokenScope) -> dict[str, str]:
    """Headers with a token of the person."""
    token = await create_token(engine, await find_person(engine, email, None), scopes=scopes or tuple(TokenScope))
    return {**LINES, "authorization": f"Bearer {token.text}"}


async def test_each_line_is_told_what_became_of_it(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    body = f'{CONTACT}\n\nnot JSON\r\n{{"kind": "deal", "external_id": "d1", "deleted": true}}\n'
    answer = await client.post("/feed", content=body, headers=await by(engine, "eva@acme.example"))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "counts": {"created": 1, "deleted": 1, "refused": 1},
        "arrived": 0,
        "rows": [
            {"kind": "contact", "external_id": "c9", "outcome": "created"},
            {
                "outcome": "refused",
                "problems": [
                    {
                        "member": None,
                        "message": "is not JSON in UTF-8; expected an object in one line, such as "
                        '{"kind": "contact", "external_id": "c1"}',
                    }
                ],
            },
            {"kind": "deal", "external_id": "d1", "outcome": "deleted"},
        ],
    }


async def test_numbers_keep_all_their_digits(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    deal = '{"kind": "deal", "external_id": "d9", "deal_type": "sale", "name": "N", "created_at": "2024-05-01", "field:amount": %s}'
    headers = await by(engine, "eva@acme.example")
    for written, stored in (("12345678901234567890.123456", None), ("1e2", "100"), ("-0.50", "-0.50")):
        answer = await client.post("/feed", content=deal % written, headers=headers)
        assert answer.json()["rows"][0]["outcome"] in ("created", "updated")
        async with engine.connect() as connection:
            found = await connection.exec_driver_sql("SELECT fields::text FROM deals WHERE external_id = 'd9'")
            assert found.scalar_one().endswith(f": {stored or written}}}")
    for wrong in ("1e999999999", "NaN", "1" * 50):
        answer = await client.post("/feed", content=deal % wrong, headers=headers)
        assert answer.json()["rows"][0]["outcome"] == "refused"


async def test_all_or_nothing_is_told_by_the_status(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    headers = await by(engine, "eva@acme.example")
    answer = await client.post("/feed?mode=all_or_nothing", content=f"{CONTACT}\n{{}}", headers=headers)
    assert (answer.status_code, answer.json()["counts"]) == (422, {"refused": 1, "left": 1})
    answer = await client.post("/feed?mode=some", content=CONTACT, headers=headers)
    assert (answer.status_code, answer.json()["parameter"]) == (400, "mode")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"content-type": "application/json"}, 415),
        ({"content-encoding": "gzip"}, 415),
        ({"content-length": "40000000"}, 413),
        ({"authorization": "Bearer nobody"}, 401),
        ({"authorization": "Basic ZXZhOg=="}, 401),
    ],
)
async def test_a_request_that_is_none_is_refused(
    engine: AsyncEngine, client: httpx.AsyncClient, change: dict[str, str], status: int
) -> None:
    headers = {**await by(engine, "eva@acme.example"), **change}
    answer = await client.post("/feed", content=CONTACT, headers=headers)
    assert answer.status_code == status
    assert answer.json()["message"].startswith(("Expected", "Sign in", "This token"))


async def test_only_tokens_of_administrators_feed_and_each_only_what_it_is_for(
    engine: AsyncEngine, client: httpx.AsyncClient
) -> None:
    person = '{"kind": "person", "external_id": "ann", "email": "ann@acme.example", "name": "Ann", "role": "user"}'

    async def status(headers: dict[str, str], body: str = CONTACT) -> int:
        return (await client.post("/feed", content=body, headers=headers)).status_code

    assert await status(LINES) == 401
    assert await status(await by(engine, "max@acme.example")) == 403
    records = await by(engine, "eva@acme.example", TokenScope.READ, TokenScope.RECORDS)
    assert (await status(records), await status(records, person)) == (200, 403)
    administration = await by(engine, "eva@acme.example", TokenScope.READ, TokenScope.ADMINISTRATION)
    assert (await status(administration), await status(administration, person)) == (403, 200)
    session = await begin_session(engine, await find_person(engine, "eva@acme.example", None), NOW)
    assert await status({**LINES, "cookie": f"session={session.text}; __Host-session={session.text}"}) == 401
    assert (await client.get("/feed", headers=records)).status_code == 405


async def test_too_many_rows_are_refused_before_anything_is_read(
    engine: AsyncEngine, client: httpx.AsyncClient
) -> None:
    answer = await client.post("/feed", content="{}\n" * 50_001, headers=await by(engine, "eva@acme.example"))
    assert answer.status_code == 413


UPSERT = """mutation($input: UpsertRecordsInput!) { upsertRecords(input: $input) {
  arrived results { row externalId outcome } userErrors { field code message } } }"""


RECORD = """{
  record(kind: DEAL, externalId: "d9") { title externalId ... on Deal { stage { name } } }
  none: record(kind: DEAL, externalId: "x") { id }
}"""


async def upsert(client: httpx.AsyncClient, headers: dict[str, str], **given: Any) -> dict[str, Any]:
    body = json.dumps({"query": UPSERT, "variables": {"input": given}})
    answer = await client.post("/graphql", content=body, headers={**headers, "content-type": "application/json"})
    found: dict[str, Any] = answer.json()
    return found


async def test_graphql_takes_the_same_rows_typed(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    headers = await by(engine, "eva@acme.example")
    moves = [
        {"toStage": "new", "occurredAt": "2024-05-03T10:00:00Z"},
        {"toStage": "won", "occurredAt": "2024-05-04T10:00:00Z"},
    ]
    deal = {
        "externalId": "d9",
        "dealType": "sale",
        "name": "Nine",
        "createdAt": "2024-05-02T10:00:00Z",
        "contact": "c9",
    }
    answer = await upsert(
        client,
        headers,
        deals=[
            {**deal, "moves": moves, "fields": [{"field": "amount", "value": "12.50"}]},
            {**deal, "externalId": "d8", "dealType": "x"},
        ],
        contacts=[{"externalId": "c9", "name": "Nine", "createdAt": "2024-05-01T10:00:00Z"}],
        people=[{"externalId": "ann", "email": "ann@acme.example", "name": "Ann", "role": "USER"}],
        communications=[
            {
                "externalId": "p9",
                "channel": "CALL",
                "direction": "INCOMING",
                "occurredAt": "2024-05-01T10:00:00Z",
                "answered": True,
            }
        ],
    )
    payload = answer["data"]["upsertRecords"]
    assert [(each["row"], each["outcome"]) for each in payload["results"]] == [
        (["people", "0"], "CREATED"),
        (["contacts", "0"], "CREATED"),
        (["deals", "0"], "CREATED"),
        (["deals", "1"], "WAITING"),
        (["communications", "0"], "CREATED"),
    ]
    [error] = payload["userErrors"]
    assert (error["field"], error["code"]) == (["deals", "1", "dealType"], "NOT_FOUND")
    found = await client.post(
        "/graphql",
        json={"query": RECORD},
        headers={"authorization": headers["authorization"]},
    )
    assert found.json()["data"] == {
        "record": {"title": "Nine", "externalId": "d9", "stage": {"name": "Won"}},
        "none": None,
    }


async def test_graphql_empties_what_is_named_and_nothing_else(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    headers = await by(engine, "eva@acme.example")
    contact = {"externalId": "c1", "name": "Contact One", "createdAt": "2024-01-10T00:00:00Z"}
    size = [{"field": "size"}]

    async def now_is() -> tuple[Any, ...]:
        async with engine.connect() as connection:
            found = await connection.exec_driver_sql(
                "SELECT responsible_id IS NULL, fields = '{}' FROM contacts WHERE external_id = 'c1'"
            )
            return tuple(found.one())

    await upsert(client, headers, contacts=[{**contact, "responsible": None}])
    assert await now_is() == (False, False)
    await upsert(client, headers, contacts=[{**contact, "clear": ["RESPONSIBLE"], "fields": size}])
    assert await now_is() == (True, True)
    both = await upsert(client, headers, contacts=[{**contact, "responsible": "max", "clear": ["RESPONSIBLE"]}])
    assert both["errors"][0]["extensions"]["field"] == ["input", "clear"]
    wrong = await upsert(client, headers, contacts=[{**contact, "clear": ["DEPARTMENT"]}])
    assert wrong["data"]["upsertRecords"]["userErrors"][0]["field"] == ["contacts", "0", "department"]


async def test_graphql_takes_and_empties_the_currency_of_a_deal(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    headers = await by(engine, "eva@acme.example")
    deal = {"externalId": "d9", "dealType": "sale", "name": "Nine", "createdAt": "2024-05-02T10:00:00Z"}

    async def now_is() -> Any:
        async with engine.connect() as connection:
            return await connection.scalar(text("SELECT currency FROM deals WHERE external_id = 'd9'"))

    await upsert(client, headers, deals=[{**deal, "currency": "USD"}])
    assert await now_is() == "USD"
    await upsert(client, headers, deals=[deal])
    assert await now_is() == "USD"
    await upsert(client, headers, deals=[{**deal, "clear": ["CURRENCY"]}])
    assert await now_is() is None


def test_graphql_names_all_that_a_row_may_say() -> None:
    for name, kind in LISTS.items():
        asked = UpsertRecordsInput.__annotations__[name]
        # Of deals, contacts and activities `deleted` says it.
        columns = {column.name for column in FORMATS[kind].columns} - {"deleted_at"}
        [row] = get_args(asked)
        assert columns <= {each.name for each in dataclasses.fields(row)}, name


async def test_graphql_refuses_more_rows_than_it_takes(engine: AsyncEngine, client: httpx.AsyncClient) -> None:
    moves = [
        {"externalId": str(number), "deal": "d", "toStage": "s", "occurredAt": "2024-05-03T10:00:00Z"}
        for number in range(5_001)
    ]
    answer = await upsert(client, await by(engine, "eva@acme.example"), moves=moves)
    assert answer["errors"][0]["extensions"]["field"] == ["input", "moves"]


async def test_of_what_may_be_large_a_company_sends_two_at_once(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "_LARGE_PATIENCE", 0)
    await prepared(engine, import_small_company)
    app = create_app(engine, clock=lambda: NOW)
    headers = await by(engine, "eva@acme.example")
    arriving, may_end = asyncio.Semaphore(0), asyncio.Event()

    async def without_a_length() -> AsyncIterator[bytes]:
        arriving.release()
        await may_end.wait()
        yield CONTACT.encode()

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:

        async def send(path: str = "/feed", **more: str) -> int:
            return (await client.post(path, content=without_a_length(), headers={**headers, **more})).status_code

        first, second = (asyncio.create_task(send()) for _ in range(2))
        await arriving.acquire()
        await arriving.acquire()
        assert await send() == 429
        assert await send("/imports/files", **{"content-type": "text/csv"}) == 429
        assert (await client.post("/feed", content=CONTACT, headers=headers)).status_code == 200
        may_end.set()
        assert (await first, await second) == (200, 200)
