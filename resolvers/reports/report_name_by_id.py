"""Names of reports, for histories, which outlast audiences."""

from aiodataloader import DataLoader
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Report
from permissions.viewer import Viewer
from resolvers.one_of import one_of


class ReportNameByIdLoader(DataLoader[int, str | None]):
    """Names of the reports of the viewer's company, archived ones too, ``None`` for all others. One statement a turn."""

    def __init__(self, engine: AsyncEngine, viewer: Viewer) -> None:
        super().__init__()
        self._engine = engine
        self._viewer = viewer

    async def batch_load_fn(self, keys: list[int]) -> list[str | None]:
        """See `ReportNameByIdLoader`."""
        requested = select(Report.id, Report.name).where(
            Report.company_id == self._viewer.company.id, one_of(Report.id, keys)
        )
        async with self._engine.connect() as connection:
            names = {row.id: row.name for row in await connection.execute(requested)}
        return [names.get(key) for key in keys]
