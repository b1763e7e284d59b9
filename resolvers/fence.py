"""Connecting to addresses that some company's administrator named: fenced in, so that nothing near us is asked."""

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from socket import SOCK_STREAM, getaddrinfo

import httpcore

# Addresses of the other kind stand in these, as they did once in the last two; what is behind a translator may be next door.
_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "::ffff:0:0:0/96", "::/96")))

# Whose name servers say nothing for long keeps a thread for as long: it is none that anything else waits for.
_NAMES = ThreadPoolExecutor(16, "names")

Network = IPv4Network | IPv6Network

UNANSWERED = (OSError, ValueError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException)
"""What asking raises where no answer comes, or none that can be read; to be out of time is one of them."""


class Fence(httpcore.AsyncNetworkBackend):
    """Connects to addresses that may be asked: what a name stands for is looked at here, and not once more by whoever connects."""

    def __init__(self, networks: Sequence[Network], *, only_named: bool) -> None:
        """Of private networks, those named may be asked; with ``only_named`` nothing else, as where nothing is encrypted."""
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
        looking = partial(getaddrinfo, host, port, type=SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(_NAMES, looking)
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
        is_site = isinstance(address, IPv6Address) and address.is_site_local
        is_public = address.is_global and not address.is_multicast and not is_site
        return not self._only_named and is_public and not any(address in network for network in _TRANSLATED)


def fenced_pool(networks: Sequence[Network], scheme: str, max_connections: int = 10) -> httpcore.AsyncConnectionPool:
    """Connections to addresses that may be asked by the scheme. By http only the ``networks`` may be, in which nobody else listens."""
    fence = Fence(networks, only_named=scheme == "http")
    return httpcore.AsyncConnectionPool(
        ssl_context=_tls_context(), network_backend=fence, max_connections=max_connections
    )


@cache
def _tls_context() -> ssl.SSLContext:
    """The certificates that this machine trusts."""
    return ssl.create_default_context()
