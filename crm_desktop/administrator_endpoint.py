"""What administrators alone ask for at an address of its own, by session or by a token for administration."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request

from crm_desktop.bounds import Doorkeeper
from crm_desktop.json_endpoint import JsonEndpoint
from crm_desktop.request_viewer import find_request_viewer, request_language, require_owner
from crm_desktop.request_work import never_leaving
from models import TokenScope
from resolvers.commands import CommandContext
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from schema.context import language_of


class AdministratorEndpoint(JsonEndpoint):
    """An ASGI application that knows who asks it."""

    def __init__(self, engine: AsyncEngine, clock: Callable[[], datetime], doorkeeper: Doorkeeper) -> None:
        self._engine = engine
        self._clock = clock
        self._doorkeeper = doorkeeper

    async def command_of(self, request: Request) -> CommandContext:
        """Whoever asks. Raises `RequestError`: UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED."""
        self._doorkeeper.count_address(request)
        now = self._clock()
        finding = find_request_viewer(self._engine, request, now, self._doorkeeper.session_idle)
        viewer = await self._doorkeeper.run(finding, never_leaving())
        self._doorkeeper.count_viewer(viewer)
        if viewer is None:
            raise RequestError(ErrorCode.UNAUTHENTICATED, _SIGN_IN)
        require_owner(request, viewer)
        language = request.state.language = language_of(viewer, request_language(request))
        command = CommandContext(self._engine, viewer, now, language)
        command.require_administrator()
        if viewer.scopes is not None and TokenScope.ADMINISTRATION not in viewer.scopes:
            raise RequestError(ErrorCode.FORBIDDEN, _SCOPE)
        return command


_SIGN_IN = LocalizedText("Sign in first.", "Сначала войдите.")
_SCOPE = LocalizedText(
    "Expected a token for administration; this one is not for that.",
    "Ожидается токен для администрирования; этот не для того.",
)
