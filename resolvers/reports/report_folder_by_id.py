"""Folders of reports by id."""

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.reports.folders import FolderSummary, list_folders


class ReportFolderByIdLoader(DataLoader[int, FolderSummary | None]):
    """Folders of the viewer's company, ``None`` for all others. One statement a turn."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[int]) -> list[FolderSummary | None]:
        """See `ReportFolderByIdLoader`."""
        found = {each.id: each for each in await list_folders(self._engine, self._viewer)}
        return [found.get(key) for key in keys]
