"""Spans of a request: what it consists of, down to its statements."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import nullcontext

import httpx
import psycopg
import pytest
from click.testing import CliRunner
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.cli import program
from crm_desktop.observing.tracing import Tracing
from crm_desktop.share import Share
from resolvers.spans import tell_spans
from tests.resolvers.records.office import Office
from tests.schema.events.people import People

DESKTOP = 'query Traced { dashboard { widget(key: "deals") { ... on MetricWidget { metric { value } } } } }'
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"

Ask = Callable[..., httpx.Response]


@pytest.fixture
def exporter() -> Iterator[InMemorySpanExporter]:
    yield InMemorySpanExporter()
    tell_spans(nullcontext)


@pytest.fixture
async def client(
    engine: AsyncEngine, office: Office, exporter: InMemorySpanExporter
) -> AsyncIterator[httpx.AsyncClient]:
    """A program of the seller's behind a proxy that is trusted."""
    async with People(engine, office) as people:
        tracing = Tracing(SimpleSpanProcessor(exporter))
        app = create_app(
            engine, clock=lambda: people.now, share=Share(answer_bytes=0), trusted_proxies=["10.0.0.1"], tracing=tracing
        )
        transport = httpx.ASGITransport(app, client=("10.0.0.1", 1))
        headers = await people.headers("seller", by_token=True)
        async with httpx.AsyncClient(transport=transport, base_url="http://crm.test", headers=headers) as client:
            exporter.clear()
            yield client


def spans_of(exporter: InMemorySpanExporter) -> dict[str, list[ReadableSpan]]:
    spans: dict[str, list[ReadableSpan]] = {}
    for span in exporter.get_finished_spans():
        spans.setdefault(span.name, []).append(span)
    return spans


def trace_of(span: ReadableSpan) -> str:
    assert span.context
    return f"{span.context.trace_id:032x}"


async def test_a_request_consists_of_reading_waiting_planning_and_statements(
    client: httpx.AsyncClient, exporter: InMemorySpanExporter
) -> None:
    answer = await client.post("/graphql", json={"query": DESKTOP})
    spans = spans_of(exporter)
    [request] = spans["POST graphql"]
    assert {name: len(found) for name, found in spans.items() if name != "statement"} == {
        "POST graphql": 1,
        "read the document": 1,
        "wait for a turn": 1,
        "plan": 1,
    }
    assert len(spans["statement"]) >= 3
    assert {trace_of(span) for found in spans.values() for span in found} == {trace_of(request)}
    attributes = dict(request.attributes or {})
    assert attributes["crm.request"] == answer.headers["x-request-id"]
    assert (attributes["crm.operation"], attributes["crm.outcome"]) == ("Traced", "OK")
    assert attributes["crm.cost"] == answer.json()["extensions"]["cost"]["requested"]


async def test_a_trace_goes_on_where_a_trusted_proxy_began_it(
    client: httpx.AsyncClient, exporter: InMemorySpanExporter
) -> None:
    await client.post("/graphql", json={"query": "{ __typename }"}, headers={"traceparent": PARENT})
    [request] = spans_of(exporter)["POST graphql"]
    assert trace_of(request) == TRACE


async def test_others_begin_no_trace_of_ours(engine: AsyncEngine, exporter: InMemorySpanExporter) -> None:
    transport = httpx.ASGITransport(create_app(engine, tracing=Tracing(SimpleSpanProcessor(exporter))))
    async with httpx.AsyncClient(transport=transport, base_url="http://crm.test") as client:
        await client.get("/graphql?query={__typename}", headers={"traceparent": PARENT})
    [request] = spans_of(exporter)["GET graphql"]
    assert trace_of(request) != TRACE


async def test_spans_hold_no_values(client: httpx.AsyncClient, exporter: InMemorySpanExporter) -> None:
    secret = "a-secret-of-theirs"
    log_in = f'mutation {{ logIn(input: {{email: "{secret}@b.example", password: "{secret}"}}) {{ userErrors {{ code }} }} }}'
    await client.post("/graphql", json={"query": log_in})
    told = [span.to_json() for span in exporter.get_finished_spans()]
    assert told
    assert not [each for each in told if secret in each]


async def test_a_statement_that_fails_ends_its_span(
    client: httpx.AsyncClient, exporter: InMemorySpanExporter, database_url: str
) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE personal_dashboards RENAME TO gone")
        answer = await client.post("/graphql", json={"query": DESKTOP})
        connection.execute("ALTER TABLE gone RENAME TO personal_dashboards")
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    failed = [span for span in spans_of(exporter)["statement"] if not span.status.is_ok and span.status.description]
    assert {span.status.description for span in failed} == {"UndefinedTable"}


@pytest.mark.parametrize("wrong", ["collector:4318", "ftp://there/"])
def test_an_address_of_a_collector_that_is_none_is_refused(wrong: str) -> None:
    result = CliRunner().invoke(program, ["serve", "--traces-endpoint", wrong])
    assert result.exit_code == 2
    assert "expected the collector's" in " ".join(result.output.split())
