"""One event of a person's feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import EventKind, Involvement, RecordKind
from resolvers.directory.person import PersonSummary, read_person
from resolvers.records.reading import CommunicationRecord, Record, read_record


@dataclass(frozen=True, slots=True)
class EventPosition:
    """An event's place in a feed, which stands newest first.

    ``at`` is when it became news to the person: when it happened, or, if they were looking while it was being written, then.
    """

    at: datetime
    event_id: int


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Something somebody else did. ``record`` is empty where the viewer no longer sees it (it was taken from them)."""

    id: int
    position: EventPosition
    at: datetime
    kind: EventKind
    record_kind: RecordKind
    record: Record | None
    actor: PersonSummary | None
    involvements: tuple[Involvement, ...]
    data: dict[str, Any]
    is_read: bool

    @property
    def is_about_deleted(self) -> bool:
        """Whether the record, in sight, is deleted now. Its name is as it was: deleted records cannot be changed."""
        return self.record is not None and not isinstance(self.record, CommunicationRecord) and self.record.deleted

    @property
    def reason(self) -> Involvement:
        """The first of `REASONS` that concerns the person."""
        return next(reason for reason in REASONS if reason in self.involvements)


REASONS = (
    Involvement.HANDED_TO,
    Involvement.TAKEN_FROM,
    Involvement.MENTIONED,
    Involvement.RESPONSIBLE,
    Involvement.CREATOR,
)
"""Why an event concerns a person, the weightiest first: who is handed a deal is responsible for it too, but that is not the news."""


def read_event(row: list[Any]) -> FeedEvent:
    """The event out of `resolvers.events.rows.event_json`."""
    event_id, placed_at, at, kind, record_kind, record, actor, involvements, data, is_read = row
    return FeedEvent(
        event_id,
        EventPosition(datetime.fromisoformat(placed_at), event_id),
        datetime.fromisoformat(at),
        EventKind(kind),
        RecordKind(record_kind),
        read_record(RecordKind(record_kind), record) if record else None,
        read_person(actor),
        tuple(Involvement(i) for i in involvements),
        data,
        is_read,
    )
