"""Who asks for something to be written."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential, Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import Language, LocalizedText


@dataclass(frozen=True, slots=True)
class CommandContext:
    """Who asks for something, when, and in which language they are told if it cannot be.

    ``sends_mail``: whether people are told by mail.
    """

    engine: AsyncEngine
    viewer: Viewer
    now: datetime
    language: Language = "en"
    sends_mail: bool = False

    def require_administrator(self) -> None:
        """Raises `RequestError` (FORBIDDEN) for everybody else."""
        if not self.viewer.is_admin:
            raise RequestError(ErrorCode.FORBIDDEN, ADMINISTRATORS_ONLY)

    def require_session(self, otherwise: LocalizedText) -> None:
        """Raises `RequestError` (FORBIDDEN, with these words) for who came with a token: who finds one must not make it last."""
        if self.viewer.credential is not Credential.SESSION:
            raise RequestError(ErrorCode.FORBIDDEN, otherwise)


ADMINISTRATORS_ONLY = LocalizedText("Only administrators may do this.", "Это доступно только администраторам.")
