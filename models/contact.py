"""People and organisations the company deals with."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import belongs_to_company, refers_to
from models.record import RecordRow


class Contact(RecordRow):
    """A contact.

    ``is_keyed``: its keys (`models.contact_key`) are as it is; whoever writes many at once leaves that to be done. ``merged_into_id``
    is the contact that it was found to be the same as (`models.contact_merge`): then it is deleted, and its external id means that one.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        belongs_to_company(),
        refers_to("responsible_id", "users"),
        refers_to("created_by_id", "users"),
        UniqueConstraint("company_id", "external_id"),
        Index("ix_contacts_by_time", "company_id", "created_at", postgresql_where=text("deleted_at is null")),
        Index(
            "ix_contacts_by_person",
            "company_id",
            "responsible_id",
            "created_at",
            postgresql_where=text("deleted_at is null"),
        ),
        Index(
            "ix_contacts_merged", "company_id", "merged_into_id", postgresql_where=text("merged_into_id is not null")
        ),
        Index("ix_contacts_unkeyed", "company_id", "id", postgresql_where=text("not is_keyed")),
    )

    is_keyed: Mapped[bool] = mapped_column(server_default="false")
    merged_into_id: Mapped[int | None]
