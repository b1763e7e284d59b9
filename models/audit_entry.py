"""Who changed what of the administration, when, from what to what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow, belongs_to_company, refers_to


class AuditEntry(NumberedRow):
    """One administrative change, look at somebody else's desktop, or coming in or going out. Rows are added, never changed or removed.

    ``action`` is the mutation's name (``setWidgetAudience``), or what is no mutation (``viewAs``, ``logInFailed``); ``subject`` what it
    was done to (``Widget:revenue``, ``User:12``); ``before`` and ``after`` the subject's values that changed, by the names the API has
    for them.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        belongs_to_company(),
        refers_to("actor_id", "users"),
        Index("ix_audit_entries_by_time", "company_id", "occurred_at", "id"),
    )

    occurred_at: Mapped[datetime]
    actor_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
