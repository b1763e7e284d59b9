"""The loaders of one request."""

from datetime import datetime
from functools import partial
from typing import Any, cast

from aiodataloader import DataLoader
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Viewer
from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.directory.department import load_departments, load_groups
from resolvers.directory.person import load_people
from resolvers.duplicates.likeness import LikeContactsLoader
from resolvers.events.note_by_seen_feed import NoteBySeenFeedLoader
from resolvers.loading.by_id_loader import ByIdLoader
from resolvers.records.record_by_id import RecordByIdLoader
from resolvers.reports.folders import load_folders
from resolvers.reports.reading import load_report_names
from resolvers.statement import Reader


class Loaders(DashboardLoaders):
    """Built anew for every request: loaders remember what they loaded, and for whom."""

    def __init__(self, engine: AsyncEngine, reader: Reader, viewer: Viewer, now: datetime) -> None:
        super().__init__(engine, reader, viewer, now)
        self.seen_feeds = NoteBySeenFeedLoader(engine)
        self.records = RecordByIdLoader(reader, viewer)
        self.like_contacts = LikeContactsLoader(reader, viewer)
        self.users = ByIdLoader(partial(load_people, engine, viewer))
        self.departments = ByIdLoader(partial(load_departments, engine, viewer))
        self.groups = ByIdLoader(partial(load_groups, engine, viewer))
        self.report_names = ByIdLoader(partial(load_report_names, engine, viewer))
        self.report_folders = ByIdLoader(partial(load_folders, engine, viewer))

    def forget(self) -> None:
        """Lets go of what was loaded, once the request is answered, but for whom the viewer looked at.

        The library that executes a request leaves it in a circle, which only the garbage collector finds: with a desktop's ten thousand
        objects in it, everybody waits for half a second every few dozen desktops.
        """
        for each in vars(self).values():
            if isinstance(each, DataLoader) and each is not self.desktop_owners:
                cast("DataLoader[Any, Any]", each).clear_all()
