"""The cookie of the page's session."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.framing import frame_of
from resolvers.authentication import FRAME_LENGTH, SESSION_LENGTH
from schema.context import SessionCookie

_NAME = "crm_session"
# A frame's own. Below another site's page, browsers keep only what is partitioned, for that site alone; that goes by https only, or on
# this very machine.
_FRAME_NAME = "crm_frame"
# Browsers take a cookie of such a name by https only, from this very host: neither a neighbour below the same domain nor whoever sits
# between can put one of theirs in its place.
_SECURE = "__Host-"


def _name(request: Request) -> str:
    name = _NAME if frame_of(request.scope) is None else _FRAME_NAME
    return f"{_SECURE}{name}" if request.url.scheme == "https" else name


def read_cookie(request: Request) -> SessionCookie:
    """The session the browser came with, if any."""
    return cookie_of(request, _name)


def cookie_of(request: Request, name: Callable[[Request], str]) -> SessionCookie:
    """The cookie of this name that the browser came with, if any."""
    # Programs have none, and what it would be called takes as long to find out as what is in it.
    return SessionCookie(request.cookies.get(name(request)) if "cookie" in request.headers else None)


def write_cookie(response: Response, session: SessionCookie, request: Request) -> None:
    """Gives the browser its new session, or takes the old one away. Out of reach of scripts and of other sites' requests."""
    if not session.changed:
        return
    gone = session.secret is None
    if frame_of(request.scope) is not None:
        # Not by `set_cookie`: before Python 3.14 the library knows of no partitions.
        kept = f"{_name(request)}={session.secret or ''}; Max-Age={0 if gone else int(FRAME_LENGTH.total_seconds())}"
        response.headers.append("set-cookie", f"{kept}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned")
        return
    response.set_cookie(
        _name(request),
        "" if session.secret is None else session.secret,
        max_age=0 if gone else int(SESSION_LENGTH.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
