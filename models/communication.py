"""Calls, SMS, e-mails and online forms."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow, belongs_to_company, one_of, refers_to


class Channel(StrEnum):
    """How people communicated."""

    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    FORM = "form"


class Direction(StrEnum):
    """Which way: to the company or from it."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class Communication(NumberedRow):
    """One message, call or form. It is a fact, which nobody changes here: it goes when its source has it no more."""

    __tablename__ = "communications"
    __table_args__ = (
        belongs_to_company(),
        refers_to("contact_id", "contacts"),
        refers_to("responsible_id", "users"),
        UniqueConstraint("company_id", "external_id"),
        CheckConstraint(one_of("channel", Channel), name="channel"),
        CheckConstraint(one_of("direction", Direction), name="direction"),
        CheckConstraint("answered is null or channel = 'call'", name="answered_only_for_calls"),
        Index(
            "ix_communications_by_contact", "company_id", "contact_id", postgresql_where=text("contact_id is not null")
        ),
        Index("ix_communications_by_time", "company_id", "occurred_at"),
        Index("ix_communications_by_person", "company_id", "responsible_id", "occurred_at"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[Channel] = mapped_column(Text)
    direction: Mapped[Direction] = mapped_column(Text)
    contact_id: Mapped[int | None]
    responsible_id: Mapped[int | None]
    occurred_at: Mapped[datetime]
    answered: Mapped[bool | None]
