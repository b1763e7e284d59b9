"""Cells: what contributions of records add up to, by the day; see `docs/adr/0035-cells.md`."""

from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Index, SmallInteger, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem

from models.base import CompanyRow, one_of
from models.event import RecordKind


class Grain(IntEnum):
    """How long the time is that a cell is of."""

    DAY = 0
    MONTH = 1
    YEAR = 2


SOURCE_FACET = -1
"""The facet of sources, where the company chose several fields for them: the first that is filled of those that a record's type has."""


class CellRow(CompanyRow):
    """So many ``records`` that share all the other columns; ``fields`` holds the sums of their price fields by the field's id.

    So a cell reads like one record: which price fields are filled is shared too. Cells of the same columns add up.

    ``facet`` is 0, or the id of a choice field, or `SOURCE_FACET`: then only records count that have a value there, and ``fields``
    holds that option too, by the facet's number.
    ``grain`` (`Grain`): of one day, or of the month or year that begins with ``day``; every contribution is in a cell of each. ``day``
    is a day on the company's clock as a number, that of 1 January 1970 is 0. ``loose``: added by folding, and not yet put together with
    others.
    ``department_id``: 0 of the whole company; otherwise only records count whose responsible is a member of this department
    (`CellMember`). Of departments there are no cells of one day and a facet.
    """

    __abstract__ = True

    company_id: Mapped[int] = mapped_column(sort_order=-2)
    department_id: Mapped[int] = mapped_column(server_default="0")
    facet: Mapped[int]
    grain: Mapped[int] = mapped_column(SmallInteger)
    day: Mapped[int]
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    records: Mapped[int]
    loose: Mapped[bool] = mapped_column(server_default="false")

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        """Few are loose, and looked for. There is no key: cells of one slot share an entry of the index, so it is small."""
        slot = ("company_id", "department_id", "facet", "grain", "day")
        table = cls.__tablename__
        return (
            Index(f"ix_{table}_slot", *slot),
            Index(f"ix_{table}_loose", *slot, postgresql_where=text("loose")),
        )

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """What SQLAlchemy is told, which wants a key: nobody reads cells one by one."""
        return {"primary_key": [cls.__table__.c.company_id]}


class ContactCell(CellRow):
    """Contacts by the day they were created."""

    __tablename__ = "contact_cells"


class ActivityCell(CellRow):
    """Activities by the day they were created."""

    __tablename__ = "activity_cells"

    activity_type_id: Mapped[int]


class CommunicationCell(CellRow):
    """Communications by the day they occurred."""

    __tablename__ = "communication_cells"

    channel: Mapped[str] = mapped_column(Text)
    direction: Mapped[str] = mapped_column(Text)
    answered: Mapped[bool | None]


class DealCell(CellRow):
    """Deals by the day they were created. The trail is whole where ``facet`` is 0, elsewhere it has its last stage only."""

    __tablename__ = "deal_cells"

    deal_type_id: Mapped[int]
    trail: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")


class EntryCell(CellRow):
    """Rows of the ledger, by the day they occurred. ``record_type_id`` is the deal's type today, which says what its price is.

    Of balances they are changes: a deal no longer stands on the stage it came from (none at first), and stands on the one it went to.
    For them nothing happens before a deal is created. So what occurred earlier is told twice: by its own day, as an entry alone
    (``is_entry``), and by the day the deal was created, as a change alone (``is_change``).
    """

    __tablename__ = "entry_cells"

    record_type_id: Mapped[int]
    deal_type_id: Mapped[int]
    to_stage_id: Mapped[int]
    from_deal_type_id: Mapped[int | None]
    from_stage_id: Mapped[int | None]
    is_entry: Mapped[bool]
    is_change: Mapped[bool]


class CellMember(CompanyRow):
    """In the cells of which department a person's records are, null of none: that in which they were when these cells were built, or
    brought up to date with who is where. Readers go by this alone, so a person may change departments at any time.

    A company that has no members has cells of the whole company alone.
    """

    __tablename__ = "cell_members"

    # No ``user_id``: what has one is gone with the person, whose records are in the cells even so.
    person_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    department_id: Mapped[int | None]


class UnfoldedRecord(CompanyRow):
    """A record that is other than the cells say: they have it as ``before`` tells, a new or deleted one not at all (empty).

    ``before`` holds the row (``record``), of deals with the rows of the ledger (``ledger``). Written by whoever changes the record,
    unless it is there already, before they do; taken away by whoever brings the cells up to date.
    """

    __tablename__ = "unfolded_records"
    # Reports are in no cell.
    __table_args__ = (
        CheckConstraint(one_of("kind", (kind for kind in RecordKind if kind is not RecordKind.REPORT)), name="kind"),
    )

    kind: Mapped[RecordKind] = mapped_column(Text, primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    since: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
