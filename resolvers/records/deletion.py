"""Deleting records, softly, and bringing them back."""

from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select

from models import Contact, EventKind
from resolvers.cells.noting import note_before
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.commands.ending import LastWrite
from resolvers.language import LocalizedText
from resolvers.records.events import tell
from resolvers.records.holding import hold
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.tables import EDITABLE
from resolvers.user_error import UserErrorCode

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def delete_record(command: CommandContext, shape: type[R], record_id: int) -> CommandResult[R]:
    """Takes the record out of every list and figure, past periods included. A deleted one stays deleted, without a new event."""
    return await _set_deleted(command, shape, record_id, deleted=True)


async def restore_record(command: CommandContext, shape: type[R], record_id: int) -> CommandResult[R]:
    """Brings a deleted record back as it was. One that is not deleted stays as it is, without an event; a contact that was merged is
    refused."""
    return await _set_deleted(command, shape, record_id, deleted=False)


async def _set_deleted(command: CommandContext, shape: type[R], record_id: int, *, deleted: bool) -> CommandResult[R]:
    viewer = command.viewer
    async with begin(command) as transaction:
        before, extent = await hold(transaction.connection, viewer, shape, record_id)
        if before is None:
            transaction.problems.not_found((shape.kind.value,))
            return transaction.refused()
        if before.deleted == deleted:
            return transaction.done(before)
        if shape is ContactRecord and not deleted and await _is_merged(transaction, record_id):
            transaction.problems.add((shape.kind.value,), UserErrorCode.INVALID, _MERGED)
            return transaction.refused()
        table = EDITABLE[shape.kind]
        params = {"record_id": record_id, "deleted_at": command.now if deleted else None}
        text = _SET_DELETED.format(table=table.__tablename__)
        transaction.write_last(LastWrite("set_deleted", table.__tablename__, text, params), of=extent)
        transaction.write_last(note_before(shape.kind, record_id))
        after = replace(before, deleted=deleted)
        tell(transaction, EventKind.DELETED if deleted else EventKind.RESTORED, after)
        return transaction.done(after)


async def _is_merged(transaction: Transaction, contact_id: int) -> bool:
    requested = select(Contact.merged_into_id).filter_by(company_id=transaction.company_id, id=contact_id)
    return await transaction.connection.scalar(requested) is not None


_MERGED = LocalizedText(
    "Expected a contact that was deleted; this one was merged into another one. Undo that instead.",
    "Ожидается удалённый контакт; этот объединён с другим. Отмените объединение.",
)
_SET_DELETED = """
  UPDATE {table} SET deleted_at = %(deleted_at)s::timestamptz WHERE company_id = %(company)s::bigint AND id = %(record_id)s::bigint"""
