"""Adding rows to a deal's ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Deal, Transition
from permissions.viewer import Viewer
from resolvers.changes import Extent
from resolvers.commands import Transaction
from resolvers.configuration import StageConfig


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a deal's ledger: when, and to which stage of which type."""

    occurred_at: datetime
    ordinal: int
    deal_type_id: int
    stage_id: int


async def read_ledger(connection: AsyncConnection, viewer: Viewer, deal_id: int) -> Sequence[LedgerRow]:
    """The deal's rows in their order."""
    requested = (
        select(Transition.occurred_at, Transition.ordinal, Transition.deal_type_id, Transition.to_stage_id)
        .where(Transition.company_id == viewer.company.id, Transition.deal_id == deal_id)
        .order_by(Transition.occurred_at, Transition.ordinal)
    )
    return [LedgerRow(*row) for row in await connection.execute(requested)]


async def add_row(
    transaction: Transaction,
    deal_id: int,
    extent: Extent,
    stage: StageConfig,
    at: datetime,
    ledger: Sequence[LedgerRow] = (),
) -> bool:
    """Adds a move to ``stage`` at ``at``, after the rows of that same instant, and makes the deal and the rows beside it agree.
    Says whether the deal stands there now, which it does not if it was moved on after that.

    ``ledger`` holds all rows the deal has; the deal is locked by the caller, or new, and ``extent`` is its own. The move is the
    viewer's, recorded now.
    """
    company_id = transaction.company_id
    before = next((row for row in reversed(ledger) if row.occurred_at <= at), None)
    after = next((row for row in ledger if row.occurred_at > at), None)
    await transaction.write(
        insert(Transition).values(
            company_id=company_id,
            deal_id=deal_id,
            occurred_at=at,
            ordinal=before.ordinal + 1 if before and before.occurred_at == at else 0,
            deal_type_id=stage.deal_type_id,
            to_stage_id=stage.id,
            from_deal_type_id=before.deal_type_id if before else None,
            from_stage_id=before.stage_id if before else None,
            left_at=after.occurred_at if after else None,
            recorded_at=transaction.now,
            actor_id=transaction.viewer.user_id,
        ),
        of=extent,
    )
    if before is not None:
        await _change_row(transaction, deal_id, extent, before, left_at=at)
    if after is not None:
        await _change_row(
            transaction, deal_id, extent, after, from_deal_type_id=stage.deal_type_id, from_stage_id=stage.id
        )
    standing: dict[str, object] = {}
    if after is None:
        standing |= {"deal_type_id": stage.deal_type_id, "stage_id": stage.id}
    if before is None:
        standing |= {"staged_at": at}
    if standing:
        this_deal = (Deal.company_id == company_id, Deal.id == deal_id)
        await transaction.write(update(Deal).where(*this_deal).values(standing), of=extent)
    return after is None


async def _change_row(transaction: Transaction, deal_id: int, extent: Extent, row: LedgerRow, **values: object) -> None:
    this_row = (
        Transition.company_id == transaction.company_id,
        Transition.deal_id == deal_id,
        Transition.occurred_at == row.occurred_at,
        Transition.ordinal == row.ordinal,
    )
    await transaction.write(update(Transition).where(*this_row).values(values), of=extent)
