"""What a choice field offers."""

from datetime import datetime

from sqlalchemy import Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, refers_to, unique_name


class FieldOption(NamedRow):
    """One choice. An archived option is not offered any more and keeps its label on old records."""

    __tablename__ = "field_options"
    __table_args__ = (
        belongs_to_company(),
        refers_to("field_id", "custom_fields"),
        UniqueConstraint("company_id", "external_id"),
        unique_name("field_options", "field_id"),
        Index("ix_field_options_company_id_field_id", "company_id", "field_id"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    field_id: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    archived_at: Mapped[datetime | None]
