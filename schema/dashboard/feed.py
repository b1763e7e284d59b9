"""The feed of events."""

from datetime import datetime

import strawberry

from models import EventKind, Involvement, RecordKind
from resolvers.dashboard.dashboard import Widget
from resolvers.events.feed import EventPage, EventPageRequest, EventPosition, FeedEvent
from resolvers.events.sentence import sentence
from schema.context import Info
from schema.described_enum import describe
from schema.directory.user import User, show_person
from schema.node import Node, global_id
from schema.paging import PageInfo, check_first, page_info, read_cursor, write_cursor
from schema.records.record import Record, show_record

describe(
    EventKind,
    "What was done to a record.",
    {
        EventKind.CREATED: "It was created.",
        EventKind.CHANGED: "Its name, contact or fields were changed.",
        EventKind.HANDED_OVER: "It got another responsible person.",
        EventKind.MOVED: "A deal moved to a stage.",
        EventKind.DELETED: "It was deleted.",
        EventKind.RESTORED: "It was restored.",
        EventKind.MENTIONED: "Somebody was mentioned in it.",
    },
)
describe(
    RecordKind,
    "The kinds of records.",
    {
        RecordKind.CONTACT: "A contact.",
        RecordKind.ACTIVITY: "An activity.",
        RecordKind.DEAL: "A deal.",
        RecordKind.COMMUNICATION: "A call, SMS, e-mail or online form.",
    },
)
describe(
    Involvement,
    "Why an event concerns you.",
    {
        Involvement.RESPONSIBLE: "You were responsible for the record.",
        Involvement.CREATOR: "You created the record.",
        Involvement.MENTIONED: "You were mentioned in it.",
        Involvement.HANDED_TO: "It was handed to you.",
        Involvement.TAKEN_FROM: "It was taken from you.",
    },
)


@strawberry.type(description="Something that somebody else did.")
class Event(Node):
    occurred_at: datetime = strawberry.field(description="When it happened.")
    kind: EventKind = strawberry.field(description="What was done.")
    record_kind: RecordKind = strawberry.field(description="What kind of record it was done to.")
    record: Record | None = strawberry.field(description="The record, deleted or not; null where you no longer see it.")
    actor: User | None = strawberry.field(description="Who did it; null for the system.")
    involvements: list[Involvement] = strawberry.field(description="Why it concerns you.")
    text: str = strawberry.field(description="The event in words.")
    is_read: bool = strawberry.field(description="Whether you have marked it read.")


@strawberry.type(description="One event of the feed.")
class EventEdge:
    cursor: str = strawberry.field(description="The event's place in the feed.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="Events that concern you, newest first.")
class EventConnection:
    total_count: int = strawberry.field(description="How many there are in all.")
    edges: list[EventEdge] = strawberry.field(description="This page's events.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


async def show_events(info: Info, widget: Widget, since: datetime, first: int, after: str | None) -> EventConnection:
    """A page of the viewer's feed."""
    dashboard = widget.dashboard
    position = EventPosition(*read_cursor(after)) if after is not None else None
    request = EventPageRequest(dashboard.desk.configuration, dashboard.viewer, since, check_first(first), position)
    page: EventPage = await info.context.loaders.pages.load(request)
    cursors = [write_cursor(event.at, event.id) for event in page.events]
    edges = [
        EventEdge(cursor=cursor, node=_show_event(info, widget, event))
        for cursor, event in zip(cursors, page.events, strict=True)
    ]
    return EventConnection(
        total_count=page.count, edges=edges, page_info=page_info(cursors, has_next=page.has_next, after=after)
    )


def no_events() -> EventConnection:
    """The page of a feed that is not for this person."""
    return EventConnection(total_count=0, edges=[], page_info=page_info([], has_next=False, after=None))


def _show_event(info: Info, widget: Widget, event: FeedEvent) -> Event:
    return Event(
        id=global_id("Event", event.id),
        occurred_at=event.at.astimezone(widget.dashboard.viewer.company.zone),
        kind=event.kind,
        record_kind=event.record_kind,
        record=show_record(event.record) if event.record else None,
        actor=show_person(event.actor) if event.actor else None,
        involvements=list(event.involvements),
        text=sentence(event, widget.dashboard.desk.configuration, info.context.language),
        is_read=event.is_read,
    )
