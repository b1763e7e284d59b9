"""Programs in pages of other origins: which may ask, and how."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from crm_desktop.listed import listed


def read_origins(value: str) -> tuple[str, ...]:
    """The origins in a setting, separated by commas or blanks, as browsers write them. Raises `ValueError` for what is none."""
    origins = listed(value.lower())
    for origin in origins:
        if not _is_origin(origin):
            message = f"{origin!r} is no origin; expected each by its name, such as https://reports.example or http://localhost:3000"
            raise ValueError(message)
    return tuple(dict.fromkeys(origins))


def allow_origins(app: ASGIApp, origins: Collection[str]) -> ASGIApp:
    """The application, for pages of these origins too; as it is if there are none.

    They come with a token. Credentials that a browser adds by itself are never allowed: the cookie of a session is the page's own, and
    no other page acts for whoever happens to be signed in.
    """
    if not origins:
        return app
    return CORSMiddleware(
        app,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("Authorization", "If-None-Match"),
        # What exports are called, when to come again, by what to ask whether an answer still holds, and what to tell the operator.
        expose_headers=("Content-Disposition", "Retry-After", "ETag", "X-Request-Id"),
    )


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    # A browser leaves out the port that goes without saying.
    is_usual = (parts.scheme, port) in {("http", 80), ("https", 443)}
    written = f"{parts.scheme}://{host}" + (f":{port}" if port is not None and not is_usual else "")
    return parts.scheme in {"http", "https"} and bool(host) and host.isascii() and text == written
