"""The loaders of one request."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, cast

from aiodataloader import DataLoader

from resolvers.dashboard.loaders import DashboardLoaders
from resolvers.directory.department import DepartmentSummary, GroupSummary, load_departments, load_groups
from resolvers.directory.person import PersonSummary, load_people
from resolvers.duplicates.likeness import LikeContactsLoader
from resolvers.events.note_by_seen_feed import NoteBySeenFeedLoader
from resolvers.loading.by_id_loader import ByIdLoader
from resolvers.records.record_by_id import RecordByIdLoader
from resolvers.reports.folders import FolderSummary, load_folders
from resolvers.reports.reading import load_report_names


class Loaders(DashboardLoaders):
    """Built anew for every request: loaders remember what they loaded, and for whom."""

    @cached_property
    def seen_feeds(self) -> NoteBySeenFeedLoader:
        """What of the feed is noted as seen."""
        return NoteBySeenFeedLoader(self._engine)

    @cached_property
    def records(self) -> RecordByIdLoader:
        """Records that the viewer sees."""
        return RecordByIdLoader(self.reader, self._viewer)

    @cached_property
    def like_contacts(self) -> LikeContactsLoader:
        """Contacts that may be the same person."""
        return LikeContactsLoader(self.reader, self._viewer)

    @cached_property
    def users(self) -> ByIdLoader[PersonSummary]:
        """People of the company."""
        return ByIdLoader(partial(load_people, self._engine, self._viewer))

    @cached_property
    def departments(self) -> ByIdLoader[DepartmentSummary]:
        """Its departments."""
        return ByIdLoader(partial(load_departments, self._engine, self._viewer))

    @cached_property
    def groups(self) -> ByIdLoader[GroupSummary]:
        """Its groups of people."""
        return ByIdLoader(partial(load_groups, self._engine, self._viewer))

    @cached_property
    def report_names(self) -> ByIdLoader[str]:
        """What saved reports are called."""
        return ByIdLoader(partial(load_report_names, self._engine, self._viewer))

    @cached_property
    def report_folders(self) -> ByIdLoader[FolderSummary]:
        """The folders that these are in."""
        return ByIdLoader(partial(load_folders, self._engine, self._viewer))

    def forget_records(self) -> None:
        """Lets go of records that were loaded: they may have changed."""
        self._forget(lambda name: name in ("records", "like_contacts"))

    def forget(self) -> None:
        """Lets go of what was loaded, once the request is answered, but for whom the viewer looked at.

        The library that executes a request leaves it in a circle, which only the garbage collector finds: with a desktop's ten thousand
        objects in it, everybody waits for half a second every few dozen desktops.
        """
        self._forget(lambda name: name != "desktop_owners")

    def _forget(self, is_meant: Callable[[str], bool]) -> None:
        """Of the loaders that were made: none is made to be cleared."""
        for name, each in vars(self).items():
            if isinstance(each, DataLoader) and is_meant(name):
                cast("DataLoader[Any, Any]", each).clear_all()
