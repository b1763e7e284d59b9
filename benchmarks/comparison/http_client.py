"""One connection to a server, as cheap as can be: what measures runs on the same machine as what is measured."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httptools


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


class Connection(asyncio.Protocol):
    """A connection that is kept, and opened again when the server has closed it."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._answer = Answer()

    async def ask(self, request: bytes) -> Answer:
        """The answer to a request of HTTP/1.1. Raises ``ConnectionError`` when there is none."""
        loop = asyncio.get_running_loop()
        if self._transport is None:
            self._transport, _ = await loop.create_connection(lambda: self, self._host, self._port)
        self._answer, self._parser = Answer(), httptools.HttpResponseParser(self)
        self._waiting = loop.create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        """Ends it."""
        if self._transport is not None:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """See ``asyncio.Protocol``."""
        self._transport = None
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionError("The server closed the connection"))

    def data_received(self, data: bytes) -> None:
        """See ``asyncio.Protocol``."""
        self._parser.feed_data(data)

    def on_header(self, name: bytes, value: bytes) -> None:
        """See ``httptools``."""
        self._answer.headers[name.decode().lower()] = value.decode()

    def on_body(self, body: bytes) -> None:
        """See ``httptools``."""
        self._answer.body += body

    def on_message_complete(self) -> None:
        """See ``httptools``."""
        self._answer.status = self._parser.get_status_code()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(self._answer)


def request_of(path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    """A request as it is sent: POST if there is something to send."""
    lines = [f"{'POST' if body else 'GET'} {path} HTTP/1.1", "host: desktop"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += ["content-type: application/json", f"content-length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def ask(address: str, request: bytes) -> Answer:
    """The answer to one request, on a connection of its own."""
    connection = Connection(address)
    try:
        return await connection.ask(request)
    finally:
        connection.close()
