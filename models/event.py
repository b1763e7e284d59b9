"""What happened in the system, and whom it concerns."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, CheckConstraint, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, one_of, refers_to


class RecordKind(StrEnum):
    """Which table an event's record is in. A report is none of the data that people work with, and is told of all the same."""

    CONTACT = "contact"
    ACTIVITY = "activity"
    DEAL = "deal"
    COMMUNICATION = "communication"
    REPORT = "report"


class EventKind(StrEnum):
    """What was done to the record."""

    CREATED = "created"
    CHANGED = "changed"
    HANDED_OVER = "handed_over"
    MOVED = "moved"
    DELETED = "deleted"
    RESTORED = "restored"
    MENTIONED = "mentioned"
    PUBLISHED = "published"
    MERGED = "merged"
    PARTED = "parted"


class Involvement(StrEnum):
    """Why an event concerns a person."""

    RESPONSIBLE = "responsible"
    CREATOR = "creator"
    MENTIONED = "mentioned"
    HANDED_TO = "handed_to"
    TAKEN_FROM = "taken_from"
    AUDIENCE = "audience"


class Event(NumberedRow):
    """One thing that happened to one record. ``data`` holds what the sentence needs, by ids: from/to stage, from/to person."""

    __tablename__ = "events"
    __table_args__ = (
        belongs_to_company(),
        refers_to("actor_id", "users"),
        CheckConstraint(one_of("kind", EventKind), name="kind"),
        CheckConstraint(one_of("record_kind", RecordKind), name="record_kind"),
        # Who has been told of a report is looked up whenever it is given to somebody.
        Index("ix_events_of_reports", "company_id", "record_id", postgresql_where=text("record_kind = 'report'")),
    )

    kind: Mapped[EventKind] = mapped_column(Text)
    record_kind: Mapped[RecordKind] = mapped_column(Text)
    record_id: Mapped[int]
    actor_id: Mapped[int | None]
    occurred_at: Mapped[datetime]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")


class EventParticipant(CompanyRow):
    """One person an event concerns, and why; the actor is not among them. Keyed in the order the feed is read."""

    __tablename__ = "event_participants"
    __table_args__ = (
        refers_to("event_id", "events"),
        refers_to("user_id", "users"),
        # Whom an event concerned that is forgotten.
        Index("ix_event_participants_company_id_event_id", "company_id", "event_id"),
    )

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    occurred_at: Mapped[datetime] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    involvements: Mapped[list[str]] = mapped_column(ARRAY(Text))
    read_at: Mapped[datetime | None]
