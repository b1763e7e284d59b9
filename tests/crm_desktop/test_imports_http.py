"""Files that are to be brought in, over HTTP."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from models import TokenScope
from resolvers.authentication import create_token, find_person
from resolvers.authentication.session import begin_session
from resolvers.mapping import FileImporter
from tests.prepared import prepared
from tests.resolvers.importing.conftest import NOW, import_small_company

CSV = {"content-type": "text/csv"}
CONTACTS = "Имя\nАда\n\n;\n".encode()


@pytest.fixture
async def client(engine: AsyncEngine) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who sends to the small company's server."""
    await prepared(engine, import_small_company)
    app = create_app(engine, clock=lambda: NOW)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://crm.test") as client:
        yield client


async def by(engine: AsyncEngine, email: str = "eva@acme.example", *scopes: TokenScope) -> dict[str, str]:
    """Headers with a token of the person."""
    token = await create_token(engine, await find_person(engine, email, None), scopes=scopes or tuple(TokenScope))
    return {**CSV, "authorization": f"Bearer {token.text}"}


async def test_a_file_is_sent_brought_in_and_what_was_left_out_is_given_back(
    engine: AsyncEngine, client: httpx.AsyncClient
) -> None:
    headers = {**await by(engine), "accept-language": "ru"}
    sent = await client.post(
        "/imports/files?name=Люди.csv", content="Имя,Создан\nАда,\nБен,x\n".encode(), headers=headers
    )
    assert (sent.status_code, sent.headers["cache-control"]) == (201, "no-store")

    async def ask(document: str, **variables: Any) -> Any:
        body = {"query": document, "variables": variables}
        answer = await client.post(
            "/graphql", json=body, headers={"authorization": headers["authorization"], "accept-language": "ru"}
        )
        assert "errors" not in answer.json(), answer.text
        return answer.json()["data"]

    columns = [{"column": "Имя", "to": "name"}, {"column": "Создан", "to": "created_at", "pattern": "YYYY-MM-DD"}]
    given = {"file": sent.json()["file"], "mapping": {"kind": "CONTACT", "form": {}, "columns": columns}}
    asked = await ask("mutation($input: ImportFileInput!) { importFile(input: $input) { task { id } } }", input=given)
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    task = (
        await ask(
            "query($id: ID!) { node(id: $id) { ... on FileImportTask { rejectedUrl } } }",
            id=asked["importFile"]["task"]["id"],
        )
    )["node"]
    left_out = await client.get(task["rejectedUrl"], headers=headers)
    assert left_out.status_code == 200
    assert "Люди пропущено.csv" in unquote(left_out.headers["content-disposition"])
    assert left_out.content.decode("utf-8-sig").splitlines() == [
        "Имя,Создан,Что не так",
        "Бен,x,Создан: “x” — не дата вида YYYY-MM-DD.",
    ]
    for other in ({}, await by(engine, "max@acme.example")):
        assert (await client.get(task["rejectedUrl"], headers=other)).status_code in (401, 403)
    assert (await client.get("/imports/nothing/rejected", headers=headers)).status_code == 404


async def test_a_row_with_characters_that_no_text_has_is_left_out_and_told(
    engine: AsyncEngine, client: httpx.AsyncClient
) -> None:
    headers = await by(engine)
    sent = await client.post("/imports/files", content="Имя\nА\0да\nБен\n".encode(), headers=headers)

    async def ask(document: str, **variables: Any) -> Any:
        body = {"query": document, "variables": variables}
        answer = await client.post("/graphql", json=body, headers={"authorization": headers["authorization"]})
        assert "errors" not in answer.json(), answer.text
        return answer.json()["data"]

    columns = [{"column": "Имя", "to": "name"}]
    given = {"file": sent.json()["file"], "mapping": {"kind": "CONTACT", "form": {}, "columns": columns}}
    asked = await ask("mutation($input: ImportFileInput!) { importFile(input: $input) { task { id } } }", input=given)
    assert await FileImporter(engine, lambda: NOW).bring_in_next()
    shown = "phase result { counts { created } rejected { cells } }"
    document = f"query($id: ID!) {{ node(id: $id) {{ ... on FileImportTask {{ {shown} }} }} }}"
    task = (await ask(document, id=asked["importFile"]["task"]["id"]))["node"]
    assert task == {
        "phase": "ENDED",
        "result": {"counts": {"created": 1}, "rejected": [{"cells": ["А\ufffdда"]}]},
    }


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"content-type": "multipart/form-data"}, 415),
        ({"content-type": "text/plain"}, 415),
        ({"content-encoding": "gzip"}, 415),
        ({"content-length": "40000000"}, 413),
        ({"authorization": "Bearer nobody"}, 401),
        ({"x-signed-in-as": "nobody"}, 409),
    ],
)
async def test_a_request_that_is_none_is_refused(
    engine: AsyncEngine, client: httpx.AsyncClient, change: dict[str, str], status: int
) -> None:
    answer = await client.post("/imports/files", content=CONTACTS, headers={**await by(engine), **change})
    assert answer.status_code == status


async def test_only_administrators_send_files_and_no_other_page_for_them(
    engine: AsyncEngine, client: httpx.AsyncClient
) -> None:
    async def status(headers: dict[str, str], content: bytes = CONTACTS) -> int:
        return (await client.post("/imports/files", content=content, headers=headers)).status_code

    assert await status(CSV) == 401
    assert await status(await by(engine, "max@acme.example")) == 403
    assert await status(await by(engine, "eva@acme.example", TokenScope.READ, TokenScope.RECORDS)) == 403
    assert await status(await by(engine, "eva@acme.example", TokenScope.ADMINISTRATION)) == 201
    assert await status(await by(engine), b"") == 400
    session = await begin_session(engine, await find_person(engine, "eva@acme.example", None), NOW)
    own = {**CSV, "cookie": f"crm_session={session.text}"}
    assert await status(own) == 201
    assert await status({**own, "sec-fetch-site": "cross-site"}) == 403
    assert (await client.put("/imports/files", content=CONTACTS, headers=own)).status_code == 405
