"""The cookie of the page's session."""

from starlette.requests import Request
from starlette.responses import Response

from resolvers.authentication import SESSION_LENGTH
from schema.context import SessionCookie

_NAME = "crm_session"
# Browsers take a cookie of such a name by https only, from this very host: neither a neighbour below the same domain nor whoever sits
# between can put one of theirs in its place.
_SECURE_NAME = f"__Host-{_NAME}"


def _name(request: Request) -> str:
    return _SECURE_NAME if request.url.scheme == "https" else _NAME


def read_cookie(request: Request) -> SessionCookie:
    """The session the browser came with, if any."""
    return SessionCookie(request.cookies.get(_name(request)))


def write_cookie(response: Response, session: SessionCookie, request: Request) -> None:
    """Gives the browser its new session, or takes the old one away. Out of reach of scripts and of other sites' requests."""
    if not session.changed:
        return
    gone = session.secret is None
    response.set_cookie(
        _name(request),
        "" if session.secret is None else session.secret,
        max_age=0 if gone else int(SESSION_LENGTH.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
