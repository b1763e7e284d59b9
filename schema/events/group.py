"""Runs of events."""

from collections.abc import Sequence
from datetime import datetime

import strawberry
from graphql import FieldNode

from models import EventKind, Involvement, RecordKind
from resolvers.events import groups
from resolvers.events.feed import Feed
from resolvers.events.groups import EventGroupPage, EventGroupPageRequest
from resolvers.events.page import EventPage, EventPageRequest
from resolvers.events.sentence import group_sentence
from schema.connection import Connection
from schema.context import Info
from schema.directory.user import User, show_person
from schema.events.connection import EventConnection, cursor_of, read_position, show_page
from schema.look_ahead import most_selected_below
from schema.paging import MAX_ROWS, After, First, check_first

_SAMPLE = 5


@strawberry.type(
    description="Events one after another of the same kind, kind of record, actor and reason: "
    "“Anna Bell handed 15 deals to you”. An event unlike its neighbours is a group of its own."
)
class EventGroup:
    feed: strawberry.Private[Feed]
    group: strawberry.Private[groups.EventGroup]

    @strawberry.field(description="What was done.")
    def kind(self) -> EventKind:
        return self.group.kind

    @strawberry.field(description="What kind of records it was done to.")
    def record_kind(self) -> RecordKind:
        return self.group.record_kind

    @strawberry.field(description="Who did it; null for the system.")
    def actor(self) -> User | None:
        return show_person(self.group.actor) if self.group.actor else None

    @strawberry.field(description="Why it concerns you: the weightiest reason.")
    def involvement(self) -> Involvement:
        return self.group.reason

    @strawberry.field(description="The group in words, in your language; a single event's own text.")
    def text(self, info: Info) -> str:
        return group_sentence(self.group, self.feed.configuration, info.context.language)

    @strawberry.field(description="How many events they are.")
    def count(self) -> int:
        return self.group.count

    @strawberry.field(description="Of how many records; fewer than events where one was changed again and again.")
    def record_count(self) -> int:
        return self.group.record_count

    @strawberry.field(description="How many of them you have not marked read.")
    def unread_count(self) -> int:
        return self.group.unread_count

    @strawberry.field(description="When the newest of them happened.")
    def newest_at(self) -> datetime:
        return self.group.newest_at.astimezone(self.feed.viewer.company.zone)

    @strawberry.field(description="When the oldest of them happened.")
    def oldest_at(self) -> datetime:
        return self.group.oldest_at.astimezone(self.feed.viewer.company.zone)

    @strawberry.field(
        description="The events themselves, newest first. Their cursors are good in the feed's `events` too. "
        "Null only beside an error that says why."
    )
    async def events(self, info: Info, first: First = _SAMPLE, after: After = None) -> EventConnection | None:
        group, rows = self.group, check_first(first)
        if after is None and len(group.newest) >= min(rows, group.count):
            events, has_next = group.newest[:rows], group.count > rows
        else:
            request = EventPageRequest(self.feed, rows, read_position(after) or group.top, group.end)
            page: EventPage = await info.context.loaders.pages.load(request)
            events, has_next = page.events, page.has_next
        return show_page(info, self.feed, events, count=group.count, has_next=has_next, after=after)


@strawberry.type(description="Groups of events that concern you, newest first; a group's place is where it ends.")
class EventGroupConnection(Connection[EventGroup]):
    pass


def events_in_groups(info: Info, groups: Sequence[FieldNode] | None = None) -> int:
    """How many events of each group are asked for, below these fields or the one being resolved."""
    return min(most_selected_below(info, groups, "events", "first", _SAMPLE), MAX_ROWS)


def group_page(feed: Feed, first: int, after: str | None, sample: int) -> EventGroupPageRequest:
    """What `show_groups` reads, with so many events of each. Raises `RequestError` (BAD_USER_INPUT) for a page that cannot be."""
    return EventGroupPageRequest(feed, check_first(first), sample, read_position(after))


async def show_groups(info: Info, feed: Feed, first: int, after: str | None) -> EventGroupConnection:
    """A page of the feed's groups, with as many of their events as are asked for below."""
    loaders = info.context.loaders
    page: EventGroupPage = await loaders.pages.load(group_page(feed, first, after, events_in_groups(info)))
    if after is None:
        await loaders.seen_feeds.load(feed)
    cursors = [cursor_of(group.end) for group in page.groups]
    groups = [EventGroup(feed=feed, group=group) for group in page.groups]
    return EventGroupConnection.page(groups, cursors, count=page.count, has_next=page.has_next, after=after)


def no_groups() -> EventGroupConnection:
    """The page of a feed that is not for this person."""
    return EventGroupConnection.page([], [], count=0, has_next=False, after=None)
