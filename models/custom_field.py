"""Fields that a company adds to its records."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NamedRow, belongs_to_company, one_of, refers_to, unique_name


class Entity(StrEnum):
    """What a custom field is a field of."""

    CONTACT = "contact"
    ACTIVITY = "activity"
    DEAL = "deal"


class FieldKind(StrEnum):
    """What a custom field holds, and how it is stored in a record's ``fields`` (JSON, key: the field's id).

    text: string; number and price: JSON number, which PostgreSQL keeps as ``numeric``, exactly; choice: the option's id
    as a number; date: ``"YYYY-MM-DD"``; flag: true or false. An empty field has no key; null is never stored.
    """

    TEXT = "text"
    NUMBER = "number"
    PRICE = "price"
    CHOICE = "choice"
    DATE = "date"
    FLAG = "flag"


class CustomField(NamedRow):
    """A field of contacts, of activities (of one type or all), or of deals (of one type or all)."""

    __tablename__ = "custom_fields"
    __table_args__ = (
        belongs_to_company(),
        refers_to("deal_type_id", "deal_types"),
        refers_to("activity_type_id", "activity_types"),
        UniqueConstraint("company_id", "external_id"),
        unique_name("custom_fields", "entity", "deal_type_id", "activity_type_id"),
        CheckConstraint(one_of("entity", Entity), name="entity"),
        CheckConstraint(one_of("kind", FieldKind), name="kind"),
        CheckConstraint("deal_type_id is null or entity = 'deal'", name="deal_type_only_for_deals"),
        CheckConstraint("activity_type_id is null or entity = 'activity'", name="activity_type_only_for_activities"),
    )

    external_id: Mapped[str | None] = mapped_column(Text)
    entity: Mapped[Entity] = mapped_column(Text)
    deal_type_id: Mapped[int | None]
    activity_type_id: Mapped[int | None]
    kind: Mapped[FieldKind] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, server_default="0")
    archived_at: Mapped[datetime | None]
