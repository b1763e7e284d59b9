"""An arrangement held for writing, and the history it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_once
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DefaultDashboard, LayoutRevision, PersonalDashboard
from resolvers.changes import EVERYTHING, Extent
from resolvers.commands import Transaction
from resolvers.layout.delta import Delta, read_delta, write_delta
from resolvers.layout.operation import Operation, write_operation
from resolvers.layout.owner import Owner, OwnerKind


@dataclass(frozen=True, slots=True)
class LayoutLock:
    """An arrangement that nobody else writes until the transaction ends."""

    owner: Owner
    revision: int
    delta: Delta


async def lock_layout(transaction: Transaction, owner: Owner) -> LayoutLock:
    """Waits until nobody else writes the arrangement, also if it is written for the first time, and reads it."""
    company_id = transaction.company_id
    if owner.kind is OwnerKind.USER:
        mine = {"company_id": company_id, "user_id": owner.id}
        await transaction.write(
            insert_once(PersonalDashboard).values(**mine, revision=0, delta={}).on_conflict_do_nothing(),
            of=_extent(owner),
        )
        read = select(PersonalDashboard.revision, PersonalDashboard.delta).filter_by(**mine)
    else:
        mine = {"company_id": company_id, "principal": owner.kind.value, "principal_id": owner.id}
        await transaction.write(
            insert_once(DefaultDashboard).values(**mine, revision=0, layout={}).on_conflict_do_nothing()
        )
        read = select(DefaultDashboard.revision, DefaultDashboard.layout).filter_by(**mine)
    revision, document = (await transaction.connection.execute(read.with_for_update())).one()
    return LayoutLock(owner, revision, read_delta(document))


async def write_next(
    transaction: Transaction,
    held: LayoutLock,
    delta: Delta,
    operations: Sequence[Operation],
    idempotency_key: str | None = None,
) -> None:
    """Writes the arrangement's next revision. The one before is in the history."""
    company_id, owner, revision = transaction.company_id, held.owner, held.revision + 1
    document = write_delta(delta)
    if owner.kind is OwnerKind.USER:
        written = update(PersonalDashboard).filter_by(company_id=company_id, user_id=owner.id)
        await transaction.write(written.values(revision=revision, delta=document), of=_extent(owner))
    else:
        written = update(DefaultDashboard).filter_by(
            company_id=company_id, principal=owner.kind.value, principal_id=owner.id
        )
        await transaction.write(written.values(revision=revision, layout=document))
    await transaction.write(
        insert(LayoutRevision).values(
            company_id=company_id,
            owner=owner.kind.value,
            owner_id=owner.id,
            revision=revision,
            saved_at=transaction.now,
            saved_by_id=transaction.viewer.user_id,
            idempotency_key=idempotency_key,
            operations=[write_operation(operation) for operation in operations],
            state=document,
        ),
        of=_extent(owner),
    )


def _extent(owner: Owner) -> Extent:
    """An arrangement of one's own is one person's; a default anybody's."""
    return Extent(people=frozenset((owner.id,))) if owner.kind is OwnerKind.USER else EVERYTHING


def revisions_of(company_id: int, owner: Owner) -> ColumnElement[bool]:
    """The revisions of one arrangement."""
    return and_(
        LayoutRevision.company_id == company_id,
        LayoutRevision.owner == owner.kind.value,
        LayoutRevision.owner_id == owner.id,
    )


async def find_state(connection: AsyncConnection, company_id: int, owner: Owner, revision: int) -> Delta | None:
    """The arrangement as it was after a revision."""
    requested = select(LayoutRevision.state).where(revisions_of(company_id, owner), LayoutRevision.revision == revision)
    document = await connection.scalar(requested)
    return None if document is None else read_delta(document)


async def find_saved(
    connection: AsyncConnection, company_id: int, owner: Owner, idempotency_key: str | None
) -> list[dict[str, object]] | None:
    """The operations that were saved under this key, as they are stored."""
    if idempotency_key is None:
        return None
    requested = select(LayoutRevision.operations).where(
        revisions_of(company_id, owner), LayoutRevision.idempotency_key == idempotency_key
    )
    return await connection.scalar(requested)
