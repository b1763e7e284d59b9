"""Documents that the server knows beforehand, and what it does with others."""

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.cli import program
from crm_desktop.persisted_documents import PersistedDocuments, identifier_of

# The example of the specification, with the identifier that it tells.
EXAMPLE = "query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"
EXAMPLE_ID = "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e"

ASK = "query Ask($yes: Boolean!) { __typename @include(if: $yes) name: __typename } query Other { other: __typename }"
ACT = "mutation Act { __typename }"
DOCUMENTS = {identifier_of(ASK): ASK, "x-ours:act-1": ACT, "3f2a": "{ __typename }"}
GRAPHQL = {"accept": "application/graphql-response+json"}


def test_identifier_of_a_text_is_the_one_of_the_specification() -> None:
    assert identifier_of(EXAMPLE) == EXAMPLE_ID


def manifest(folder: Path, documents: object, name: str = "documents.json") -> Path:
    file = folder / name
    file.write_text(documents if isinstance(documents, str) else json.dumps(documents))
    return file


@pytest.fixture(params=[False, True], ids=["all", "only"])
async def client(
    engine: AsyncEngine, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[httpx.AsyncClient]:
    documents = PersistedDocuments.read([manifest(tmp_path, DOCUMENTS)], only=request.param)
    transport = httpx.ASGITransport(create_app(engine, documents=documents))
    async with httpx.AsyncClient(transport=transport, base_url="http://crm.test") as client:
        yield client


async def test_a_document_is_asked_for_by_its_identifier(client: httpx.AsyncClient) -> None:
    asked = {"documentId": identifier_of(ASK), "operationName": "Ask", "variables": {"yes": False}}
    by_post = await client.post("/graphql", json=asked)
    by_get = await client.get("/graphql", params={**asked, "variables": '{"yes":false}', "extensions": ""})
    assert by_post.json() == by_get.json() == {"data": {"name": "Query"}}
    other = await client.post("/graphql", json={**asked, "operationName": "Other"})
    assert other.json() == {"data": {"other": "Query"}}


async def test_every_form_of_identifier_is_taken(client: httpx.AsyncClient) -> None:
    assert (await client.get("/graphql?documentId=3f2a")).json() == {"data": {"__typename": "Query"}}
    acted = await client.post("/graphql", json={"documentId": "x-ours:act-1"})
    assert acted.json() == {"data": {"__typename": "Mutation"}}


async def test_a_mutation_is_not_made_by_get(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql?documentId=x-ours:act-1")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


async def test_a_document_that_is_not_there_is_one_error(client: httpx.AsyncClient) -> None:
    asked = {"documentId": f"sha256:{'0' * 64}"}
    answer = await client.post("/graphql", json=asked, headers=GRAPHQL)
    assert (answer.status_code, answer.headers["content-type"]) == (400, f"{GRAPHQL['accept']}; charset=utf-8")
    [error] = answer.json()["errors"]
    assert error["extensions"] == {"code": "PERSISTED_DOCUMENT_NOT_FOUND"}
    assert "data" not in answer.json()
    assert (await client.post("/graphql", json=asked)).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"documentId": 1},
        {"documentId": ""},
        {"documentId": "sha256:xyz"},
        {"documentId": "md5:0123"},
        {"documentId": "../../etc/passwd"},
        {"documentId": "3f2a", "query": "{ __typename }"},
        {"documentId": ["3f2a"]},
    ],
)
async def test_what_is_no_identifier_or_not_alone_is_refused(
    client: httpx.AsyncClient, wrong: Mapping[str, Any]
) -> None:
    answer = await client.post("/graphql", json=wrong)
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "documentId" in error["message"]


async def test_where_only_known_documents_are_run_their_texts_are_too_and_no_other(
    client: httpx.AsyncClient, request: pytest.FixtureRequest
) -> None:
    only = "only" in request.node.callspec.id
    known = await client.post("/graphql", json={"query": ACT}, headers=GRAPHQL)
    assert known.json() == {"data": {"__typename": "Mutation"}}
    for text in (ACT + " ", "{ __schema { description } }", "query Q { viewer { name } }"):
        answer = await client.post("/graphql", json={"query": text}, headers=GRAPHQL)
        codes = [error["extensions"]["code"] for error in answer.json().get("errors", ())]
        assert (codes == ["PERSISTED_DOCUMENT_REQUIRED"]) == only
        if only:
            assert answer.status_code == 400


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("[", "expected a file of JSON"),
        ([], "expected an object"),
        ({"a b": "{ a }"}, "is no identifier"),
        ({"a": 1}, "to be a text"),
        ({EXAMPLE_ID: EXAMPLE + " "}, "is of another text"),
    ],
)
def test_a_file_that_is_none_keeps_the_server_from_starting(tmp_path: Path, wrong: object, why: str) -> None:
    file = manifest(tmp_path, wrong)
    result = CliRunner().invoke(program, ["serve", "--persisted-documents", str(file)])
    assert result.exit_code == 2
    assert why in " ".join(result.output.split())
    assert file.name in result.output


def test_one_identifier_is_of_one_document(tmp_path: Path) -> None:
    one, two = manifest(tmp_path, {"a": "{ a }"}, "one.json"), manifest(tmp_path, {"a": "{ b }"}, "two.json")
    result = CliRunner().invoke(program, ["serve", "--persisted-documents", f"{one},{two}"])
    assert result.exit_code == 2
    assert "another document of the identifier a" in " ".join(result.output.split())


def test_a_server_that_could_answer_nothing_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("crm_desktop.settings.DOCUMENTS", tmp_path / "none.json")
    result = CliRunner().invoke(program, ["serve", "--only-persisted-documents"])
    assert result.exit_code == 2
    assert "there are none" in result.output
