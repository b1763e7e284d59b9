"""Reading the feed by runs: events one after another of the same kind, kind of record, actor and reason are one group."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import EventKind, Involvement, RecordKind
from resolvers.configuration import Configuration
from resolvers.directory.person import PersonSummary
from resolvers.events.event import EventPosition, FeedEvent, read_event
from resolvers.events.event_groups_sql import runs_text
from resolvers.events.feed import Feed
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class EventGroupPageRequest:
    """``first`` groups of the feed after a position (or from the top), each with its newest ``sample`` events, at least one."""

    feed: Feed
    first: int
    sample: int
    after: EventPosition | None

    @property
    def configuration(self) -> Configuration:
        """See `resolvers.loading.page.Page`."""
        return self.feed.configuration

    def part(self) -> Part:
        """The page as a part of a statement."""
        params: dict[str, Any] = {"limit": self.first + 1, "sample": max(self.sample, 1)}
        if self.after is not None:
            params |= {"after_at": self.after.at, "after_id": self.after.event_id}
        text = runs_text(self.feed.viewer.people is None, self.after is not None)
        return self.feed.part(text, params)

    def read(self, value: dict[str, Any]) -> "EventGroupPage":
        """The page out of the part's value."""
        rows: list[Any] = value["rows"] or []
        groups = tuple(_read_group(row) for row in rows[: self.first])
        return EventGroupPage(value["count"], groups, len(rows) > self.first)


@dataclass(frozen=True, slots=True)
class EventGroup:
    """A run of events, the newest ones at hand. ``record_count``: of how many records; somebody may change one again and again."""

    count: int
    record_count: int
    unread_count: int
    newest_at: datetime
    oldest_at: datetime
    end: EventPosition
    newest: tuple[FeedEvent, ...]

    @property
    def top(self) -> EventPosition:
        """The place right above the group."""
        newest = self.newest[0].position
        return EventPosition(newest.at, newest.event_id + 1)

    @property
    def kind(self) -> EventKind:
        """What was done, in all of them."""
        return self.newest[0].kind

    @property
    def record_kind(self) -> RecordKind:
        """To what kind of records."""
        return self.newest[0].record_kind

    @property
    def actor(self) -> PersonSummary | None:
        """Who did it."""
        return self.newest[0].actor

    @property
    def reason(self) -> Involvement:
        """Why it concerns the viewer."""
        return self.newest[0].reason


@dataclass(frozen=True, slots=True)
class EventGroupPage:
    """A page of groups and how many there are in all."""

    count: int
    groups: tuple[EventGroup, ...]
    has_next: bool


def _read_group(row: list[Any]) -> EventGroup:
    count, record_count, unread_count, newest_at, oldest_at, end_at, end_id, events = row
    return EventGroup(
        count,
        record_count,
        unread_count,
        datetime.fromisoformat(newest_at),
        datetime.fromisoformat(oldest_at),
        EventPosition(datetime.fromisoformat(end_at), end_id),
        tuple(read_event(event) for event in events),
    )
