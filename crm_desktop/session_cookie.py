"""The cookie of the page's session."""

from starlette.requests import Request
from starlette.responses import Response

from resolvers.authentication import SESSION_LENGTH
from schema.context import SessionCookie

_NAME = "crm_session"


def read_cookie(request: Request) -> SessionCookie:
    """The session the browser came with, if any."""
    return SessionCookie(request.cookies.get(_NAME))


def write_cookie(response: Response, session: SessionCookie, request: Request) -> None:
    """Gives the browser its new session, or takes the old one away. Out of reach of scripts and of other sites' requests."""
    if not session.changed:
        return
    gone = session.secret is None
    response.set_cookie(
        _NAME,
        "" if session.secret is None else session.secret,
        max_age=0 if gone else int(SESSION_LENGTH.total_seconds()),
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
