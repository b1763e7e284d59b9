"""Who asks over HTTP, and in which language they are answered."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request

from crm_desktop import media_type
from crm_desktop.session_cookie import read_cookie
from permissions.viewer import Credential, Viewer
from resolvers.authentication import find_viewer
from resolvers.language import Language


async def find_request_viewer(engine: AsyncEngine, request: Request, now: datetime) -> Viewer | None:
    """Who sent the request: the owner of its bearer token, or of its session; ``None`` for nobody.

    Raises what `resolvers.authentication.find_viewer` raises.
    """
    authorization = request.headers.get("authorization")
    # Who sends a header means it: a wrong token is not mended by a cookie.
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            return None
        return await find_viewer(engine, token.strip(), Credential.TOKEN, now)
    session = read_cookie(request).secret
    return None if session is None else await find_viewer(engine, session, Credential.SESSION, now)


def request_language(request: Request) -> Language:
    """The language the client asks for, for those who have chosen none."""
    return "ru" if media_type.preferred_language(request.headers.get("accept-language")) == "ru" else "en"
