"""Cells: what contributions of records add up to, by the day; see `docs/adr/0035-cells.md`."""

from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import DDL, CheckConstraint, Index, SmallInteger, Table, Text, event, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import UserDefinedType

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

    ``facet`` is 0: those of facets are packed (`FacetRow`).
    ``grain`` (`Grain`): of one day, or of the month or year that begins with ``day``; every contribution is in a cell of each. ``day``
    is a day on the company's clock as a number, that of 1 January 1970 is 0. ``loose``: added by folding, and not yet put together with
    others.
    ``department_id``: 0 of the whole company; otherwise only records count whose responsible is a member of this department
    (`CellMember`).
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
        return _by_slot(cls.__tablename__)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return _without_key(cls.__table__)


def _by_slot(table: str) -> tuple[SchemaItem, ...]:
    """Few are loose, and looked for. There is no key: cells of one slot share an entry of the index, so it is small."""
    slot = ("company_id", "department_id", "facet", "grain", "day")
    return (Index(f"ix_{table}_slot", *slot), Index(f"ix_{table}_loose", *slot, postgresql_where=text("loose")))


def _without_key(table: Any) -> dict[str, Any]:
    """What SQLAlchemy is told, which wants a key: nobody reads cells one by one."""
    return {"primary_key": [table.c.company_id]}


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
    """Deals by the day they were created and where they stand today. In departments' cells of one day the stage is left out."""

    __tablename__ = "deal_cells"

    deal_type_id: Mapped[int]
    stage_id: Mapped[int | None]


class FunnelCell(CellRow):
    """Deals by the day they were created and how far they have come: the furthest stage of their type that they have ever stood on, and
    of those that are lost now the stage, and the one they stood on before if that was of the same type; all by the order of stages in
    ``companies.cells_stage_ids`` and the outcomes that stand there too. Of departments there are none of one day."""

    __tablename__ = "funnel_cells"

    deal_type_id: Mapped[int]
    furthest_stage_id: Mapped[int | None]
    lost_from_id: Mapped[int | None]
    lost_stage_id: Mapped[int | None]


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


class OutcomeCell(CellRow):
    """Entries into an outcome, by the day they occurred, each deal's counted once in a period: what to add up of a period.

    Of a deal that enters an outcome several times in a period only the first entry counts, and a first one counts as ``returned`` where
    the deal has left the outcome again by the end. Which is the first depends on the period. So beside each entry, which is told with
    its own month, there is what is to be counted otherwise, taken away (``records`` below 0) or added, with the months, as the
    numbers of their first days, that a period which begins and ends with months must contain for it to be so: all from
    ``first_month`` to ``last_month``. ``succeeded``: the outcome is success, or else failure, by the stages of
    ``companies.cells_success_stage_ids`` or ``cells_failure_stage_ids``. The other columns are those of the entry.
    """

    __tablename__ = "outcome_cells"

    succeeded: Mapped[bool]
    record_type_id: Mapped[int]
    deal_type_id: Mapped[int]
    to_stage_id: Mapped[int]
    first_month: Mapped[int]
    last_month: Mapped[int]
    returned: Mapped[bool]


class StandingCell(CellRow):
    """What is to be added, day by day back from today, to what stands in an outcome or is open, for what stood there before: what came
    of all moves and of the creation of deals. ``stage_id`` is one of the outcome's, by the same stages, and empty of open deals.

    Nothing happens before a deal is created, as in `EntryCell`. Moves from stage to stage that change no outcome are not in it.
    """

    __tablename__ = "standing_cells"

    record_type_id: Mapped[int]
    stage_id: Mapped[int | None]


class Packed(UserDefinedType[Any]):
    """An array of a type of the database's own."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **_: Any) -> str:
        """What it is called."""
        return f"{self.name}[]"


class FacetRow(CompanyRow):
    """All ``cells`` of a slot that tells a field apart: each is what a row of `CellRow` is beside its slot. As they are much like each
    other, many of them together take a fraction of the bytes.

    ``facet`` is the id of a choice field, or `SOURCE_FACET`: only records count that have a value there, and the ``fields`` of a cell
    hold that option too, by the facet's number. Of departments there are none of one day. There may be several of one slot: ``loose``
    are those that were added by folding, and not yet put together with the others.
    """

    __abstract__ = True

    company_id: Mapped[int] = mapped_column(sort_order=-2)
    department_id: Mapped[int]
    facet: Mapped[int]
    grain: Mapped[int] = mapped_column(SmallInteger)
    day: Mapped[int]
    loose: Mapped[bool] = mapped_column(server_default="false")

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return _by_slot(cls.__tablename__)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return _without_key(cls.__table__)


class ActivityFacet(FacetRow):
    """Of `ActivityCell`."""

    __tablename__ = "activity_facets"

    cells: Mapped[Any] = mapped_column(Packed("activity_facet_cell"))


class DealFacet(FacetRow):
    """Of `DealCell`."""

    __tablename__ = "deal_facets"

    cells: Mapped[Any] = mapped_column(Packed("deal_facet_cell"))


class EntryFacet(FacetRow):
    """Of `EntryCell`."""

    __tablename__ = "entry_facets"

    cells: Mapped[Any] = mapped_column(Packed("entry_facet_cell"))


PACKED = {
    "activity_facet_cell": "activity_type_id bigint, fields jsonb, records bigint",
    "deal_facet_cell": "deal_type_id bigint, stage_id bigint, fields jsonb, records bigint",
    "entry_facet_cell": (
        "record_type_id bigint, deal_type_id bigint, to_stage_id bigint, from_deal_type_id bigint, from_stage_id bigint,"
        " is_entry boolean, is_change boolean, fields jsonb, records bigint"
    ),
}
"""The types of packed cells, and what they are made of."""


def _with_type(facets: type[FacetRow], name: str) -> None:
    table = facets.__table__
    assert isinstance(table, Table)
    event.listen(table, "before_create", DDL(f"CREATE TYPE {name} AS ({PACKED[name]})"))
    # Packed cells stay beside what tells where they belong, as long as a page holds them.
    event.listen(table, "after_create", DDL(f"ALTER TABLE {table.name} ALTER cells SET STORAGE MAIN"))


for _facets, _name in zip((ActivityFacet, DealFacet, EntryFacet), PACKED, strict=True):
    _with_type(_facets, _name)


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
