"""Where identity providers send browsers back to."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crm_desktop.bounds import Doorkeeper
from crm_desktop.client_browser import browser_of
from crm_desktop.provider_cookie import read_kept
from crm_desktop.public_url import public_url_of
from crm_desktop.request_work import never_leaving
from crm_desktop.session_cookie import read_cookie, write_cookie
from resolvers.authentication import Vault
from resolvers.authentication.provider.coming_back import CameBack, finish_provider_log_in
from resolvers.authentication.provider.problem import ProviderError, SignInProblem
from resolvers.authentication.provider.providers import Providers
from resolvers.errors import RequestError
from schema.authentication import CALLBACK

log = logging.getLogger(__name__)


class ProviderCallback:
    """Signs in whoever is back, and leads them to the page; or to the log-in, which says in words what was wrong."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Callable[[], datetime],
        doorkeeper: Doorkeeper,
        vault: Vault,
        providers: Providers,
        public_url: str,
    ) -> None:
        """As of `create_app`."""
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper
        self._vault = vault
        self._providers = providers
        self._public_url = public_url

    async def answer(self, request: Request) -> Response:
        """Answers one request."""
        given = request.query_params
        came = CameBack(given.get("state", ""), given.get("code"), given.get("error"), read_kept(request).secret)
        session = read_cookie(request)
        try:
            self._doorkeeper.log_in_lane.count(browser_of(request).address)
            finishing = finish_provider_log_in(
                self._engine,
                self._providers,
                self._vault,
                came,
                redirect_uri=public_url_of(request, self._public_url) + CALLBACK,
                replaces=session.secret,
                browser=browser_of(request),
                now=self._clock(),
            )
            secret = await self._doorkeeper.run(finishing, never_leaving())
        except ProviderError as error:
            log.warning("Nobody is signed in by a provider: %s", error)
            return _go(f"/log-in?problem={error.problem}")
        except (RequestError, TimeoutError):
            return _go(f"/log-in?problem={SignInProblem.UNREACHABLE}")
        session.replace(secret.text)
        response = _go("/")
        write_cookie(response, session, request)
        return response


def _go(where: str) -> Response:
    return RedirectResponse(where, 303, headers={"cache-control": "no-store"})
