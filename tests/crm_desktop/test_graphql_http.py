"""The protocol: what is a request, what is answered, and with which status."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from crm_desktop import graphql_http
from crm_desktop.bounds import Bounds
from schema import limits

GRAPHQL = "application/graphql-response+json"
TYPENAME = '{"query": "{ __typename }"}'


async def post(client: httpx.AsyncClient, body: str | bytes, **headers: str) -> httpx.Response:
    sent = {"content-type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return await client.post("/graphql", content=body, headers=sent)


def code_of(answer: httpx.Response) -> str:
    return answer.json()["errors"][0]["extensions"]["code"]


async def test_query_is_answered_by_post_and_by_get(client: httpx.AsyncClient) -> None:
    for answer in (
        await post(client, TYPENAME),
        await client.get("/graphql", params={"query": "{ __typename }", "variables": "{}"}),
    ):
        assert answer.status_code == 200
        assert answer.json() == {"data": {"__typename": "Query"}}
        assert answer.headers["content-type"] == "application/json; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"


async def test_mutation_is_refused_by_get(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "mutation { logOut { userErrors { code } } }"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST"
    assert "data" not in answer.json()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql")
    assert answer.status_code == 405
    assert code_of(answer) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"7",
        b'"query"',
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{",
        b'{"query": "{ __typename }", "variables": {"a": "\xff"}}',
        b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 2_000 + b"]" * 2_000 + b"}}",
        b'{"query": "{ __typename }", "variables": {"a": ' + b"1" * 10_000 + b"}}",
        b'{"query": null}',
        b'{"query": ""}',
        b'{"query": 1}',
        b'{"variables": {}}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "{ __typename }", "extensions": "x"}',
    ],
    ids=lambda body: body[:40].decode(errors="replace") + ("…" if len(body) > 40 else ""),
)
async def test_body_that_is_no_request_is_told_so(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await post(client, body)
    assert answer.status_code == 400
    assert code_of(answer) == "BAD_USER_INPUT"
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
    ],
)
async def test_only_json_is_read_so_that_forms_of_other_sites_are_not(
    client: httpx.AsyncClient, content_type: str
) -> None:
    answer = await post(client, TYPENAME, content_type=content_type)
    assert answer.status_code == 415


async def test_compressed_body_is_refused(client: httpx.AsyncClient) -> None:
    answer = await post(client, gzip.compress(TYPENAME.encode()), content_encoding="gzip")
    assert answer.status_code == 415


async def test_body_may_have_so_many_bytes_and_no_more(client: httpx.AsyncClient) -> None:
    spaces = b" " * (limits.MAX_BODY - len(TYPENAME))
    assert (await post(client, TYPENAME.encode() + spaces)).status_code == 200
    assert (await post(client, TYPENAME.encode() + spaces + b" ")).status_code == 413

    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b" " * (limits.MAX_BODY // 2)

    # Without a length told beforehand.
    answer = await client.post("/graphql", content=in_pieces(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json", "application/json"),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}, application/json;q=0.9", GRAPHQL),
        (f"{GRAPHQL};q=0.5, application/json", "application/json"),
        (f"{GRAPHQL};q=0, */*", "application/json"),
        ("text/event-stream, multipart/mixed, application/json", "application/json"),
    ],
)
async def test_format_is_the_one_that_was_asked_for(
    client: httpx.AsyncClient, accept: str | None, answered: str
) -> None:
    client.headers.pop("accept")
    answer = await post(client, TYPENAME, **({} if accept is None else {"accept": accept}))
    assert answer.headers["content-type"] == f"{answered}; charset=utf-8"


async def test_format_that_is_not_offered_is_refused(client: httpx.AsyncClient) -> None:
    assert (await post(client, TYPENAME, accept="text/html")).status_code == 406


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{ ", {}),
        ("{ nothingLikeThat }", {}),
        ("query($a: Int!) { __typename }", {"a": "x"}),
        ("fragment A on Query { __typename }", {}),
        ("subscription { __typename }", {}),
    ],
)
async def test_request_that_was_refused_has_no_data_and_says_so_by_its_status(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any]
) -> None:
    body = json.dumps({"query": query, "variables": variables})
    assert (await post(client, body, accept=GRAPHQL)).status_code == 400
    answer = await post(client, body, accept="application/json")
    assert answer.status_code == 200
    assert "data" not in answer.json()
    assert code_of(answer) == "BAD_USER_INPUT"


async def test_field_that_failed_is_no_failed_request(client: httpx.AsyncClient) -> None:
    answer = await post(client, '{"query": "{ node(id: \\"x\\") { id } }"}', accept=GRAPHQL)
    assert answer.status_code == 200
    assert answer.json()["data"] == {"node": None}
    assert code_of(answer) == "UNAUTHENTICATED"


async def test_operation_must_be_named_where_there_are_several(client: httpx.AsyncClient) -> None:
    query = "query A { a: __typename } query B { b: __typename }"
    for name in (None, "", "C"):
        answer = await post(client, json.dumps({"query": query, "operationName": name}))
        assert code_of(answer) == "BAD_USER_INPUT"
    answer = await post(client, json.dumps({"query": query, "operationName": "B"}))
    assert answer.json() == {"data": {"b": "Query"}}


async def test_client_that_hopes_for_stored_queries_is_told_to_send_the_text(client: httpx.AsyncClient) -> None:
    answer = await post(client, '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}')
    assert answer.json()["errors"][0]["message"] == "PersistedQueryNotSupported"


async def test_only_signed_in_people_may_ask_what_can_be_asked(client: httpx.AsyncClient) -> None:
    for query in ("{ __schema { types { name } } }", '{ ...A } fragment A on Query { __type(name: "Query") { name } }'):
        assert code_of(await post(client, json.dumps({"query": query}))) == "UNAUTHENTICATED"


@pytest.mark.parametrize("bounds", [Bounds(time_limit=0)])
async def test_request_that_hangs_is_given_up(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = asyncio.Event()
    let_go = asyncio.Event()

    async def hang(*_: object) -> None:
        # Like a driver that waits for a frozen server to confirm that it has stopped.
        while not let_go.is_set():
            try:
                stuck.set()
                await let_go.wait()
            except asyncio.CancelledError:
                pass

    monkeypatch.setattr(graphql_http.GraphQLEndpoint, "_context_of", hang)
    answer = await post(client, TYPENAME)
    let_go.set()
    assert answer.status_code == 503
    assert code_of(answer) == "TIMEOUT"
