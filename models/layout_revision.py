"""The history of arrangements."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to


class LayoutRevision(CompanyRow):
    """One save of one arrangement: a person's own (``owner`` user) or a default (company: ``owner_id`` 0, group, department).

    ``operations`` is what was asked, ``state`` the arrangement after it, as in `models.dashboard_state`. ``idempotency_key`` is the
    client's name for the save: the same key again is the same save.
    """

    __tablename__ = "layout_revisions"
    __table_args__ = (
        belongs_to_company(),
        refers_to("saved_by_id", "users"),
        CheckConstraint("owner in ('user', 'company', 'group', 'department')", name="owner"),
        Index(
            "uq_layout_revisions_idempotency_key",
            "company_id",
            "owner",
            "owner_id",
            "idempotency_key",
            unique=True,
            postgresql_where=text("idempotency_key is not null"),
        ),
    )

    owner: Mapped[str] = mapped_column(Text, primary_key=True)
    owner_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int | None]
    idempotency_key: Mapped[str | None] = mapped_column(Text)
    operations: Mapped[list[Any]] = mapped_column(JSONB)
    state: Mapped[dict[str, Any]] = mapped_column(JSONB)
