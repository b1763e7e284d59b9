"""What the server may be made to ask by naming it as an identity provider."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest

from resolvers.authentication.provider import fetching
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.problem import ProviderError

HERE = [ip_network("127.0.0.0/8")]


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server near us with one answer; its address, and what it was asked."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        # Until whoever asked has enough of it.
        await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


def answer(body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n{more}\r\n".encode() + body


async def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(ProviderError) as error:
        await fetcher.get(url)
    return str(error.value)


async def test_network_that_is_named_may_be_asked_by_http() -> None:
    async with answering(answer(b'{"a": 1}')) as (url, asked):
        assert await Fetcher(HERE).get(url) == {"a": 1}
        assert len(asked) == 1


async def test_what_is_near_us_is_not_asked_unless_it_is_named() -> None:
    async with answering(answer(b'{"a": 1}')) as (url, asked):
        port = url.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"):
            for scheme in ("http", "https"):
                assert "is not to be asked" in await refused(Fetcher(), f"{scheme}://{host}:{port}/")
        assert asked == []


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[fd00::1]",
        "[fe80::1]",
        "[64:ff9b::a00:1]",
        "[2002:7f00:1::]",
        "[::]",
        "[fec0::1]",
        "[::a00:1]",
        "[::ffff:0:a00:1]",
    ],
)
async def test_private_addresses_are_not_asked(host: str) -> None:
    assert "is not to be asked" in await refused(Fetcher(), f"https://{host}/")


async def test_public_address_is_not_asked_by_http() -> None:
    assert "is not to be asked" in await refused(Fetcher(HERE), "http://192.88.99.1/")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.com/", "https://", "https://me@127.0.0.1/", "", "http://[x/"]
)
async def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    await refused(Fetcher(HERE), url)


async def test_nothing_is_followed_elsewhere() -> None:
    async with answering(answer(b"", "302 Found", "location: http://127.0.0.1:1/\r\n")) as (url, asked):
        assert "answered 302" in await refused(Fetcher(HERE), url)
        assert len(asked) == 1


@pytest.mark.parametrize("body", [b"", b"[]", b"1", b"{", b"\xff", b'{"a": ' + b"1" * 300_000 + b"}"])
async def test_what_is_no_json_object_of_a_quarter_of_a_megabyte_is_refused(body: bytes) -> None:
    async with answering(answer(body)) as (url, _):
        await refused(Fetcher(HERE), url)


async def test_provider_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_PATIENCE_SECONDS", 0.1)
    async with answering(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{") as (url, _):
        assert "TimeoutError" in await refused(Fetcher(HERE), url)
