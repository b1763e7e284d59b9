"""Fewer bytes for clients that take them so, and the same answer for all."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import brotli
import httpx
import orjson
import pytest

from crm_desktop.app import create_app
from crm_desktop.compression import CODINGS, preferred_coding
from crm_desktop.database import create_engine

LARGE = {"query": "{" + " ".join(f"{'a_name' * 20}_{number}: __typename" for number in range(30)) + "}"}
SMALL = {"query": "{ __typename }"}


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Asks an application without a database, with a page of some length and an asset that the build did not compress."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>Desktop</title>" + "<p>Figures</p>" * 200)
    (assets / "main-1a2b.js").write_text("console.log('desktop');" * 200)
    app = create_app(create_engine("postgresql://nobody@127.0.0.1:1/nothing"), web_dist=tmp_path)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desktop.test") as client:
        yield client


async def sent(client: httpx.AsyncClient, request: httpx.Request) -> tuple[httpx.Response, bytes]:
    """The answer, and its bytes as they were sent."""
    answer = await client.send(request, stream=True)
    return answer, b"".join([chunk async for chunk in answer.aiter_raw()])


def asking(client: httpx.AsyncClient, accepted: str | None, body: object = LARGE, accept: str = "*/*") -> httpx.Request:
    headers = {"accept": accept} | ({} if accepted is None else {"accept-encoding": accepted})
    request = client.build_request("POST", "/graphql", json=body, headers=headers)
    if accepted is None:
        del request.headers["accept-encoding"]
    return request


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate, br", "br"),
        ("br", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("*", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.4", "br"),
        ("br;q=0, *", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("gzip;q=0", None),
        ("gzip; q=0.000, identity", None),
        ("gzip;q=0, *;q=0", None),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity, gzip", "gzip"),
        ("identity;q=0.5, gzip;q=0.6", "gzip"),
        ("gzip;q=a", None),
        ("zstd, deflate", None),
        ("brotli", None),
        ("", None),
    ],
)
def test_the_coding_that_a_client_likes_best_is_preferred(accepted: str, coding: str | None) -> None:
    assert preferred_coding(accepted, CODINGS) == coding


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, br", "br"), ("gzip", "gzip"), ("gzip, br;q=0.1", "gzip"), ("gzip;q=0", None), ("", None), (None, None)],
)
async def test_an_answer_of_the_api_is_the_same_in_every_coding(
    client: httpx.AsyncClient, accepted: str | None, coding: str | None, accept: str
) -> None:
    answer, body = await sent(client, asking(client, accepted, accept=accept))
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
    assert {*answer.headers["vary"].lower().split(", ")} == {"accept-encoding", "origin"}
    assert int(answer.headers["content-length"]) == len(body)
    plain = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding or "", bytes)(body)
    assert len(orjson.loads(plain)["data"]) == 30
    assert (len(body) < len(plain) / 5) is (coding is not None)


async def test_a_small_answer_is_sent_as_it_is(client: httpx.AsyncClient) -> None:
    answer, body = await sent(client, asking(client, "gzip, br", SMALL))
    assert "content-encoding" not in answer.headers
    assert orjson.loads(body) == {"data": {"__typename": "Query"}}


async def test_the_page_is_compressed_too(client: httpx.AsyncClient) -> None:
    answer = await client.get("/reports/42", headers={"accept-encoding": "gzip, br"})
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"].lower() == "accept-encoding"
    assert answer.text.startswith("<!doctype html>")


async def test_an_asset_has_one_etag_for_one_coding(client: httpx.AsyncClient) -> None:
    answers = [
        await client.get("/assets/main-1a2b.js", headers={"accept-encoding": accepted})
        for accepted in ("br", "gzip", "identity")
    ]
    assert {answer.headers.get("content-encoding") for answer in answers} == {None}
    assert len({answer.headers["etag"] for answer in answers}) == 1
    again = {"if-none-match": answers[0].headers["etag"], "accept-encoding": "br"}
    unchanged = await client.get("/assets/main-1a2b.js", headers=again)
    assert (unchanged.status_code, unchanged.headers["vary"]) == (304, "accept-encoding")
