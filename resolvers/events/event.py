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
class EventReport:
    """A report that came to the person's desktop."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Something somebody else did. ``record`` is empty where the viewer no longer sees it (it was taken from them), and where it
    is about a ``report``."""

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
    report: EventReport | None = None

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
    Involvement.AUDIENCE,
)
"""Why an event concerns a person, the weightiest first: who is handed a deal is responsible for it too, but that is not the news."""


def read_event(row: list[Any]) -> FeedEvent:
    """The event out of `resolvers.events.rows.event_json`."""
    event_id, placed_at, at, kind, of, record, actor, involvements, data, is_read = row
    record_kind = RecordKind(of)
    is_report = record_kind is RecordKind.REPORT
    return FeedEvent(
        event_id,
        EventPosition(datetime.fromisoformat(placed_at), event_id),
        datetime.fromisoformat(at),
        EventKind(kind),
        record_kind,
        read_record(record_kind, record) if record and not is_report else None,
        read_person(actor),
        tuple(Involvement(i) for i in involvements),
        data,
        is_read,
        EventReport(**record) if is_report else None,
    )
