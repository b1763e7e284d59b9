"""The journal of records: which were changed, for systems that follow."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import NumberedRow, one_of
from models.data_change import Xid8
from models.event import RecordKind


class RecordAct(StrEnum):
    """What became of a record."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"
    REMOVED = "removed"
    MERGED = "merged"


class RecordChange(NumberedRow):
    """That a transaction did something to a record. Without ``record_id`` it is about any records of the kind, many at once.

    Numbers grow with the acts on one record: each is written while its record is held. ``transaction_id`` is when, in the order that
    snapshots know. ``external_id`` is of a record that is there no more. Rows are added, never changed, and go after a while; they
    refer to nothing, so no writer waits for another one because of them.
    """

    __tablename__ = "record_changes"
    __table_args__ = (
        CheckConstraint(one_of("kind", RecordKind), name="kind"),
        CheckConstraint(one_of("act", RecordAct), name="act"),
        Index("ix_record_changes_transaction_id", "company_id", "transaction_id"),
    )

    transaction_id: Mapped[str] = mapped_column(Xid8, server_default=func.pg_current_xact_id())
    kind: Mapped[RecordKind] = mapped_column(Text)
    record_id: Mapped[int | None]
    external_id: Mapped[str | None] = mapped_column(Text)
    act: Mapped[RecordAct] = mapped_column(Text)
    occurred_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
