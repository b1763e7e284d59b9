"""A system that is told of changes: a server near us, which says what it is told to say."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Receiver:
    """What it got: headers and body of each request; ``answers`` are what it says next, else 200."""

    address: str = ""
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list[tuple[dict[str, str], bytes]])
    answers: list[bytes] = field(default_factory=list[bytes])

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The messages, in the order in which they came."""
        return [json.loads(body) for _, body in self.got]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = [line.partition(":") for line in head.split("\r\n")[1:] if line]
        headers = {name.lower(): value.strip() for name, _, value in lines}
        body = await reader.readexactly(int(headers["content-length"]))
        self.got.append((headers, body))
        writer.write(self.answers.pop(0) if self.answers else answer(200))
        await writer.drain()
        writer.close()


def answer(status: int, body: bytes = b"ok", more: str = "") -> bytes:
    """An answer as it travels."""
    return f"HTTP/1.1 {status} X\r\ncontent-length: {len(body)}\r\n{more}connection: close\r\n\r\n".encode() + body


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """One that listens."""
    receiver = Receiver()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    async with server:
        receiver.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
        yield receiver
