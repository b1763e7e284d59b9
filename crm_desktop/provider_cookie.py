"""What a browser keeps while its person is at their identity provider: that it is the one that went there."""

from starlette.requests import Request
from starlette.responses import Response

from crm_desktop.session_cookie import cookie_of
from resolvers.authentication.provider.beginning import LOG_IN_LENGTH
from schema.context import SessionCookie


def _name(request: Request) -> str:
    return "__Host-crm_sign_in" if request.url.scheme == "https" else "crm_sign_in"


def read_kept(request: Request) -> SessionCookie:
    """What the browser came with, if anything."""
    return cookie_of(request, _name)


def write_kept(response: Response, kept: SessionCookie, request: Request) -> None:
    """Has the browser keep it, as long as a log-in may take."""
    if kept.changed:
        response.set_cookie(
            _name(request),
            kept.secret or "",
            max_age=int(LOG_IN_LENGTH.total_seconds()),
            path="/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
