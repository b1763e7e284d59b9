"""What those who run a server are told: an id for each request, a line about it, and nothing that is anybody's."""

import io
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from crm_desktop.logs import JsonFormatter, TextFormatter
from crm_desktop.share import Share
from resolvers.authentication import Secret
from tests.cluster import not_on_a_cluster
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

DESKTOP = 'query Figures { dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"


class Lines:
    """The lines of the log since they were last taken."""

    def __init__(self, formatter: logging.Formatter) -> None:
        self._stream = io.StringIO()
        self.handler = logging.StreamHandler(self._stream)
        self.handler.setFormatter(formatter)

    def take(self) -> list[str]:
        lines = self._stream.getvalue().splitlines()
        self._stream.seek(0)
        self._stream.truncate()
        return lines


def writing(formatter: logging.Formatter) -> Iterator[Lines]:
    lines, root, access = Lines(formatter), logging.getLogger(), logging.getLogger("crm_desktop.access")
    root.addHandler(lines.handler)
    access.setLevel(logging.INFO)
    yield lines
    access.setLevel(logging.NOTSET)
    root.removeHandler(lines.handler)


@pytest.fixture
def lines() -> Iterator[Lines]:
    yield from writing(JsonFormatter())


@pytest.fixture
def readable() -> Iterator[Lines]:
    yield from writing(TextFormatter())


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office, answer_bytes=1_000_000) as people:
        yield people


def at(engine: AsyncEngine, client: str = "192.0.2.7") -> httpx.AsyncClient:
    app = create_app(engine, trusted_proxies=("10.0.0.0/8",), share=Share(answer_bytes=0))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(client, 1))
    return httpx.AsyncClient(transport=transport, base_url="http://crm.test")


def told(lines: Lines) -> dict[str, Any]:
    [line] = [found for found in map(json.loads, lines.take()) if found["logger"] == "crm_desktop.access"]
    return line


@pytest.mark.parametrize("address", ["/graphql", "/", "/export/desktop.xlsx", "/readyz", "/nothing.txt"])
async def test_every_answer_tells_the_id_of_its_request(address: str) -> None:
    async with at(create_engine(NOWHERE)) as client:
        ids = [(await client.get(address)).headers["x-request-id"] for _ in range(2)]
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in ids)
    assert ids[0] != ids[1]


@pytest.mark.parametrize(
    ("comes_from", "given", "is_taken"),
    [
        ("10.1.2.3", "edge-7:4711", True),
        ("192.0.2.7", "edge-7:4711", False),
        ("10.1.2.3", "two\tlines", False),
        ("10.1.2.3", "x" * 101, False),
        ("a socket", "edge-7:4711", False),
    ],
)
async def test_an_id_is_taken_from_a_trusted_proxy_only(comes_from: str, given: str, is_taken: bool) -> None:
    async with at(create_engine(NOWHERE), comes_from) as client:
        answer = await client.get("/graphql", headers={"x-request-id": given, "x-forwarded-for": "192.0.2.9"})
    assert (answer.headers["x-request-id"] == given) == is_taken


@not_on_a_cluster("no answer is kept, so none is told to be computed")
async def test_a_request_is_told_in_one_line_with_who_asked_what_it_cost_and_how_it_ended(
    people: People, lines: Lines
) -> None:
    answer = await people.post("seller", DESKTOP)
    line = told(lines)
    assert line.pop("milliseconds") > 0
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "crm_desktop.access",
        "message": "request",
        "method": "POST",
        "part": "graphql",
        "status": 200,
        "outcome": "OK",
        "bytes": len(answer.content),
        "operation": "Figures",
        "cost": answer.json()["extensions"]["cost"]["requested"],
        "answer": "computed",
        "request": answer.headers["x-request-id"],
        "company": people.office.viewer("seller").company.id,
        "person": people.office["seller"],
    }


@not_on_a_cluster("no answer is kept")
async def test_an_answer_that_was_kept_is_told_to_be(people: People, lines: Lines) -> None:
    await people.post("seller", DESKTOP)
    told(lines)
    await people.post("seller", DESKTOP)
    kept = told(lines)
    assert (kept["answer"], kept["operation"], "cost" in kept) == ("kept", "Figures", False)


@pytest.mark.parametrize(
    ("document", "outcome"),
    [
        ("{ viewer { name } ", "BAD_USER_INPUT"),
        ("query Nothing { nothing }", "BAD_USER_INPUT"),
        ("{ viewer { company { users(first: 5000) { totalCount } } } }", "BAD_USER_INPUT"),
        ("mutation { markEventsRead(input: {all: true}) { unreadCount } }", "OK"),
        ("{ dashboard { scope { label } } }", "OK"),
    ],
)
async def test_a_request_ends_by_the_code_of_its_first_error(
    people: People, lines: Lines, document: str, outcome: str
) -> None:
    answer = await people.send("seller", document)
    codes = [error["extensions"]["code"] for error in answer.get("errors", ())] or ["OK"]
    assert told(lines)["outcome"] == codes[0] == outcome


async def test_nothing_that_somebody_wrote_is_told(people: People, lines: Lines) -> None:
    secret = "a-secret-of-theirs"
    log_in = f'mutation Enter {{ logIn(input: {{email: "{secret}@b.example", password: "{secret}"}}) {{ userErrors {{ code }} }} }}'
    await people.post("seller", log_in)
    await people.get("seller", f"/graphql?query={{__typename}}&operationName={secret}")
    await people.get("seller", f"/export/{secret}?preset={secret}")
    await people.get("seller", f"/{secret}%0A{secret}?invitation={secret}")
    written = lines.take()
    assert len(written) == 4
    assert not [line for line in written if secret in line or "seller" in line]


async def test_whatever_is_told_during_a_request_tells_its_id(readable: Lines) -> None:
    async with at(create_engine(NOWHERE)) as client:
        answer = await client.post(
            "/graphql", json={"query": DESKTOP}, headers={"authorization": f"Bearer {Secret.create(1).text}"}
        )
    assert answer.json()["errors"][0]["extensions"]["code"] == "SERVICE_UNAVAILABLE"
    written = readable.take()
    assert len(written) == 2
    assert "The database cannot be used" in written[0]
    assert "outcome=SERVICE_UNAVAILABLE" in written[1]
    assert all(f"request={answer.headers['x-request-id']}" in line for line in written)


async def test_probes_are_not_told_of(people: People, lines: Lines) -> None:
    await people.get("seller", "/readyz")
    assert lines.take() == []


def test_a_line_for_programs_is_one_json_object_with_what_went_wrong() -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        record = logging.LogRecord(
            "crm_desktop", logging.ERROR, "", 0, "It is %s", ("wrong",), (type(error), error, None)
        )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert {**json.loads(line), "time": ""} == {
        "time": "",
        "level": "ERROR",
        "logger": "crm_desktop",
        "message": "It is wrong",
        "exception": "ValueError: two\nlines",
    }


def test_a_line_for_people_is_one_line_whatever_it_tells_of() -> None:
    record = logging.LogRecord("us", logging.INFO, "", 1, "It answered %s", ("a\nb\u202ec\x1b[2J",), None)
    assert TextFormatter().format(record).endswith(r"It answered a\nb\u202ec\x1b[2J")
