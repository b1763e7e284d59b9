"""One record inside a transaction: locking it, and reading it back."""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar, cast

from sqlalchemy import BigInteger, ColumnElement, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from models import Contact, Deal, RecordKind
from permissions.viewer import Viewer
from resolvers.changes import EVERYTHING, Extent
from resolvers.records.extent import extent_of
from resolvers.records.reading import (
    ActivityRecord,
    CommunicationRecord,
    ContactRecord,
    DealRecord,
    Record,
    read_record,
    record_json,
)
from resolvers.records.tables import EDITABLE, TABLES
from resolvers.sending import Rows, Statement, rows_together
from resolvers.sql_text import sql_text

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord, CommunicationRecord)
E = TypeVar("E", ContactRecord, ActivityRecord, DealRecord)


def sees(viewer: Viewer, record: Record) -> bool:
    """Whether the record is in the viewer's scope, so whether they may write it; deleted or not."""
    return viewer.sees_rows_of(None if record.responsible is None else record.responsible.id)


async def hold(
    connection: AsyncConnection, viewer: Viewer, shape: type[E], record_id: int
) -> tuple[E, Extent] | tuple[None, Extent]:
    """The record, a deleted one too, locked until the transaction ends, and how far a change of it reaches.

    ``None`` if there is none, or not for the viewer. Whoever else wants to change it waits, and then sees what was changed.
    """
    record, extent, _ = await hold_and_read(connection, viewer, shape, record_id, ())
    return (None, extent) if record is None else (record, extent)


async def hold_and_read(
    connection: AsyncConnection, viewer: Viewer, shape: type[E], record_id: int, then: Sequence[Statement]
) -> tuple[E, Extent, Sequence[Rows]] | tuple[None, Extent, Sequence[Rows]]:
    """The same, and the rows of statements that are run once the record is locked: in the same way to the database, whether or not the
    viewer sees it."""
    params = {"company": viewer.company.id, "record": record_id}
    held, *rows = await rows_together(connection, [(_holding(shape.kind), params), *then])
    for document, starts_at in held:
        record = cast("E", read_record(shape.kind, document))
        if sees(viewer, record):
            return record, extent_of(shape.kind, record.responsible and record.responsible.id, starts_at), rows
    return None, EVERYTHING, rows


# Written once: putting it together takes longer than running it.
@cache
def _holding(kind: RecordKind) -> str:
    table = EDITABLE[kind]
    # Imports bring deals that have moved before they were created.
    starts_at = func.least(Deal.created_at, Deal.staged_at) if table is Deal else table.created_at
    company, record = bindparam("company", type_=BigInteger), bindparam("record", type_=BigInteger)
    requested = select(record_json(kind), starts_at).where(table.company_id == company, table.id == record)
    # Not the strongest lock: rows that merely refer to this one may go on being added.
    return sql_text(requested.with_for_update(of=table, key_share=True))


async def read_back(connection: AsyncConnection, viewer: Viewer, shape: type[R], record_id: int) -> R:
    """The record as this transaction has made it, whoever sees it."""
    record = await _read(connection, viewer, shape, TABLES[shape.kind].id == record_id)
    if record is None:
        raise LookupError(f"the {shape.kind} {record_id} is gone within the transaction that wrote it")
    return record


async def find_external(
    connection: AsyncConnection, viewer: Viewer, shape: type[R], external_id: str | None
) -> R | None:
    """The record of the company with this external id, whoever sees it; of a contact that was merged the one that it is now."""
    if external_id is None:
        return None
    table = TABLES[shape.kind]
    if table is not Contact:
        return await _read(connection, viewer, shape, table.external_id == external_id)
    named = aliased(Contact)
    number = select(func.coalesce(named.merged_into_id, named.id)).where(
        named.company_id == viewer.company.id, named.external_id == external_id
    )
    return await _read(connection, viewer, shape, Contact.id == number.scalar_subquery())


async def _read(connection: AsyncConnection, viewer: Viewer, shape: type[R], which: ColumnElement[bool]) -> R | None:
    table = TABLES[shape.kind]
    requested = select(record_json(shape.kind)).where(table.company_id == viewer.company.id, which)
    document = await connection.scalar(requested, {"company": viewer.company.id})
    return None if document is None else cast("R", read_record(shape.kind, document))
