"""Watching every request from its first byte to its last."""

import logging
import time
from collections.abc import Collection
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crm_desktop.observing.metrics import count
from crm_desktop.observing.observed import Observed, begin
from crm_desktop.observing.request_id import HEADER, TrustedProxies

if TYPE_CHECKING:
    # An extra.
    from crm_desktop.observing.tracing import Tracing

log = logging.getLogger("crm_desktop.access")

# The parts of the program by the first name in an address; whatever else there is, the page answers. Addresses themselves are not
# told: they hold whatever somebody writes into them, and some are secrets.
_PARTS = frozenset(
    {"graphql", "export", "feed", "imports", "graphiql", "operator", "embed", "assets", "livez", "readyz", "healthz"}
)
_LONGEST_NAME = 100
_HEADER = HEADER.encode()
# They are asked every few seconds, and say nothing new.
_PROBES = frozenset({"livez", "readyz", "healthz"})


class Observing:
    """Gives each request an id, which its answer tells in ``X-Request-Id``, and writes one line about it when it is over."""

    def __init__(self, app: ASGIApp, trusted_proxies: Collection[str] = (), tracing: "Tracing | None" = None) -> None:
        self._app = app
        self._proxies = TrustedProxies(trusted_proxies)
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        request = Observed(self._proxies.id_of(scope), _part_of(scope["path"]))
        begin(request)
        if self._tracing is None:
            return await self._watch(request, scope, receive, send)
        with self._tracing.of(request, scope, is_trusted=self._proxies.sent(scope)):
            return await self._watch(request, scope, receive, send)

    async def _watch(self, request: Observed, scope: Scope, receive: Receive, send: Send) -> None:
        since = time.perf_counter()
        status = sent = 0

        async def send_on(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (_HEADER, request.request.encode())]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except BaseException:
            request.fail("BROKEN_OFF" if status else "INTERNAL_SERVER_ERROR")
            raise
        finally:
            seconds = time.perf_counter() - since
            request.fail("OK" if status < 400 else f"HTTP_{status}")
            count(request, seconds)
            _tell(request, scope["method"], status, sent, seconds)


def _part_of(path: str) -> str:
    first = path[1:].partition("/")[0]
    return first if first in _PARTS else "page"


def _tell(request: Observed, method: str, status: int, sent: int, seconds: float) -> None:
    level = logging.DEBUG if request.part in _PROBES else logging.INFO
    if log.isEnabledFor(level):
        told = {
            "method": method,
            "part": request.part,
            "status": status,
            "outcome": request.outcome,
            "milliseconds": round(seconds * 1000, 1),
            "bytes": sent,
            "operation": request.operation and request.operation[:_LONGEST_NAME],
            "cost": request.cost,
            "answer": request.came,
        }
        log.log(level, "request", extra={"told": {name: value for name, value in told.items() if value is not None}})
