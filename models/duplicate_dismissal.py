"""Contacts that have something in common and were said to be several."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, one_of, refers_to
from models.contact_key import ContactKeyKind


class DuplicateDismissal(NumberedRow):
    """That contacts (`DismissedContact`) are not one, although all of them have this key."""

    __tablename__ = "duplicate_dismissals"
    __table_args__ = (
        belongs_to_company(),
        refers_to("dismissed_by_id", "users"),
        CheckConstraint(one_of("kind", ContactKeyKind), name="kind"),
    )

    kind: Mapped[ContactKeyKind] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    dismissed_at: Mapped[datetime]
    dismissed_by_id: Mapped[int]


class DismissedContact(CompanyRow):
    """One of the contacts of a dismissal."""

    __tablename__ = "dismissed_contacts"
    __table_args__ = (
        belongs_to_company(),
        refers_to("dismissal_id", "duplicate_dismissals", ondelete="CASCADE"),
        refers_to("contact_id", "contacts", ondelete="CASCADE"),
        Index("ix_dismissed_contacts_contact", "company_id", "contact_id", "dismissal_id"),
    )

    dismissal_id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(primary_key=True)
