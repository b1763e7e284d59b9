"""Groups by id."""

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.directory.department import GroupSummary, load_groups


class GroupByIdLoader(DataLoader[int, GroupSummary | None]):
    """Groups of the viewer's company, ``None`` for all others. One statement a turn."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[int]) -> list[GroupSummary | None]:
        """See `GroupByIdLoader`."""
        found = {each.id: each for each in await load_groups(self._engine, self._viewer, keys)}
        return [found.get(key) for key in keys]
