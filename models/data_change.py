"""The change signal: what each transaction that wrote has changed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Text, func
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from models.base import CompanyRow, one_of


class Xid8(UserDefinedType[str]):
    """The number of a transaction, which never comes again."""

    cache_ok = True

    def get_col_spec(self, **_kw: object) -> str:
        """What SQL calls the type."""
        return "XID8"


class DataKind(StrEnum):
    """Kinds of rows that a change is told of. Which table is of which kind: `resolvers.changes.kinds`."""

    CONTACTS = "contacts"
    ACTIVITIES = "activities"
    DEALS = "deals"
    COMMUNICATIONS = "communications"
    EVENTS = "events"
    COMPANY = "company"
    PEOPLE = "people"
    CONFIGURATION = "configuration"
    REPORTS = "reports"
    DESKTOPS = "desktops"
    AUDIT = "audit"


class DataChange(CompanyRow):
    """That a transaction changed rows of a kind, and of which people and times at the most; one row a transaction and kind.

    ``people`` are those who are responsible before or after, 0 for nobody; empty (null): anybody. ``starts_at`` and ``ends_at``,
    both included, hold the instants of the rows; empty: no bound. ``transaction_id`` is when, in the order that snapshots know;
    ``written_at`` is only for forgetting.

    Rows are added, never changed, and go after a while. They refer to nothing: no writer waits for another one because of them.
    """

    __tablename__ = "data_changes"
    __table_args__ = (CheckConstraint(one_of("kind", DataKind), name="kind"),)

    transaction_id: Mapped[str] = mapped_column(Xid8, primary_key=True, server_default=func.pg_current_xact_id())
    kind: Mapped[DataKind] = mapped_column(Text, primary_key=True)
    people: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    written_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
