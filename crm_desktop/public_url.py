"""Where browsers reach the page."""

from functools import lru_cache

from starlette.datastructures import URL
from starlette.requests import Request


def public_url_of(request: Request, setting: str) -> str:
    """The setting; without one, what the request was meant for."""
    return setting or _reached(request.scope["scheme"], request.headers.get("host"), request.scope.get("server"))


# All come to the same few, and the library takes an address apart for each request.
@lru_cache(maxsize=20)
def _reached(scheme: str, host: str | None, server: tuple[str, int | None] | None) -> str:
    headers = [] if host is None else [(b"host", host.encode("latin-1"))]
    url = URL(scope={"scheme": scheme, "server": server, "path": "/", "headers": headers})
    return f"{url.scheme}://{url.netloc}"
