"""Handing a record over to somebody else."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import EventKind
from permissions.viewer import Viewer
from resolvers.records.events import write_event
from resolvers.records.holding import hold, read_back, sees
from resolvers.records.inputs import UNSET, Unset
from resolvers.records.outcome import Outcome, refused
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.references import load_statuses
from resolvers.records.rights import check_receiver
from resolvers.records.tables import EDITABLE
from resolvers.user_error import Problems

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def hand_over(
    engine: AsyncEngine, viewer: Viewer, now: datetime, shape: type[R], record_id: int, to: int | Unset | None
) -> Outcome[R]:
    """Makes ``to`` the record's responsible (``None``: nobody, for administrators), with an event for both people.

    To whoever has it already is no change. The outcome has no record if it is the viewer's to see no more.
    """
    problems = Problems()
    async with engine.begin() as connection:
        before = await hold(connection, viewer, shape, record_id)
        if before is None or before.deleted:
            problems.not_found((shape.kind.value,))
        statuses = await load_statuses(connection, viewer, set() if to is UNSET else {to})
        check_receiver(problems, viewer, to, statuses)
        if problems or before is None or to is UNSET:
            return refused(problems)
        taken_from = before.responsible.id if before.responsible else None
        if to == taken_from:
            return Outcome(before)
        table = EDITABLE[shape.kind]
        this_row = (table.company_id == viewer.company.id, table.id == record_id)
        await connection.execute(update(table).where(*this_row).values(responsible_id=to))
        after = await read_back(connection, viewer, shape, record_id)
        data = {"from_user": taken_from, "to_user": to}
        await write_event(
            connection, viewer, now, EventKind.HANDED_OVER, after, data=data, handed_to=to, taken_from=taken_from
        )
        return Outcome(after if sees(viewer, after) else None)
