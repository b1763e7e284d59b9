"""Stages a deal passes through."""

from datetime import datetime

from sqlalchemy import Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, refers_to, unique_name


class Stage(NamedRow):
    """A stage of one deal type. Whether it means won or lost is said by the report field settings, not here."""

    __tablename__ = "stages"
    __table_args__ = (
        belongs_to_company(),
        refers_to("deal_type_id", "deal_types"),
        UniqueConstraint("company_id", "external_id"),
        unique_name("stages", "deal_type_id"),
        # What ledger rows point at, so that a row's stage always belongs to its type.
        UniqueConstraint("company_id", "deal_type_id", "id"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    deal_type_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    color: Mapped[str | None] = mapped_column(Text)
    archived_at: Mapped[datetime | None]
