"""One event of the feed."""

from datetime import datetime

import strawberry

from models import EventKind, Involvement
from resolvers.events.event import FeedEvent
from resolvers.events.feed import Feed
from resolvers.events.sentence import name_of, sentence
from resolvers.report_definitions.saved_report import report_key
from schema.context import Info
from schema.described_enum import describe
from schema.directory.row_number import row_number
from schema.directory.user import User, show_person
from schema.node import Node, global_id
from schema.records.kind import RecordKind
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
        EventKind.MERGED: "Others were merged into a contact.",
        EventKind.PARTED: "Contacts that had been merged into one are several again.",
        EventKind.PUBLISHED: "A report came to somebody's desktop.",
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
        Involvement.AUDIENCE: "It is on your desktop.",
    },
)


@strawberry.type(description="Something that somebody else did.")
class Event(Node):
    occurred_at: datetime = strawberry.field(description="When it happened.")
    kind: EventKind = strawberry.field(description="What was done.")
    record_kind: RecordKind = strawberry.field(description="What kind of record it was done to.")
    record: Record | None = strawberry.field(
        description="The record, deleted or not; null where you no longer see it, and for a report."
    )
    widget_key: str | None = strawberry.field(
        description="The key of the widget that a report has on your desktop; null for records."
    )
    record_title: str | None = strawberry.field(
        description="The record's or report's name, of a deleted record the last it had; null where you no longer see it."
    )
    is_deleted: bool = strawberry.field(
        description="Whether the record is deleted now: it has a name still, and is found nowhere any more."
    )
    actor: User | None = strawberry.field(description="Who did it; null for the system.")
    involvements: list[Involvement] = strawberry.field(description="Why it concerns you.")
    text: str = strawberry.field(description="The event in words.")
    is_read: bool = strawberry.field(description="Whether you have marked it read.")


def event_id(number: int, user_id: int) -> strawberry.ID:
    """The id of an event as it is in a person's feed: why it concerns them, and whether it is read, is theirs."""
    return global_id("Event", f"{number}.{user_id}")


def split_key(key: str) -> tuple[int, int]:
    """The event's number and the person's, by the key of such an id; 0, which is no row's, for what is none."""
    number, _, user_id = key.partition(".")
    return row_number(number), row_number(user_id)


def show_event(info: Info, feed: Feed, event: FeedEvent) -> Event:
    """The event as it is answered."""
    language = info.context.language
    return Event(
        id=event_id(event.id, feed.viewer.user_id),
        occurred_at=event.at.astimezone(feed.viewer.company.zone),
        kind=event.kind,
        record_kind=event.record_kind,
        record=show_record(event.record) if event.record else None,
        widget_key=report_key(event.report.id) if event.report else None,
        record_title=name_of(event, language),
        is_deleted=event.is_about_deleted,
        actor=show_person(event.actor) if event.actor else None,
        involvements=list(event.involvements),
        text=sentence(event, feed.configuration, language),
        is_read=event.is_read,
    )
