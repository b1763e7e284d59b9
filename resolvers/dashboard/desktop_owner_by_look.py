"""People whose desktops somebody else looks at."""

from dataclasses import dataclass
from datetime import datetime

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.commands import CommandContext
from resolvers.dashboard.viewing_as import view_as
from resolvers.errors import RequestError


@dataclass(frozen=True, slots=True)
class Look:
    """Whose desktop, and when."""

    user_id: int
    now: datetime


class DesktopOwnerByLookLoader(DataLoader[Look, Viewer]):
    """Who the owner is, as the viewer may see them. However often it is asked for in a request, it is one entry in the audit log."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[Look]) -> list[Viewer | RequestError]:
        """See `DesktopOwnerByLookLoader`."""
        found: list[Viewer | RequestError] = []
        for key in keys:
            try:
                found.append(await view_as(CommandContext(self._engine, self._viewer, key.now), key.user_id))
            except RequestError as refusal:
                found.append(refusal)
        return found
