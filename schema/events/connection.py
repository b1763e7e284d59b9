"""Events page by page."""

from collections.abc import Sequence

import strawberry

from resolvers.events.event import EventPosition, FeedEvent
from resolvers.events.feed import Feed
from resolvers.events.page import EventPage, EventPageRequest
from schema.connection import Connection
from schema.context import Info
from schema.events.event import Event, show_event
from schema.paging import check_first, read_cursor, write_cursor


@strawberry.type(description="Events that concern you, newest first.")
class EventConnection(Connection[Event]):
    pass


def event_page(feed: Feed, first: int, after: str | None) -> EventPageRequest:
    """What `show_events` reads. Raises `RequestError` (BAD_USER_INPUT) for a page that cannot be."""
    return EventPageRequest(feed, check_first(first), read_position(after))


async def show_events(info: Info, feed: Feed, first: int, after: str | None) -> EventConnection:
    """A page of the feed."""
    loaders = info.context.loaders
    page: EventPage = await loaders.pages.load(event_page(feed, first, after))
    if after is None:
        await loaders.seen_feeds.load(feed)
    return show_page(info, feed, page.events, count=page.count, has_next=page.has_next, after=after)


def show_page(
    info: Info, feed: Feed, events: Sequence[FeedEvent], *, count: int, has_next: bool, after: str | None
) -> EventConnection:
    """Events that were read already, as a page."""
    cursors = [cursor_of(event.position) for event in events]
    shown = [show_event(info, feed, event) for event in events]
    return EventConnection.page(shown, cursors, count=count, has_next=has_next, after=after)


def no_events() -> EventConnection:
    """The page of a feed that is not for this person."""
    return EventConnection.page([], [], count=0, has_next=False, after=None)


def cursor_of(position: EventPosition) -> str:
    """The cursor of a place in a feed."""
    return write_cursor(position.at, position.event_id)


def read_position(cursor: str | None) -> EventPosition | None:
    """The place in a feed of a cursor. Raises `RequestError` (BAD_USER_INPUT) if it is none of ours."""
    return None if cursor is None else EventPosition(*read_cursor(cursor))
