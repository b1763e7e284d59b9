"""The ledger of deals' moves between stages."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, refers_to


class Transition(CompanyRow):
    """One move of a deal, judged by the deal type it was made in. Rows are added, never changed or removed.

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
        # What makes a ledger row the same row when it arrives again.
        UniqueConstraint("company_id", "deal_id", "to_stage_id", "occurred_at"),
        Index("ix_transitions_by_stage", "company_id", "to_stage_id", "occurred_at"),
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
