"""Sources that send records by webhooks of theirs, what came of each message, and what of it was refused."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company


class WebhookSource(NumberedRow):
    """A system that sends records to an address of its own, signed by a secret that both have.

    A signature is checked by the secret itself, so that is sealed (`resolvers.authentication.vault`), by a key which is not in the
    database. ``sealed_previous`` is the one before, as long as ``previous_until`` lets it go on. ``paused_at``: nothing is taken.
    ``last_taken_at`` is when a message was taken; ``last_refused_at`` and ``last_refusal`` when one was turned away at the door, give
    or take a minute, and why: nothing else is kept of those.
    """

    __tablename__ = "webhook_sources"
    __table_args__ = (belongs_to_company(),)

    name: Mapped[str] = mapped_column(Text)
    sealed_secret: Mapped[str] = mapped_column(Text)
    sealed_previous: Mapped[str | None] = mapped_column(Text)
    previous_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    paused_at: Mapped[datetime | None]
    last_taken_at: Mapped[datetime | None]
    last_refused_at: Mapped[datetime | None]
    last_refusal: Mapped[str | None] = mapped_column(Text)


class WebhookReceipt(CompanyRow):
    """That a message was taken, by the id that its source gave it: sent again, it is done already. Goes after a while."""

    __tablename__ = "webhook_receipts"
    __table_args__ = (
        ForeignKeyConstraint(["company_id", "source_id"], ["webhook_sources.company_id", "webhook_sources.id"]),
    )

    source_id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(Text, primary_key=True)
    received_at: Mapped[datetime]


class DeadLetter(NumberedRow):
    """A row of a message that was refused, for somebody to look at: as it was sent, or mended since. ``problems`` are
    ``{"member", "message"}``, ``size`` the bytes of ``body``."""

    __tablename__ = "webhook_dead_letters"
    __table_args__ = (
        ForeignKeyConstraint(["company_id", "source_id"], ["webhook_sources.company_id", "webhook_sources.id"]),
        Index("ix_webhook_dead_letters_source_id", "company_id", "source_id", "id"),
    )

    source_id: Mapped[int]
    message_id: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime]
    body: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    attempts: Mapped[int] = mapped_column(server_default="1")
