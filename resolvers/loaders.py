"""The loaders of one request."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.directory.department_by_id import DepartmentByIdLoader
from resolvers.directory.group_by_id import GroupByIdLoader
from resolvers.directory.user_by_id import UserByIdLoader
from resolvers.events.note_by_seen_feed import NoteBySeenFeedLoader
from resolvers.records.record_by_id import RecordByIdLoader
from resolvers.reports.report_folder_by_id import ReportFolderByIdLoader
from resolvers.reports.report_name_by_id import ReportNameByIdLoader
from resolvers.statement import Reader


class Loaders(DashboardLoaders):
    """Built anew for every request: loaders remember what they loaded, and for whom."""

    def __init__(self, engine: AsyncEngine, reader: Reader, viewer: Viewer, now: datetime) -> None:
        super().__init__(engine, reader, viewer, now)
        self.seen_feeds = NoteBySeenFeedLoader(engine)
        self.records = RecordByIdLoader(reader, viewer)
        self.users = UserByIdLoader(engine, viewer)
        self.departments = DepartmentByIdLoader(engine, viewer)
        self.groups = GroupByIdLoader(engine, viewer)
        self.report_names = ReportNameByIdLoader(engine, viewer)
        self.report_folders = ReportFolderByIdLoader(engine, viewer)
