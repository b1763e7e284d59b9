"""Programs in pages of other origins: which may ask, and how."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crm_desktop.company_origins import CompanyOrigins
from crm_desktop.listed import listed
from resolvers.origins import is_origin


def read_origins(value: str) -> tuple[str, ...]:
    """The origins in a setting, separated by commas or blanks, as browsers write them. Raises `ValueError` for what is none."""
    origins = listed(value.lower())
    for origin in origins:
        if not is_origin(origin):
            message = f"{origin!r} is no origin; expected each by its name, such as https://reports.example or http://localhost:3000"
            raise ValueError(message)
    return tuple(dict.fromkeys(origins))


class CrossOrigin:
    """An application that answers pages of these origins too, and of those that companies allow.

    They come with a token. Credentials that a browser adds by itself are never allowed: the cookie of a session is the page's own, and
    no other page acts for whoever happens to be signed in. A company's origins ask for its own people alone: who is asked for is known
    later, so the origin is noted (`company_origin`).
    """

    def __init__(self, app: ASGIApp, origins: Collection[str], of_companies: CompanyOrigins) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._of_companies = of_companies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if not origin or not is_origin(origin) or urlsplit(origin).netloc == headers.get("host"):
            return await self._app(scope, receive, _varying(send))
        if origin not in self._origins:
            if not await self._of_companies.have(origin):
                return await self._app(scope, receive, _varying(send))
            scope = {**scope, _NOTED: origin}
        answering = CORSMiddleware(
            self._app,
            allow_origins=(origin,),
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "If-None-Match"),
            # What exports are called, when to come again, by what to ask whether an answer still holds, as of when it does, and what to
            # tell the operator.
            expose_headers=("Content-Disposition", "Retry-After", "ETag", "X-As-Of", "X-Request-Id"),
        )
        return await answering(scope, receive, send)


def company_origin(scope: Scope) -> str | None:
    """The origin of the page that asks, if only companies allow it."""
    return scope.get(_NOTED)


def _varying(send: Send) -> Send:
    """Tells whoever keeps an answer that a page of another origin may get another one."""

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Origin")
        await send(message)

    return send_on


_NOTED = "crm_desktop.company_origin"
