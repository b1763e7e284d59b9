"""Deals."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ARRAY, BigInteger, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import belongs_to_company, refers_to
from models.record import RecordRow

CONVERTED: Final = "-2"
"""In ``fields`` beside amounts that were converted: 1, so that cells tell such deals apart as they do by any price that is filled."""
UNRATED: Final = "-3"
"""In ``fields`` in the place of amounts that could not be: there is no rate for the day. Neither is any custom field's id."""


class Deal(RecordRow):
    """A deal of one type, standing on one of that type's stages, or on none yet.

    ``stage_id``, ``staged_at`` and ``trail`` follow from the ledger (`models.transition`) and are written together with it: the stage
    of its last row, the time of its first, and every stage it ever led to, each once, in the order of the last time it did. All
    are empty while the deal stands on no stage. The trail holds no meaning of stages, so that no setting makes it stale.

    ``moved_at`` is not earlier than any move of the deal's that is ``heeded`` there: a deal that has not moved since then need not be
    looked up in the ledger, unless it has a move that is not. Empty where nobody knows.

    ``currency`` is that of its price fields, where it is another than the company's. Then these hold in ``fields`` what they come to in
    the company's, which is all that figures are made of; ``amounts`` has what was given, by the field's id, and ``rate_day`` says by
    the rate of which day it was converted (`resolvers.currencies`). Both are empty otherwise.
    """

    __tablename__ = "deals"
    __table_args__ = (
        belongs_to_company(),
        refers_to("deal_type_id", "deal_types"),
        ForeignKeyConstraint(
            ["company_id", "deal_type_id", "stage_id"], ["stages.company_id", "stages.deal_type_id", "stages.id"]
        ),
        refers_to("contact_id", "contacts"),
        refers_to("responsible_id", "users"),
        refers_to("created_by_id", "users"),
        UniqueConstraint("company_id", "external_id"),
        Index("ix_deals_by_contact", "company_id", "contact_id", postgresql_where=text("contact_id is not null")),
        Index("ix_deals_by_time", "company_id", "created_at", postgresql_where=text("deleted_at is null")),
        Index(
            "ix_deals_by_person",
            "company_id",
            "responsible_id",
            "created_at",
            postgresql_where=text("deleted_at is null"),
        ),
        # Deals that stood on no stage for a while: few, and needed for balances as of any instant.
        Index(
            "ix_deals_unstaged",
            "company_id",
            text("greatest(staged_at, created_at)"),
            postgresql_where=text("deleted_at is null and staged_at is distinct from created_at"),
        ),
        # Whom a rate concerns.
        Index(
            "ix_deals_by_rate_day", "company_id", "currency", "rate_day", postgresql_where=text("currency is not null")
        ),
    )

    deal_type_id: Mapped[int]
    stage_id: Mapped[int | None]
    staged_at: Mapped[datetime | None]
    trail: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    moved_at: Mapped[datetime | None]
    contact_id: Mapped[int | None]
    currency: Mapped[str | None] = mapped_column(Text)
    amounts: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    rate_day: Mapped[date | None]
