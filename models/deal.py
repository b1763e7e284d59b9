"""Deals."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from models.base import belongs_to_company, refers_to
from models.record import RecordRow


class Deal(RecordRow):
    """A deal of one type, standing on one of that type's stages, or on none yet.

    ``stage_id`` and ``staged_at`` follow from the ledger (`models.transition`) and are written together with it: the stage
    of its last row, and the time of its first. Both are empty while the deal stands on no stage.
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
            "created_at",
            postgresql_where=text("deleted_at is null and staged_at is distinct from created_at"),
        ),
    )

    deal_type_id: Mapped[int]
    stage_id: Mapped[int | None]
    staged_at: Mapped[datetime | None]
    contact_id: Mapped[int | None]
