"""Answers in fewer bytes, for clients that take them so."""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

from crm_desktop import media_type
from crm_desktop.weights import read_weights

# The smaller one first, where a client would as soon have either.
CODINGS = ("br", "gzip")

# Below this the headers are most of an answer.
_SMALLEST = 1_000

# Files of figures are text too; workbooks are compressed as they are.
for _type in (media_type.GRAPHQL, "text/csv"):
    add_compress_type(_type)


def preferred_coding(accept_encoding: str, offered: Iterable[str]) -> str | None:
    """The coding to answer with, by an Accept-Encoding header: the one of the greatest weight; ``None`` for none of those offered."""
    weights = dict(read_weights(accept_encoding))
    others = weights.get("*", 0.0)
    # As it is, an answer is always good, unless somebody says what they would rather have.
    best, best_weight = None, weights.get("identity", 0.0)
    for coding in offered:
        weight = weights.get(coding, others)
        if weight > best_weight or (best is None and weight == best_weight > 0):
            best, best_weight = coding, weight
    return best


class Compression:
    """An application whose answers are compressed. It asks for one coding at the most, so that an ETag can be of that one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = CompressMiddleware(app, minimum_size=_SMALLEST, zstd=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "http" and (accepted := Headers(scope=scope).getlist("accept-encoding")):
            # The library takes what is accepted at all, and does not look which is liked better.
            scope = {**scope, "headers": [*scope["headers"]]}
            MutableHeaders(scope=scope)["accept-encoding"] = preferred_coding(", ".join(accepted), CODINGS) or ""
        await self._app(scope, receive, send)
