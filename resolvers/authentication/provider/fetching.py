"""Asking an identity provider, at an address that some company's administrator named: fenced in, so that nothing near us is asked."""

import asyncio
import json
import ssl
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from socket import SOCK_STREAM
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpcore

from resolvers.authentication.provider.problem import ProviderError, SignInProblem

_PATIENCE_SECONDS = 5.0
_MOST_BYTES = 256 * 1024
# Addresses of the other kind stand in these; what is behind a translator may be next door.
_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")))

Network = IPv4Network | IPv6Network


class Fetcher:
    """Asks by https only, and no private addresses, but for those of ``networks``, which may be asked by http too.

    Nothing is followed elsewhere, an answer has a quarter of a megabyte at the most, and all of it five seconds.
    """

    def __init__(self, networks: Sequence[Network] = ()) -> None:
        self._networks = networks

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The JSON object there. Raises `ProviderError` (UNREACHABLE)."""
        return await self._ask("GET", url, headers or {}, None)

    async def post(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
        """What a form is answered. Raises `ProviderError` (UNREACHABLE)."""
        sent = {**headers, "content-type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", url, sent, urlencode(form).encode())

    async def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any]:
        try:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
                raise ProviderError(SignInProblem.UNREACHABLE, f"{url} is no address of the web")
            fence = _Fence(self._networks, only_named=parts.scheme == "http")
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await _answer(fence, method, url, {**headers, "accept": "application/json"}, body)
        except (
            TimeoutError,
            OSError,
            ValueError,
            # JSON of many levels.
            RecursionError,
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.TimeoutException,
        ) as error:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url}: {error!r}") from error


async def _answer(
    fence: httpcore.AsyncNetworkBackend, method: str, url: str, headers: Mapping[str, str], body: bytes | None
) -> dict[str, Any]:
    async with (
        httpcore.AsyncConnectionPool(ssl_context=_tls(), network_backend=fence) as pool,
        pool.stream(method, url, headers=[*headers.items()], content=body) as response,
    ):
        got = bytearray()
        async for part in response.aiter_stream():
            got += part
            if len(got) > _MOST_BYTES:
                raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered more than {_MOST_BYTES} bytes")
        if response.status != 200:
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered {response.status}")
        found = json.loads(got)
        if not isinstance(found, dict):
            raise ProviderError(SignInProblem.UNREACHABLE, f"{method} {url} answered no JSON object")
        return found  # pyright: ignore[reportUnknownVariableType] - JSON


class _Fence(httpcore.AsyncNetworkBackend):
    """Connects to addresses that may be asked: what a name stands for is looked at here, and not once more by whoever connects."""

    def __init__(self, networks: Sequence[Network], *, only_named: bool) -> None:
        self._networks = networks
        self._only_named = only_named
        # The library defines it twice, once for who lacks anyio.
        self._inner: httpcore.AsyncNetworkBackend = httpcore.AnyIOBackend()  # pyright: ignore[reportAttributeAccessIssue]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - called so by the library
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connects to the first address of the host, if all of them may be asked."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=SOCK_STREAM)
        addresses = [ip_address(each[4][0]) for each in found]
        if not all(map(self._may_be_asked, addresses)):
            raise OSError(f"{host} is not to be asked")
        return await self._inner.connect_tcp(str(addresses[0]), port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await asyncio.sleep(seconds)

    def _may_be_asked(self, address: IPv4Address | IPv6Address) -> bool:
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        if any(address in network for network in self._networks):
            return True
        is_public = address.is_global and not address.is_multicast
        return not self._only_named and is_public and not any(address in network for network in _TRANSLATED)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
