"""When the database cannot be used: at the start of a request or in its middle, wherever it is needed."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import psycopg
import pytest
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from resolvers.authentication import Secret
from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

FIGURES = """{ dashboard { widgets {
  title ... on MetricWidget { metric { value } } ... on FeedWidget { unreadCount groups { totalCount } }
} } }"""
ROWS = "{ dashboard { widgets { ... on MetricWidget { metric { value records { totalCount } } } } } }"
LOG_IN = 'mutation { logIn(input: { email: "a@example.com", password: "a long password" }) { userErrors { message } } }'
MOVE = "mutation { markEventsRead(input: { all: true }) { unreadCount } }"
FILE = "/export/widgets/deals/records.csv?number=total&preset=THIS_MONTH"
NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing"

# Words by which the statements of a request are known.
WHO, GROUND, AGGREGATES, PAGES = "credential", "personal_dashboards", "grouping(", "WITH hits AS"
DISK_FULL, NO_MEMORY, IO_ERROR, STARTING, READ_ONLY = "53100", "53200", "58030", "57P03", "25006"
TERMINATED = "terminated"


@pytest.fixture
async def people(create_database: Callable[[], str]) -> AsyncIterator[People]:
    engine = create_engine(create_database())
    async with engine.begin() as connection:
        await connection.exec_driver_sql(
            "CREATE FUNCTION fail_with(code text) RETURNS void LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'secret detail' USING ERRCODE = code; END $$"
        )
    async with People(engine, await prepared(engine, build_office)) as people:
        await people.create_deal()
        yield people
    await engine.dispose()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[logging.LogRecord]]:
    """What was logged since it was last asked."""

    def take() -> list[logging.LogRecord]:
        records = [record for record in caplog.records if record.levelno >= logging.WARNING]
        caplog.clear()
        return records

    return take


@contextmanager
def failing(engine: AsyncEngine, word: str, how: str) -> Iterator[list[str]]:
    """Statements with this word fail by this code, or with their connection; collects what is sent from the first of them on."""
    sent: list[str] = []
    instead = "SELECT pg_terminate_backend(pg_backend_pid())" if how == TERMINATED else f"SELECT fail_with('{how}')"

    def replace(_1: object, _2: object, statement: str, parameters: Any, *_: object) -> tuple[str, Any]:
        if sent or word in statement:
            sent.append(statement)
        return (instead, {}) if word in statement else (statement, parameters)

    event.listen(engine.sync_engine, "before_cursor_execute", replace, retval=True)
    try:
        yield sent
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", replace)


def assert_is_one_outage(answer: httpx.Response, records: list[logging.LogRecord]) -> None:
    """The client is to try again and learns nothing of the inside; the log has one line, with the cause and no traceback."""
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    told = answer.json()
    codes = {error["extensions"]["code"] for error in told["errors"]} if "errors" in told else {told.get("code")}
    assert codes == {"SERVICE_UNAVAILABLE"}
    assert "secret detail" not in answer.text
    [record] = records
    assert record.name == "resolvers.outage"
    assert record.exc_info is None
    assert "\n" not in record.getMessage()


@pytest.mark.parametrize("how", [DISK_FULL, NO_MEMORY, IO_ERROR, STARTING, TERMINATED])
@pytest.mark.parametrize(
    ("query", "word"), [(FIGURES, WHO), (FIGURES, GROUND), (FIGURES, AGGREGATES), (ROWS, AGGREGATES), (ROWS, PAGES)]
)
async def test_an_outage_in_a_query_is_told_once_and_not_tried_block_by_block(
    people: People, logged: Callable[[], list[logging.LogRecord]], query: str, word: str, how: str
) -> None:
    with failing(people.engine, word, how) as sent:
        answer = await people.post("seller", query, by_token=True)
    assert_is_one_outage(answer, logged())
    # Who asks is asked twice: a connection may be older than the server.
    assert [each for each in sent if "SAVEPOINT" not in each][2:] == []
    assert (await people.send("seller", query, by_token=True)).get("errors") is None, "afterwards all is as it was"
    assert logged() == []


async def test_an_outage_in_a_write_is_told_once(people: People, logged: Callable[[], list[logging.LogRecord]]) -> None:
    for how in (DISK_FULL, READ_ONLY, TERMINATED):
        with failing(people.engine, "UPDATE event_participants", how):
            answer = await people.post("seller", MOVE, by_token=True)
        assert_is_one_outage(answer, logged())


@pytest.mark.parametrize("by_token", [True, False])
@pytest.mark.parametrize("how", [DISK_FULL, READ_ONLY])
async def test_while_nothing_can_be_written_desktops_are_read(
    people: People, logged: Callable[[], list[logging.LogRecord]], how: str, by_token: bool
) -> None:
    whole = await people.send("seller", FIGURES, by_token=by_token)
    # Whatever notes that somebody was here, and looked.
    with failing(people.engine, "UPDATE ", how) as sent:
        told = await people.send("seller", FIGURES + " ", by_token=by_token)
    assert told == whole
    assert sent
    assert logged() == []


@pytest.mark.parametrize("word", [WHO, GROUND, AGGREGATES, "DECLARE behind"])
async def test_an_outage_before_a_file_begins_is_told_once(
    people: People, logged: Callable[[], list[logging.LogRecord]], word: str
) -> None:
    for how in (DISK_FULL, TERMINATED):
        with failing(people.engine, word, how):
            answer = await people.get("seller", FILE)
        assert_is_one_outage(answer, logged())
    assert (await people.get("seller", FILE)).status_code == 200


@pytest.mark.parametrize("operation", ["{ viewer { name } }", LOG_IN])
async def test_where_there_is_no_server_every_request_is_told_once(
    operation: str, logged: Callable[[], list[logging.LogRecord]]
) -> None:
    await assert_out_of_reach(create_engine(NOWHERE), operation, logged)


async def test_where_connections_are_refused_every_request_is_told_once(
    database_url: str, logged: Callable[[], list[logging.LogRecord]]
) -> None:
    address = make_url(database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS crowded")
        connection.execute("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0")
        try:
            for url in (address.set(username="crowded"), address.set(database="not_there")):
                engine = create_engine(url.set(drivername="postgresql+psycopg"))
                await assert_out_of_reach(engine, LOG_IN, logged)
        finally:
            connection.execute("DROP ROLE crowded")


async def assert_out_of_reach(
    engine: AsyncEngine, operation: str, logged: Callable[[], list[logging.LogRecord]]
) -> None:
    transport = httpx.ASGITransport(create_app(engine))
    # It needs not be anybody's: it has to be looked up.
    token = {"authorization": f"Bearer {Secret.create(1).text}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://desktop.test") as client:
        headers = {} if operation == LOG_IN else token
        answer = await client.post("/graphql", json={"query": operation}, headers=headers)
        assert_is_one_outage(answer, logged())
        health = await client.get("/healthz")
    await engine.dispose()
    assert (health.status_code, health.json()) == (503, {"status": "database unavailable"})
    assert int(health.headers["retry-after"]) > 0
    [record] = logged()
    assert (record.name, record.exc_info) == ("resolvers.outage", None)


async def test_no_connection_to_be_had_is_an_outage(
    create_database: Callable[[], str], logged: Callable[[], list[logging.LogRecord]]
) -> None:
    engine = create_engine(create_database(), pool_size=1, max_overflow=0, pool_timeout=0.05)
    async with People(engine, await prepared(engine, build_office)) as people:
        assert (await people.send("seller", FIGURES, by_token=True))["data"]
        async with engine.connect():
            assert_is_one_outage(await people.post("seller", FIGURES, by_token=True), logged())
            assert_is_one_outage(await people.get("seller", FILE), logged())
    await engine.dispose()


async def test_a_server_that_was_restarted_is_no_outage(people: People) -> None:
    await people.send("seller", FIGURES, by_token=True)
    async with people.engine.connect() as connection:
        mine = (await connection.exec_driver_sql("SELECT pg_backend_pid()")).scalar()
    address = people.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s::integer)", [mine])
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert (await people.send("seller", FIGURES, by_token=True)).get("errors") is None
