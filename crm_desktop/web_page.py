"""The page: the web client as it was built, its files and the headers they are sent with."""

from collections.abc import Awaitable, Callable
from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from crm_desktop import APP_ROOT
from crm_desktop.company_origins import CompanyOrigins
from crm_desktop.compression import Compression, preferred_coding
from crm_desktop.framing import frame_of

# Where the build puts the page, in a checkout and in a wheel.
WEB_DIST = APP_ROOT / "web" / "dist"

# What the page asks, as the build writes it.
DOCUMENTS = WEB_DIST / "persisted-documents.json"

# Whatever the page needs comes from here, and nobody can put it into a frame of theirs.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

# Its editor writes styles into the page; scripts and workers are files from here there too.
_GRAPHIQL_POLICY = {**_POLICY, "style-src": "'self' 'unsafe-inline'", "worker-src": "'self'"}

_PAGE_HEADERS = {"cache-control": "no-cache"}

# Their names change with their contents.
_ASSET_HEADERS = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}

# Not guessed: guesses depend on what else is installed on the machine.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}

# The build writes them beside each file that they make smaller; the better one first.
_COMPRESSED = {"br": ".br", "gzip": ".gz"}

_NOT_BUILT = """The page is not built yet. The API works without it, under /graphql.

In a checkout, `make web` builds the page: it needs Node.js 20.19, 22.13, 24 or newer, with npm.
`make run` does so before it starts, if it finds Node.js. Reload when it is done.
"""


def web_page_routes(dist: Path) -> list[BaseRoute]:
    """Routes for the files of a build, and its page under every address that is nobody else's. They go last."""
    return [
        Mount("/assets", _Assets(directory=dist / "assets", check_dir=False)),
        Route(
            "/graphiql", _Page(dist / "graphiql.html", _GRAPHIQL_POLICY).answer, middleware=[Middleware(Compression)]
        ),
        Route("/{path:path}", _Page(dist / "index.html", _POLICY).answer, middleware=[Middleware(Compression)]),
    ]


def framed_page(dist: Path, origins: CompanyOrigins) -> "_Page":
    """The page below the address of a frame: the origins that its company names, and nobody else, may put it into theirs."""

    async def ancestors(request: Request) -> str:
        company_id = frame_of(request.scope)
        found = [] if company_id is None else await origins.framing(company_id)
        return " ".join(found) or "'none'"

    return _Page(dist / "index.html", _POLICY, ancestors)


class _Page:
    """One HTML file. It finds out in the browser which of its pages is meant."""

    def __init__(
        self, file: Path, policy: dict[str, str], ancestors: Callable[[Request], Awaitable[str]] | None = None
    ) -> None:
        self._file = file
        self._policy = policy
        self._ancestors = ancestors

    async def answer(self, request: Request) -> Response:
        # Browsers and robots ask for files at the top that nobody linked to.
        if PurePosixPath(request.url.path).suffix:
            raise HTTPException(404)
        try:
            html = self._file.read_bytes()
        except FileNotFoundError:
            return PlainTextResponse(_NOT_BUILT, 503, headers={"cache-control": "no-store"})
        policy = self._policy
        if self._ancestors is not None:
            policy = {**policy, "frame-ancestors": await self._ancestors(request)}
        directives = "; ".join(f"{name} {sources}" for name, sources in policy.items())
        headers = {**_PAGE_HEADERS, "content-security-policy": directives}
        return Response(html, headers=headers, media_type="text/html")


class _Assets(StaticFiles):
    """Scripts, styles, fonts and pictures, kept by browsers for good."""

    async def check_config(self) -> None:
        """Nothing to check: a build makes the folder anew while the process runs."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        media_type = _MEDIA_TYPES.get(PurePosixPath(path).suffix)
        if media_type is None or not self._has(path):
            raise HTTPException(404)
        offered = [coding for coding, suffix in _COMPRESSED.items() if self._has(path + suffix)]
        encoding = preferred_coding(", ".join(Request(scope).headers.getlist("accept-encoding")), offered)
        response = await super().get_response(path + _COMPRESSED[encoding] if encoding else path, scope)
        response.headers.update(_ASSET_HEADERS)
        # An answer that the browser's copy is still good has no contents.
        if response.status_code != 304:
            response.headers["content-type"] = media_type
            if encoding:
                response.headers["content-encoding"] = encoding
        return response

    def _has(self, path: str) -> bool:
        try:
            return self.lookup_path(path)[1] is not None
        except (OSError, ValueError):
            # No file can have this name.
            return False
