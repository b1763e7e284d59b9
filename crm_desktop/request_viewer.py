"""Who asks over HTTP, and in which language they are answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request

from crm_desktop import media_type
from crm_desktop.cross_origin import company_origin
from crm_desktop.framing import frame_of
from crm_desktop.observing import observed
from crm_desktop.session_cookie import read_cookie
from permissions.viewer import Credential, Viewer
from resolvers.authentication import find_viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText
from schema.node import global_id


async def find_request_viewer(
    engine: AsyncEngine, request: Request, now: datetime, session_idle: timedelta
) -> Viewer | None:
    """Who sent the request: the owner of its bearer token, or of its session; ``None`` for nobody.

    A session that was not used for ``session_idle`` is nobody's.

    Raises `RequestError` (FORBIDDEN) for what another page led here, and what `resolvers.authentication.find_viewer` raises.
    """
    _refuse_links_elsewhere(request)
    viewer = await _find(engine, request, now, session_idle)
    origin = company_origin(request.scope)
    if origin is not None and (viewer is None or origin not in viewer.company.allowed_origins):
        raise RequestError(ErrorCode.FORBIDDEN, _NO_ORIGIN_OF_THEIRS)
    if viewer is not None:
        observed().company, observed().person = viewer.company.id, viewer.user_id
    return viewer


@dataclass(frozen=True, slots=True)
class RequestCredential:
    """What a request came with, of whatever it may be worth."""

    kind: Credential
    text: str


def credential_of(request: Request) -> RequestCredential | None:
    """The token or the secret of the session that the request came with; ``None`` if with nothing that can be one."""
    if frame_of(request.scope) is not None:
        # Its cookie goes along with whatever the page around it asks, too; so what asks has to be the frame, and all browsers that keep
        # such cookies say so.
        is_frame = request.headers.get("sec-fetch-site") == "same-origin"
        return _session(request, Credential.FRAME) if is_frame else None
    authorization = request.headers.get("authorization")
    # Who sends a header means it: a wrong token is not mended by a cookie.
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        return RequestCredential(Credential.TOKEN, token.strip()) if scheme.lower() == "bearer" else None
    return _session(request, Credential.SESSION)


def _session(request: Request, kind: Credential) -> RequestCredential | None:
    secret = read_cookie(request).secret
    return None if secret is None else RequestCredential(kind, secret)


async def _find(engine: AsyncEngine, request: Request, now: datetime, session_idle: timedelta) -> Viewer | None:
    credential = credential_of(request)
    if credential is None:
        return None
    viewer = await find_viewer(engine, credential.text, credential.kind, now, session_idle=session_idle)
    frame = frame_of(request.scope)
    return viewer if frame is None or viewer is None or viewer.company.id == frame else None


def require_owner(request: Request, viewer: Viewer | None) -> None:
    """Refuses what a page sends for somebody who is not signed in any more.

    The header ``X-Signed-In-As`` names them, by their id as a `User`.

    Programs may leave it out. Where nobody is signed in, the request itself says what becomes of it.
    Raises `RequestError` (SIGNED_IN_AS_ANOTHER).
    """
    owner = request.headers.get("x-signed-in-as")
    if owner is not None and viewer is not None and owner != global_id("User", viewer.user_id):
        raise RequestError(ErrorCode.SIGNED_IN_AS_ANOTHER, _ANOTHER)


def _refuse_links_elsewhere(request: Request) -> None:
    """Refuses what the browser was led to by a page of somebody else, as it comes with the session of whoever is signed in.

    A link is enough for that, and asking is not always without effect: that an administrator looked at somebody's desktop is noted.
    Who types the address comes from nowhere. Raises `RequestError` (FORBIDDEN).
    """
    if request.headers.get("sec-fetch-site") not in {"cross-site", "same-site"}:
        return
    if read_cookie(request).secret is not None and "authorization" not in request.headers:
        raise RequestError(ErrorCode.FORBIDDEN, _ELSEWHERE)


_ELSEWHERE = LocalizedText(
    "Expected to be asked by a page of this address, or with a token: another page led here. Nothing was done.",
    "Ожидается запрос со страницы этого адреса или с токеном: сюда привела другая страница. Ничего не сделано.",
)
_NO_ORIGIN_OF_THEIRS = LocalizedText(
    "Expected a token of somebody whose company allows pages of this origin to ask. Nothing was done.",
    "Ожидается токен сотрудника компании, которая разрешает запросы со страниц этого адреса. Ничего не сделано.",
)
_ANOTHER = LocalizedText(
    "This was sent for somebody else than the person who is signed in now. Nothing was done.",
    "Это отправлено от имени другого человека, не того, кто сейчас вошёл. Ничего не сделано.",
)


def request_language(request: Request) -> Language:
    """The language the client asks for, for those who have chosen none."""
    return "ru" if media_type.preferred_language(request.headers.get("accept-language")) == "ru" else "en"
