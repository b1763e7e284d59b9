"""Downloads: what is refused and how, what is said beside a file, and what becomes of one that breaks off."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import psycopg
import pytest
from starlette.types import Message

from crm_desktop import export_http
from crm_desktop.app import create_app
from crm_desktop.bounds import Doorkeeper
from crm_desktop.database import create_engine
from crm_desktop.share import Share
from resolvers.export import xlsx_file
from resolvers.planner import all_rows
from schema.node import global_id
from tests.conftest import CountStatements
from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.exported import read_csv, read_xlsx, total
from tests.http_api import HttpApi

QUARTER = "from=2026-01-01&to=2026-03-31"
DEALS = f"/export/widgets/deals/records.csv?number=total&{QUARTER}"
REVENUE = f"/export/widgets/revenue/records.csv?number=total&{QUARTER}"


@pytest.fixture(scope="module")
def url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture(scope="module")
async def api(url: str) -> AsyncIterator[HttpApi]:
    async with demo_api(url, deals=100) as api:
        for who in (ADMIN, HEAD, USER):
            await api.sign_in(who)
        yield api


def error_of(answer: httpx.Response) -> tuple[int, str, str | None]:
    """An error's status, code and parameter; it says something, and nothing about the inside."""
    told = answer.json()
    assert told["message"]
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-disposition" not in answer.headers
    return answer.status_code, told["code"], told.get("parameter")


class Client:
    """A client below HTTP, which does something of its own when the first piece of a file has come."""

    def __init__(self, api: HttpApi, address: str, then: Callable[[], Awaitable[None]]) -> None:
        self._api = api
        self._address = urlsplit(address)
        self._then = then
        self._gone = asyncio.Event()
        self.messages: list[Message] = []

    def hang_up(self) -> None:
        """Closes the connection."""
        self._gone.set()

    async def fetch(self) -> None:
        """Asks for the file, as the administrator."""
        headers = await self._api._headers(ADMIN, None, "en")  # pyright: ignore[reportPrivateUsage]
        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": self._address.path,
            "raw_path": self._address.path.encode(),
            "query_string": self._address.query.encode(),
            "root_path": "",
            "headers": [*headers.items()],
            "server": ("crm.test", 80),
            "client": ("192.0.2.1", 1),
        }
        await create_app(self._api.engine, clock=lambda: self._api.now)(scope, self._receive, self._send)

    @property
    def is_complete(self) -> bool:
        """Whether the file's end was told."""
        return any(each.get("more_body") is False for each in self.messages)

    @property
    def content(self) -> bytes:
        """What came of the file."""
        return b"".join(each.get("body", b"") for each in self.messages)

    async def _receive(self) -> Message:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.messages.append(message)
        if [each["type"] for each in self.messages].count("http.response.body") == 1:
            await self._then()


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("/export/desktop.csv", (404, "NOT_FOUND", None)),
        ("/export/", (404, "NOT_FOUND", None)),
        ("/export/widgets/revenue.pdf", (404, "NOT_FOUND", None)),
        ("/export/widgets/nonsense.csv", (404, "NOT_FOUND", None)),
        ("/export/widgets/nonsense/records.csv?number=total", (404, "NOT_FOUND", None)),
        ("/export/widgets/revenue/records.csv", (400, "BAD_USER_INPUT", "number")),
        ("/export/widgets/revenue/records.csv?number=", (400, "BAD_USER_INPUT", "number")),
        ("/export/widgets/revenue/records.csv?number=slice.1", (404, "NOT_FOUND", "number")),
        ("/export/widgets/events/records.csv?number=total", (404, "NOT_FOUND", "number")),
        ("/export/widgets/revenue.csv?number=total", (400, "BAD_USER_INPUT", "number")),
        ("/export/desktop.xlsx?preset=someday", (400, "BAD_USER_INPUT", "preset")),
        ("/export/desktop.xlsx?preset=TODAY&from=2026-01-01", (400, "BAD_USER_INPUT", "preset")),
        ("/export/desktop.xlsx?from=2026-01-01", (400, "BAD_USER_INPUT", "to")),
        ("/export/desktop.xlsx?from=2026-01-01&to=31.01.2026", (400, "BAD_USER_INPUT", "to")),
        ("/export/desktop.xlsx?from=2026-01-02&to=2026-01-01", (400, "BAD_USER_INPUT", "to")),
        ("/export/desktop.xlsx?from=1700-01-01&to=2026-01-01", (400, "BAD_USER_INPUT", "from")),
        ("/export/desktop.xlsx?from=1990-01-01&to=2026-01-01&granularity=DAY", (400, "BAD_USER_INPUT", "granularity")),
        ("/export/desktop.xlsx?granularity=HOUR", (400, "BAD_USER_INPUT", "granularity")),
        ("/export/desktop.xlsx?compareTo=previous_period", (400, "BAD_USER_INPUT", "compareTo")),
        ("/export/desktop.xlsx?language=de", (400, "BAD_USER_INPUT", "language")),
        ("/export/desktop.xlsx?language=en&language=ru", (400, "BAD_USER_INPUT", "language")),
        ("/export/desktop.xlsx?period=TODAY", (400, "BAD_USER_INPUT", "period")),
        ("/export/widgets/revenue.csv?head=no", (400, "BAD_USER_INPUT", "head")),
        ("/export/desktop.xlsx?users=7", (400, "BAD_USER_INPUT", "users")),
        ("/export/desktop.xlsx?asUser=7", (400, "BAD_USER_INPUT", "asUser")),
        (f"/export/desktop.xlsx?users={global_id('Department', 1)}", (400, "BAD_USER_INPUT", "users")),
        (f"/export/desktop.xlsx?users={global_id('User', 10**9)}", (404, "NOT_FOUND", "users")),
        (f"/export/desktop.xlsx?departments={global_id('Department', 10**9)}", (404, "NOT_FOUND", "departments")),
        (f"/export/desktop.xlsx?asUser={global_id('User', 10**9)}", (404, "NOT_FOUND", "asUser")),
    ],
)
async def test_what_cannot_be_is_refused_in_plain_words(
    api: HttpApi, address: str, error: tuple[int, str, str | None]
) -> None:
    assert error_of(await api.download(ADMIN, address)) == error


