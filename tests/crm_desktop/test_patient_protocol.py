"""Clients that begin and do not end, that send without end, and that take nothing of what is sent to them."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from crm_desktop import patient_protocol
from crm_desktop.patient_protocol import PatientProtocol

BEGINNING = b"POST / HTTP/1.1\r\nhost: crm.test\r\n"


async def answer_at_once(_: Request) -> PlainTextResponse:
    return PlainTextResponse("here")


async def answer_at_length(_: Request) -> PlainTextResponse:
    return PlainTextResponse("x" * 50_000_000)


async def read_all(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@pytest.fixture
async def port() -> AsyncIterator[int]:
    routes = [
        Route("/", answer_at_once, methods=["GET", "POST"]),
        Route("/long", answer_at_length),
        Route("/read", read_all, methods=["POST"]),
    ]
    config = uvicorn.Config(Starlette(routes=routes), http=PatientProtocol, port=0, log_config=None, lifespan="off")
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    await server.listens.wait()
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = server.force_exit = True
    await serving


async def connected(port: int, *sent: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"".join(sent))
    return reader, writer


async def answered(port: int, *sent: bytes) -> bytes:
    """All that is answered until the connection is closed."""
    reader, writer = await connected(port, *sent)
    found = await reader.read()
    writer.close()
    return found


async def test_connection_whose_request_was_answered_before_its_end_is_closed(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_protocol, "_HEADER_SECONDS", 0.1)
    reader, writer = await connected(port, BEGINNING, b"content-length: 1000\r\n\r\n")
    assert (await reader.readuntil(b"here")).startswith(b"HTTP/1.1 200")
    writer.write(b"x")
    assert await reader.read() == b""
    writer.close()


async def test_connection_that_says_something_between_requests_and_then_nothing_is_closed(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_protocol, "_HEADER_SECONDS", 0.1)
    reader, writer = await connected(port, b"GET / HTTP/1.1\r\nhost: crm.test\r\n\r\n")
    await reader.readuntil(b"here")
    writer.write(b"\r\n")
    assert await reader.read() == b""
    writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        BEGINNING + b"x: " + b"x" * 400_000,
        BEGINNING + b"x: x\r\n" * 100_000,
        b"GET /" + b"x" * 800_000,
    ],
)
async def test_headers_without_end_are_refused(port: int, sent: bytes) -> None:
    # What was on its way is told so by the system, maybe before the answer is read.
    with suppress(ConnectionResetError):
        assert (await answered(port, sent)).startswith(b"HTTP/1.1 431 ")


async def test_headers_behind_the_body_are_too(port: int) -> None:
    beginning = b"POST /read HTTP/1.1\r\nhost: crm.test\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
    with suppress(ConnectionResetError):
        assert await answered(port, beginning, b"x: " + b"x" * 400_000) == b""


async def test_body_in_many_small_parts_is_read(port: int) -> None:
    beginning = b"POST /read HTTP/1.1\r\nhost: crm.test\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"
    found = await answered(
        port, beginning, b"64\r\n" + b"x" * 100 + b"\r\n", *[b"64\r\n" + b"x" * 100 + b"\r\n"] * 9_999, b"0\r\n\r\n"
    )
    assert found.endswith(b"1000000")


async def test_client_that_takes_nothing_of_an_answer_is_left(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient_protocol, "_LOOK_SECONDS", 0.1)
    lost = asyncio.Event()
    when_lost = PatientProtocol.connection_lost

    def note(self: PatientProtocol, exc: Exception | None) -> None:
        when_lost(self, exc)
        lost.set()

    monkeypatch.setattr(PatientProtocol, "connection_lost", note)
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET /long HTTP/1.1\r\nhost: crm.test\r\n\r\n")
        async with asyncio.timeout(10):
            await lost.wait()


async def test_who_asks_for_another_protocol_is_answered_by_this_one_without_a_word_in_the_log(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nhost: crm.test\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n")
    answered = await reader.readuntil(b"here")
    writer.close()
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert not caplog.records
