"""The ledger of deals' moves between stages."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, Text, false, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, refers_to


class Transition(CompanyRow):
    """One move of a deal, judged by the deal type it was made in.

    What people did here is never changed or removed. What an import brought is replaced when it is brought again otherwise.

    The order of a deal's rows is (``occurred_at``, ``ordinal``). Two things follow from that order and are kept beside the facts so
    that no reader has to look at the neighbours: what the deal came from (``from_deal_type_id``, ``from_stage_id``; empty in
    the first row) and when the deal left again (``left_at``: the time of the next row; empty in the last). A late entry sets them
    anew in the rows next to it.
    """

    __tablename__ = "transitions"
    __table_args__ = (
        refers_to("deal_id", "deals"),
        ForeignKeyConstraint(
            ["company_id", "deal_type_id", "to_stage_id"], ["stages.company_id", "stages.deal_type_id", "stages.id"]
        ),
        ForeignKeyConstraint(
            ["company_id", "from_deal_type_id", "from_stage_id"],
            ["stages.company_id", "stages.deal_type_id", "stages.id"],
        ),
        refers_to("actor_id", "users"),
        # Entries into the stages of an outcome, and exits from them: which deals came back is told by these two alone.
        Index(
            "ix_transitions_by_stage",
            "company_id",
            "to_stage_id",
            "occurred_at",
            postgresql_include=["deal_id", "ordinal", "from_stage_id", "deal_type_id"],
        ),
        Index(
            "ix_transitions_by_stage_left",
            "company_id",
            "from_stage_id",
            "occurred_at",
            postgresql_include=["to_stage_id", "deal_id", "ordinal"],
            postgresql_where=text("from_stage_id is not null"),
        ),
        Index(
            "ix_transitions_by_external_id",
            "company_id",
            "external_id",
            unique=True,
            postgresql_where=text("external_id IS NOT NULL"),
        ),
        # None, mostly.
        Index("ix_transitions_unheeded", "company_id", "deal_id", postgresql_where=text("not heeded")),
    )

    deal_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    occurred_at: Mapped[datetime] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    deal_type_id: Mapped[int]
    to_stage_id: Mapped[int]
    from_deal_type_id: Mapped[int | None]
    from_stage_id: Mapped[int | None]
    left_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime] = mapped_column(server_default=func.now())
    actor_id: Mapped[int | None]
    imported: Mapped[bool] = mapped_column(server_default=false())
    """Whether an import brought it: then a later one may bring it otherwise, or take it away."""
    external_id: Mapped[str | None] = mapped_column(Text)
    """What it is called where it was imported from, if it has a name there: by that it is the same row when it comes again."""
    heeded: Mapped[bool] = mapped_column(server_default=false())
    """Whether the deal's ``moved_at``, where there is one, is not earlier. Who writes a row and does not know of that says nothing, and
    so no: a server of the release before, which goes on while another one is started."""