async def test_nobody_signed_in_downloads_nothing(api: HttpApi) -> None:
    for address in (DEALS, "/export/desktop.xlsx", "/export/widgets/deals.csv", "/export/nonsense"):
        assert error_of(await api.download(None, address)) == (401, "UNAUTHENTICATED", None)
    api.use_token("stranger", "1.x")
    assert error_of(await api.download("stranger", DEALS)) == (401, "UNAUTHENTICATED", None)


async def test_people_out_of_sight_are_refused(api: HttpApi) -> None:
    admin = (await api.ask(ADMIN, "{ viewer { userId } }"))["viewer"]["userId"]
    assert error_of(await api.download(USER, f"/export/desktop.xlsx?users={admin}")) == (403, "FORBIDDEN", "scope")
    assert error_of(await api.download(HEAD, f"/export/desktop.xlsx?asUser={admin}")) == (403, "FORBIDDEN", "asUser")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
async def test_other_methods_are_refused(api: HttpApi, method: str) -> None:
    answer = await api.download(ADMIN, DEALS, method=method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


async def test_a_session_downloads_like_a_token(api: HttpApi) -> None:
    with_token = await api.download(ADMIN, DEALS)
    async with HttpApi(api.engine, api.now) as page:
        await page.log_in(ADMIN)
        with_session = await page.download(ADMIN, DEALS)
    assert with_session.content == with_token.content


async def test_taking_events_away_is_not_looking_at_them(api: HttpApi) -> None:
    async with HttpApi(api.engine, api.now) as page:
        await page.log_in(USER)
        feed = '{ dashboard { widget(key: "events") { ... on FeedWidget { since unreadCount } } } }'
        before = await page.ask(USER, feed)
        assert (await page.download(USER, "/export/widgets/events.csv")).status_code == 200
        assert (await page.download(USER, "/export/desktop.xlsx")).status_code == 200
        assert await page.ask(USER, feed) == before


@pytest.mark.parametrize(
    ("address", "media_type", "name"),
    [
        (
            f"/export/desktop.xlsx?{QUARTER}",
            "application/vnd.openxml",
            "Desktop 2026-01-01–2026-03-31 Whole company.xlsx",
        ),
        (
            f"/export/widgets/revenue.csv?{QUARTER}",
            "text/csv; charset=utf-8",
            "Revenue 2026-01-01–2026-03-31 Whole company.csv",
        ),
        (REVENUE, "text/csv; charset=utf-8", "Revenue, records 2026-01-01–2026-03-31 Whole company.csv"),
        (
            f"/export/widgets/revenue/records.xlsx?number=secondary.returned&{QUARTER}&language=ru",
            "application/vnd.openxml",
            "Выручка, Вернулись в работу к концу периода, записи 2026-01-01–2026-03-31 Вся компания.xlsx",
        ),
        ("/export/widgets/events.csv", "text/csv", "Events with you 2026-04-03–2026-04-10 Whole company.csv"),
    ],
)
async def test_a_file_is_named_with_period_and_scope(api: HttpApi, address: str, media_type: str, name: str) -> None:
    answer = await api.download(ADMIN, address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["cache-control"] == "no-store"
    disposition = answer.headers["content-disposition"]
    found = re.fullmatch(r"attachment; filename=\"([A-Za-z0-9._-]+)\"; filename\*=UTF-8''([^;\s\"]+)", disposition)
    assert found, disposition
    assert unquote(found[2]) == name
    assert found[1].endswith(name[name.rindex(".") :])


async def test_a_head_is_left_out_for_programs(api: HttpApi) -> None:
    whole = read_csv((await api.download(ADMIN, REVENUE)).content, "Records")
    bare = (await api.download(ADMIN, f"{REVENUE}&head=false")).content.decode("utf-8-sig")
    assert bare.startswith("Title,Type,Stage,")
    assert len(bare.splitlines()) == len(whole.tables["Records"])


async def test_a_file_for_people_is_a_table_in_their_language(api: HttpApi) -> None:
    english = (await api.download(ADMIN, f"{REVENUE}&for=people")).content.decode("utf-8-sig")
    russian = (await api.download(ADMIN, f"{REVENUE}&for=people&language=ru")).content.decode("utf-8-sig")
    programs = (await api.download(ADMIN, f"{REVENUE}&head=false")).content.decode("utf-8-sig")
    assert english.startswith("Title,Type,Stage,")
    assert russian.startswith("Название;Тип;Стадия;")
    assert len(english.splitlines()) == len(russian.splitlines()) == len(programs.splitlines())
    wrong = await api.download(ADMIN, f"{REVENUE}&for=robots")
    assert (wrong.status_code, wrong.json()["parameter"]) == (400, "for")
    workbook = await api.download(ADMIN, f"{REVENUE.replace('.csv', '.xlsx')}&for=people")
    assert (workbook.status_code, workbook.json()["parameter"]) == (400, "for")


async def test_a_file_costs_the_same_statements_whatever_it_shows(
    api: HttpApi, count_statements: CountStatements
) -> None:
    async def sent(address: str) -> int:
        with count_statements(api.engine) as statements:
            assert (await api.download(ADMIN, address)).status_code == 200
        return len(statements)

    # The viewer, the desk, the figures, the turn and its end; of the feed its events.
    assert await sent("/export/widgets/revenue.csv") == await sent("/export/widgets/sales_funnel.xlsx") == 5
    assert await sent(f"/export/desktop.xlsx?{QUARTER}") == await sent("/export/desktop.xlsx?preset=TODAY") == 6
    # The totals, the cursor, the rows, and nothing after them.
    assert await sent(DEALS) == await sent(REVENUE) == 5 + 4


async def test_rows_are_read_bit_by_bit_in_one_snapshot(
    api: HttpApi, url: str, count_statements: CountStatements, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_rows, "ROWS_AT_ONCE", 4)
    fetched_before: list[int] = []

    async def delete_all() -> None:
        fetched_before.append(sum("FETCH" in each for each in statements))
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE deals SET deleted_at = now()")

    client = Client(api, "/export/widgets/revenue/records.csv?number=total&from=2024-01-01&to=2026-03-31", delete_all)
    try:
        with count_statements(api.engine) as statements:
            await client.fetch()
    finally:
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE deals SET deleted_at = NULL")
    assert fetched_before == [0]
    file = read_csv(client.content, "Records")
    rows = file.table("Records")
    assert sum("FETCH" in each for each in statements) == len(rows) // 4 + 1 + (len(rows) % 4 > 0)
    assert len(rows) == int(file.head["Records"]) > 12
    assert str(total(rows, "Adds, EUR")) == file.head["They add up to"]
    assert client.is_complete


async def test_between_its_bits_a_file_lets_those_go_first_who_wait_for_an_answer(
    api: HttpApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(all_rows, "ROWS_AT_ONCE", 4)
    let_go_first: list[int] = []

    async def read_figures() -> None:
        async def step_aside(_: Doorkeeper) -> None:
            let_go_first.append(len(client.messages))

        monkeypatch.setattr(Doorkeeper, "step_aside", step_aside)

    client = Client(api, DEALS, read_figures)
    await client.fetch()
    assert client.is_complete
    bits = [each for each in client.messages if each["type"] == "http.response.body" and each["body"]]
    assert len(bits) > 4
    assert let_go_first == [2 + number for number in range(1, len(bits))]


async def test_a_finished_workbook_waits_for_nobody(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    async def step_aside(_: Doorkeeper) -> None:
        raise AssertionError("nothing is left to be made")

    monkeypatch.setattr(xlsx_file, "_CHUNK", 1024)
    monkeypatch.setattr(Doorkeeper, "step_aside", step_aside)
    workbook = await api.download(ADMIN, DEALS.replace(".csv", ".xlsx"))
    assert len(workbook.content) > 4 * 1024
    assert len(read_xlsx(workbook.content).table("Records")) > 0


async def test_a_file_that_breaks_off_does_not_end_as_if_it_were_whole(
    api: HttpApi, url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(all_rows, "ROWS_AT_ONCE", 1)

    async def lose_the_database() -> None:
        with psycopg.connect(url) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    client = Client(api, DEALS, lose_the_database)
    await client.fetch()
    assert client.messages[0]["status"] == 200
    assert not client.is_complete
    assert checked_out(api) == 0
    [record] = caplog.records
    assert (record.name, record.exc_info) == ("resolvers.outage", None)


async def test_a_client_that_goes_away_holds_nothing(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_rows, "ROWS_AT_ONCE", 1)

    async def hang_up() -> None:
        assert checked_out(api) == 1
        client.hang_up()

    client = Client(api, DEALS, hang_up)
    await client.fetch()
    assert not client.is_complete
    assert checked_out(api) == 0


async def test_a_client_that_stops_reading_is_left(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    async def stop_reading() -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(export_http, "_SEND_SECONDS", 0.01)
    client = Client(api, DEALS, stop_reading)
    with pytest.raises(TimeoutError):
        await client.fetch()
    assert not client.is_complete
    assert checked_out(api) == 0


async def test_a_workbook_holds_no_connection_while_it_is_sent(api: HttpApi) -> None:
    async def look() -> None:
        assert checked_out(api) == 0

    client = Client(api, DEALS.replace(".csv", ".xlsx"), look)
    await client.fetch()
    assert client.is_complete
    file = read_xlsx(client.content)
    assert len(file.table("Records")) == file.head["Records"] > 0


async def test_too_many_at_once_are_told_to_wait(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_http, "_TURN_SECONDS", 0.01)
    busy = create_app(api.engine, clock=lambda: api.now, share=Share(downloads=0))
    headers = await api._headers(ADMIN, None, "en")  # pyright: ignore[reportPrivateUsage]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(busy), base_url="http://crm.test") as client:
        assert error_of(await client.get(DEALS, headers=headers)) == (429, "RATE_LIMITED", None)


async def test_a_database_that_takes_too_long_is_a_timeout(url: str, api: HttpApi) -> None:
    engine = create_engine(url, statement_timeout=50)
    async with HttpApi(engine, api.now) as slow:
        await slow.sign_in(ADMIN)
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE api_tokens")
            answer = await slow.download(ADMIN, DEALS)
    await engine.dispose()
    assert error_of(answer) == (504, "TIMEOUT", None)


async def test_a_fault_of_the_server_tells_its_number_and_nothing_more(
    api: HttpApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(all_rows, "listing_shape", fail)
    answer = await api.download(ADMIN, DEALS)
    assert error_of(answer) == (500, "INTERNAL_SERVER_ERROR", None)
    assert "secret" not in answer.text
    assert answer.json()["id"] in caplog.text


def checked_out(api: HttpApi) -> int:
    """How many connections to the database are in use."""
    pool: Any = api.engine.sync_engine.pool
    return pool.checkedout()


async def test_rows_are_compressed_on_the_way_and_workbooks_are_already(api: HttpApi) -> None:
    plain, packed = [
        await api.download(ADMIN, DEALS, headers={b"accept-encoding": accepted}) for accepted in (b"identity", b"br")
    ]
    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "br")
    assert plain.headers["vary"].lower() == packed.headers["vary"].lower() == "origin, accept-encoding"
    assert plain.content == packed.content
    assert int(packed.num_bytes_downloaded) < len(plain.content) / 2
    workbook = await api.download(ADMIN, DEALS.replace(".csv", ".xlsx"), headers={b"accept-encoding": b"br"})
    assert "content-encoding" not in workbook.headers
    assert workbook.content.startswith(b"PK")
