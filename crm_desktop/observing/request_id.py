"""The id of a request, by which lines of several logs are known as one request's."""

import re
import secrets
from collections.abc import Collection
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

HEADER = "x-request-id"

# What proxies make, of whatever kind; nothing that could be taken for the end of a line, or fill a log.
_GOOD = re.compile(r"[A-Za-z0-9._:=+/-]{1,100}")


class TrustedProxies:
    """Proxies at these addresses or in these networks, which tell by which id a request is known."""

    def __init__(self, trusted_proxies: Collection[str]) -> None:
        self._trusted = [ip_network(each) for each in trusted_proxies]

    def id_of(self, scope: Scope) -> str:
        """The id of a request that has just come: a proxy's, or a new one."""
        given = Headers(scope=scope).get(HEADER, "")
        if _GOOD.fullmatch(given) and self.sent(scope):
            return given
        return secrets.token_hex(16)

    def sent(self, scope: Scope) -> bool:
        """Whether the request comes from one of them."""
        client = scope.get("client")
        try:
            address = ip_address(client[0]) if client else None
        except ValueError:
            return False
        return address is not None and any(address in network for network in self._trusted)
