"""Deleting records, softly, and bringing them back."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import EventKind
from permissions.viewer import Viewer
from resolvers.records.events import write_event
from resolvers.records.holding import hold, read_back
from resolvers.records.outcome import Outcome, refused
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.tables import EDITABLE
from resolvers.user_error import Problems

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def delete_record(
    engine: AsyncEngine, viewer: Viewer, now: datetime, shape: type[R], record_id: int
) -> Outcome[R]:
    """Takes the record out of every list and figure, past periods included. A deleted one stays deleted, without a new event."""
    return await _set_deleted(engine, viewer, now, shape, record_id, deleted=True)


async def restore_record(
    engine: AsyncEngine, viewer: Viewer, now: datetime, shape: type[R], record_id: int
) -> Outcome[R]:
    """Brings a deleted record back as it was. One that is not deleted stays as it is, without an event."""
    return await _set_deleted(engine, viewer, now, shape, record_id, deleted=False)


async def _set_deleted(
    engine: AsyncEngine, viewer: Viewer, now: datetime, shape: type[R], record_id: int, *, deleted: bool
) -> Outcome[R]:
    async with engine.begin() as connection:
        before = await hold(connection, viewer, shape, record_id)
        if before is None:
            problems = Problems()
            problems.not_found((shape.kind.value,))
            return refused(problems)
        if before.deleted == deleted:
            return Outcome(before)
        table = EDITABLE[shape.kind]
        this_row = (table.company_id == viewer.company.id, table.id == record_id)
        await connection.execute(update(table).where(*this_row).values(deleted_at=now if deleted else None))
        after = await read_back(connection, viewer, shape, record_id)
        await write_event(connection, viewer, now, EventKind.DELETED if deleted else EventKind.RESTORED, after)
        return Outcome(after)
