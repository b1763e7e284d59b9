"""Kinds of deals, each with stages of its own."""

from datetime import datetime

from sqlalchemy import Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, unique_name


class DealType(NamedRow):
    """A kind of deal. Archived types keep their deals and are not offered for new ones."""

    __tablename__ = "deal_types"
    __table_args__ = (belongs_to_company(), UniqueConstraint("company_id", "external_id"), unique_name("deal_types"))

    external_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    archived_at: Mapped[datetime | None]
