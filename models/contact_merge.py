"""Contacts that were found to be one, and all that is needed to tell them apart again."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKeyConstraint, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, NumberedRow, belongs_to_company, one_of, refers_to


class MovedKind(StrEnum):
    """What hangs on a contact: records that are with it, and contacts that were merged into it."""

    ACTIVITY = "activity"
    DEAL = "deal"
    COMMUNICATION = "communication"
    CONTACT = "contact"


class ContactMerge(NumberedRow):
    """That the contacts ``contact_ids`` were merged into ``kept_id``.

    ``before`` and ``after`` are those values of that one that the merge has changed: ``name``, ``responsible_id``, and ``fields`` by
    the ids of custom fields, null for an empty one. ``undone_at``: they are contacts of their own again.
    """

    __tablename__ = "contact_merges"
    __table_args__ = (
        belongs_to_company(),
        refers_to("merged_by_id", "users"),
        refers_to("undone_by_id", "users"),
    )

    kept_id: Mapped[int]
    contact_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    before: Mapped[dict[str, Any]] = mapped_column(JSONB)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB)
    merged_at: Mapped[datetime]
    merged_by_id: Mapped[int]
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None]


class ContactMergeMove(CompanyRow):
    """A record that a merge took over from one of its contacts, which was ``from_contact_id``."""

    __tablename__ = "contact_merge_moves"
    __table_args__ = (
        ForeignKeyConstraint(["company_id", "merge_id"], ["contact_merges.company_id", "contact_merges.id"]),
        CheckConstraint(one_of("kind", MovedKind), name="kind"),
    )

    merge_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[MovedKind] = mapped_column(Text, primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)
    from_contact_id: Mapped[int]
