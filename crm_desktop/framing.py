"""What stands below ``/embed/``: the page and the API for frames in a company's own pages.

A frame has a session of its own, in a cookie of its own. What is asked below its address is asked with that, and with nothing else;
what is asked elsewhere, never with it.
"""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from resolvers.authentication import Vault, VaultError
from schema.administration.framing import FRAME_OWNER


class Framed:
    """An application below an address that names a company, sealed: its number would tell whose page may be asked for which company."""

    def __init__(self, app: ASGIApp, vault: Vault) -> None:
        self._app = app
        self._vault = vault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request. Raises `HTTPException` (404) where the address is none that was made here."""
        sealed: str = scope["path_params"]["company"]
        try:
            company_id = int(self._vault.open(sealed, FRAME_OWNER)) if sealed.isascii() else None
        except VaultError:
            company_id = None
        if company_id is None:
            raise HTTPException(404)
        await self._app({**scope, _NOTED: company_id}, receive, send)


def frame_of(scope: Scope) -> int | None:
    """The company in whose page's frame it is asked; ``None`` for the page itself and for programs."""
    return scope.get(_NOTED)


_NOTED = "crm_desktop.frame"
