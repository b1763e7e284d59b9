"""One record inside a transaction: locking it, and reading it back."""

from typing import TypeVar, cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from permissions.viewer import Viewer
from resolvers.records.reading import (
    ActivityRecord,
    CommunicationRecord,
    ContactRecord,
    DealRecord,
    Record,
    read_record,
    record_json,
)
from resolvers.records.tables import TABLES

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord, CommunicationRecord)


def sees(viewer: Viewer, record: Record) -> bool:
    """Whether the record is in the viewer's scope, so whether they may write it; deleted or not."""
    return viewer.sees_rows_of(None if record.responsible is None else record.responsible.id)


async def hold(connection: AsyncConnection, viewer: Viewer, shape: type[R], record_id: int) -> R | None:
    """The record, a deleted one too, locked until the transaction ends; ``None`` if there is none, or not for the viewer.

    Whoever else wants to change it waits, and then sees what was changed.
    """
    record = await _read(connection, viewer, shape, TABLES[shape.kind].id == record_id, lock=True)
    return record if record is not None and sees(viewer, record) else None


async def read_back(connection: AsyncConnection, viewer: Viewer, shape: type[R], record_id: int) -> R:
    """The record as this transaction has made it, whoever sees it."""
    record = await _read(connection, viewer, shape, TABLES[shape.kind].id == record_id)
    if record is None:
        raise LookupError(f"the {shape.kind} {record_id} is gone within the transaction that wrote it")
    return record


async def find_external(
    connection: AsyncConnection, viewer: Viewer, shape: type[R], external_id: str | None
) -> R | None:
    """The record of the company with this external id, whoever sees it."""
    if external_id is None:
        return None
    return await _read(connection, viewer, shape, TABLES[shape.kind].external_id == external_id)


async def _read(
    connection: AsyncConnection, viewer: Viewer, shape: type[R], which: ColumnElement[bool], *, lock: bool = False
) -> R | None:
    table = TABLES[shape.kind]
    requested = select(record_json(shape.kind)).where(table.company_id == viewer.company.id, which)
    if lock:
        # Not the strongest lock: rows that merely refer to this one may go on being added.
        requested = requested.with_for_update(of=table, key_share=True)
    document = await connection.scalar(requested, {"company": viewer.company.id})
    return None if document is None else cast("R", read_record(shape.kind, document))
