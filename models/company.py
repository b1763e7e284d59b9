"""The tenant."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Identity, Index, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, one_of


class WeekStart(StrEnum):
    """The first day of a company's week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Company(Base):
    """A company: one clock (``timezone``), one currency of all its figures, its switches of the desktop."""

    __tablename__ = "companies"
    __table_args__ = (
        CheckConstraint(one_of("week_start", WeekStart), name="week_start"),
        Index("ix_companies_deletion_due_at", "deletion_due_at", postgresql_where=text("deletion_due_at is not null")),
        # Whose cells are to be built, or are no longer wanted: few, and looked for.
        Index("ix_companies_outdated_cells", "id", postgresql_where=text("cells_timezone <> timezone")),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    external_id: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    timezone: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    currencies: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Others that deals of it have, or have had, in the order of their codes. None: whoever reads or writes its deals need not look."""
    week_start: Mapped[WeekStart] = mapped_column(Text, server_default=WeekStart.MONDAY.value)
    allow_users_to_hide: Mapped[bool] = mapped_column(server_default="true")
    allow_users_to_rearrange: Mapped[bool] = mapped_column(server_default="true")
    cells_timezone: Mapped[str | None] = mapped_column(Text)
    """The clock by whose days the cells (`models.cell`) are cut. Null: there are none, as the company is small. Other than
    ``timezone``: they are of no use any more; empty where nobody can tell what of them is true, or whether the company has grown large.
    """
    cells_success_stage_ids: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    cells_failure_stage_ids: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    cells_stage_ids: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    """By which stages the cells (`models.cell.OutcomeCell`, `models.cell.StandingCell`, `models.cell.FunnelCell`) tell outcomes,
    ascending, and in which order all of a type follow each other, type by type. Null: there are none of these cells yet."""
    contact_link: Mapped[str | None] = mapped_column(Text)
    activity_link: Mapped[str | None] = mapped_column(Text)
    deal_link: Mapped[str | None] = mapped_column(Text)
    communication_link: Mapped[str | None] = mapped_column(Text)
    """Where a record of each kind is opened in the system it came from: an address with ``{externalId}`` in it."""
    deletion_due_at: Mapped[datetime | None]
    """When all of it is removed, if that was asked for; until then administrators alone get in, and afterwards nobody."""
    people_limit: Mapped[int | None]
    records_limit: Mapped[int | None]
    reports_limit: Mapped[int | None]
    """The most people at work, records, and reports in use that it may have; empty: any number."""
    requests_limit: Mapped[int | None]
    """The most requests a minute; empty: as many as the server takes of a company."""
    allowed_origins: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Of pages that may ask for its people, with a token of theirs (`resolvers.origins`)."""
    frame_ancestors: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Origins of pages in which its people may have the desktop in a frame."""
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
