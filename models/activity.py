"""What people do with contacts: one entity, whose kinds the company defines."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from models.base import belongs_to_company, refers_to
from models.record import RecordRow


class Activity(RecordRow):
    """An activity (inquiry, request) of one type."""

    __tablename__ = "activities"
    __table_args__ = (
        belongs_to_company(),
        refers_to("activity_type_id", "activity_types"),
        refers_to("contact_id", "contacts"),
        refers_to("responsible_id", "users"),
        refers_to("created_by_id", "users"),
        UniqueConstraint("company_id", "external_id"),
        Index("ix_activities_by_contact", "company_id", "contact_id", postgresql_where=text("contact_id is not null")),
        Index("ix_activities_by_time", "company_id", "created_at", postgresql_where=text("deleted_at is null")),
        Index(
            "ix_activities_by_person",
            "company_id",
            "responsible_id",
            "created_at",
            postgresql_where=text("deleted_at is null"),
        ),
    )

    activity_type_id: Mapped[int]
    contact_id: Mapped[int | None]
