"""Many clients at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from benchmarks.comparison import load
from benchmarks.comparison.http_client import Answer, Connection, request_of
from benchmarks.comparison.load import Probe, closed_loop, is_good

ANSWERS = {b"/good": (200, b'{"data":{}}'), b"/busy": (503, b'{"errors":[]}'), b"/wrong": (200, b'{"errors":[]}')}


@asynccontextmanager
async def server(*, closes: bool = False, heard: asyncio.Queue[bytes] | None = None) -> AsyncIterator[str]:
    """Answers by the path, and tells what was ``heard``."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.read(1_000):
            if heard is not None:
                heard.put_nowait(head)
            status, body = ANSWERS[head.split()[1]]
            writer.write(b"HTTP/1.1 %d X\r\nEtag: 1\r\ncontent-length: %d\r\n\r\n%b" % (status, len(body), body))
            if closes:
                break
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


async def test_answers_are_counted_by_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_AFTER_REFUSAL", 0)
    paths = iter(["/good", "/busy", "/wrong", "/good"])
    clock = iter([0.0, 0.0, 0.1, 0.1, 0.2, 0.2, 0.2, 0.3, 0.3, 0.5, 9.0, 9.0])
    monkeypatch.setattr(load.time, "perf_counter", lambda: next(clock))
    async with server() as address:
        found = await closed_loop(address, lambda: request_of(next(paths)), 1, 1)
    assert (len(found.took), len(found.refused), found.failed) == (2, 1, 1)
    assert found.bytes_sent == len(b'{"data":{}}')


async def test_a_connection_that_the_server_has_closed_is_opened_again() -> None:
    async with server(closes=True) as address:
        connection = Connection(address)
        first, second = [await _patient(connection) for _ in range(2)]
        connection.close()
    assert (first.status, first.headers["etag"], second.body) == (200, "1", b'{"data":{}}')


async def _patient(connection: Connection) -> Answer:
    while True:
        try:
            return await connection.ask(request_of("/good"))
        except ConnectionError:
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("status", "body", "good"),
    [
        (200, b'{"data":{"a":1}}', True),
        (304, b"", True),
        (200, b'{"errors":[{}],"data":null}', False),
        (200, b'{"data":{"status":{"code":"FAILED"}}}', False),
        (200, b'{"data":{"moveDeal":{"userErrors":[]}}}', True),
        (200, b'{"data":{"moveDeal":{"userErrors":[{"code":"STALE"}]}}}', False),
        (400, b"{}", False),
    ],
)
def test_an_answer_is_good_with_all_that_was_asked_for(status: int, body: bytes, good: bool) -> None:
    assert is_good(Answer(status, {}, body)) is good


async def test_who_asks_something_small_asks_on_whatever_the_answer() -> None:
    heard: asyncio.Queue[bytes] = asyncio.Queue()
    async with server(closes=True, heard=heard) as address, Probe(address, request_of("/busy"), every=0) as probe:
        for _ in range(3):
            await heard.get()
    assert len(probe.took) >= 2
