"""Handing a record over to somebody else."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import update

from models import EventKind
from resolvers.cells.noting import note_at_once
from resolvers.changes import NOBODY
from resolvers.commands import CommandContext, CommandResult, begin
from resolvers.records.events import tell
from resolvers.records.holding import hold, read_back, sees
from resolvers.records.inputs import UNSET, Unset
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.references import load_statuses
from resolvers.records.rights import check_receiver
from resolvers.records.tables import EDITABLE

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def hand_over(
    command: CommandContext, shape: type[R], record_id: int, to: int | Unset | None
) -> CommandResult[R]:
    """Makes ``to`` the record's responsible (``None``: nobody, for administrators), with an event for both people.

    To whoever has it already is no change. The outcome has no record if it is the viewer's to see no more.
    """
    viewer = command.viewer
    async with begin(command) as transaction:
        connection, problems = transaction.connection, transaction.problems
        before, extent = await hold(connection, viewer, shape, record_id)
        if before is None or before.deleted:
            problems.not_found((shape.kind.value,))
        statuses = await load_statuses(connection, viewer, set() if to is UNSET else {to})
        check_receiver(problems, viewer, to, statuses)
        if problems or before is None or to is UNSET:
            return transaction.refused()
        taken_from = before.responsible.id if before.responsible else None
        if to == taken_from:
            return transaction.done(before)
        table = EDITABLE[shape.kind]
        this_row = (table.company_id == viewer.company.id, table.id == record_id)
        theirs = extent.joined(replace(extent, people=frozenset((to or NOBODY,))))
        await note_at_once(transaction, shape.kind, record_id)
        await transaction.write(update(table).where(*this_row).values(responsible_id=to), of=theirs)
        after = await read_back(connection, viewer, shape, record_id)
        data = {"from_user": taken_from, "to_user": to}
        tell(transaction, EventKind.HANDED_OVER, after, data=data, handed_to=to, taken_from=taken_from)
        return transaction.done(after if sees(viewer, after) else None)
