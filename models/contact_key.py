"""What contacts are found to be the same by."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, one_of, refers_to


class ContactKeyKind(StrEnum):
    """What a key was made from; the first ones say more than the later ones."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


class ContactKey(CompanyRow):
    """That a contact has an e-mail address, a phone number or a name, as they are compared (`resolvers.contact_keys.rules`).

    Two contacts with one key are probably one. Keys follow from their contact (`models.contact.Contact.is_keyed`), and go with it.
    """

    __tablename__ = "contact_keys"
    __table_args__ = (
        belongs_to_company(),
        refers_to("contact_id", "contacts", ondelete="CASCADE"),
        CheckConstraint(one_of("kind", ContactKeyKind), name="kind"),
        Index("ix_contact_keys_key", "company_id", "kind", "key", "contact_id"),
    )

    contact_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ContactKeyKind] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
