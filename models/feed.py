"""What a feed of records remembers between its calls."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, one_of


class FeedKind(StrEnum):
    """What a row of a feed is: a row of one of the files of the import format."""

    DEPARTMENT = "department"
    PERSON = "person"
    GROUP = "group"
    GROUP_MEMBER = "group_member"
    DEAL_TYPE = "deal_type"
    STAGE = "stage"
    ACTIVITY_TYPE = "activity_type"
    FIELD = "field"
    FIELD_OPTION = "field_option"
    CONTACT = "contact"
    DEAL = "deal"
    MOVE = "move"
    ACTIVITY = "activity"
    COMMUNICATION = "communication"


class FeedVersion(CompanyRow):
    """How new the latest row of a record is that was written, by its source's clock; older ones come too late."""

    __tablename__ = "feed_versions"
    __table_args__ = (belongs_to_company(), CheckConstraint(one_of("kind", FeedKind), name="kind"))

    kind: Mapped[FeedKind] = mapped_column(Text, primary_key=True)
    external_id: Mapped[str] = mapped_column(Text, primary_key=True)
    changed_at: Mapped[datetime]


class FeedWaiting(NumberedRow):
    """A row that could not be written yet. ``row`` is as it was sent.

    With ``needs_kind`` and ``needs_external_id`` it waits for what it refers to, and is tried again when that comes. Without them it
    was refused when it was tried again, and waits for somebody to look at it. ``origin`` is who sent it, as subjects of the audit log
    are named (``WebhookSource:4``, ``User:7``); ``since`` when it came first.
    """

    __tablename__ = "feed_waiting"
    __table_args__ = (
        belongs_to_company(),
        CheckConstraint(one_of("kind", FeedKind), name="kind"),
        Index("ix_feed_waiting_needs", "company_id", "needs_kind", "needs_external_id"),
        Index("ix_feed_waiting_kind_external_id", "company_id", "kind", "external_id"),
    )

    kind: Mapped[FeedKind] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    row: Mapped[dict[str, Any]] = mapped_column(JSONB)
    needs_kind: Mapped[FeedKind | None] = mapped_column(Text)
    needs_external_id: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    since: Mapped[datetime] = mapped_column(server_default=func.now())
    origin: Mapped[str | None] = mapped_column(Text)
