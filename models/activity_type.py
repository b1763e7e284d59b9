"""Kinds of activities, defined by each company."""

from datetime import datetime

from sqlalchemy import Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, unique_name


class ActivityType(NamedRow):
    """A kind of activity: a call, a meeting, a request, whatever the company works with."""

    __tablename__ = "activity_types"
    __table_args__ = (
        belongs_to_company(),
        UniqueConstraint("company_id", "external_id"),
        unique_name("activity_types"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    archived_at: Mapped[datetime | None]
