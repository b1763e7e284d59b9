"""Colleagues by id."""

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.directory.person import PersonSummary, load_people


class UserByIdLoader(DataLoader[int, PersonSummary | None]):
    """People of the viewer's company, ``None`` for everybody else. One statement a turn."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[int]) -> list[PersonSummary | None]:
        """See `UserByIdLoader`."""
        found = await load_people(self._engine, self._viewer, keys)
        return [found.get(key) for key in keys]
