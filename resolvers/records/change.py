"""Changing what a contact, an activity or a deal says."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import update

from models import Contact, Entity, EventKind
from resolvers.cells.noting import note_at_once
from resolvers.changes import Extent
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.configuration import Configuration
from resolvers.contact_keys.writing import write_keys
from resolvers.currencies.conversion import THIS_DEAL, Conversion, add_currencies, begin_converting
from resolvers.records.currency import check_currency
from resolvers.records.events import EventData, tell
from resolvers.records.field_values import FieldPatch, check_field_values, patched
from resolvers.records.holding import hold, read_back
from resolvers.records.inputs import UNSET, Change
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.references import check_contact, check_mentions, hold_options, load_statuses
from resolvers.records.tables import EDITABLE
from resolvers.text_checks import check_name
from resolvers.user_error import Problems

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def change_record(
    command: CommandContext, configuration: Configuration, shape: type[R], change: Change
) -> CommandResult[R]:
    """Changes the record and writes one event: CHANGED with what changed, or MENTIONED if people are only mentioned.

    Values that are the same as before are no change; without any, and without mentions, nothing is written.
    """
    viewer, problems = command.viewer, Problems()
    name = None if change.name is UNSET else check_name(problems, change.name)
    currency = None if change.currency is UNSET else check_currency(problems, viewer, change.currency)
    async with begin(command, problems) as transaction:
        connection = transaction.connection
        # Before the deal is held, as whoever changes rates does it.
        conversion = None
        if shape is DealRecord and (viewer.company.currencies or change.currency is not UNSET):
            conversion = await begin_converting(connection, viewer.company.id)
        # Before the record, as whoever merges contacts does it.
        if change.contact_id is not UNSET:
            await check_contact(connection, problems, viewer, change.contact_id)
        before, extent = await hold(connection, viewer, shape, change.id)
        if before is None or before.deleted:
            problems.not_found((shape.kind.value,))
            return transaction.refused()
        given = check_field_values(problems, configuration, Entity(shape.kind.value), before.type_id, change.fields)
        statuses = await load_statuses(connection, viewer, change.mentions)
        check_mentions(problems, change.mentions, statuses)
        await hold_options(connection, problems, viewer, change.fields)
        if problems:
            return transaction.refused()
        columns: dict[str, object] = {}
        if name is not None and name != before.title:
            columns["name"] = name
        if change.contact_id is not UNSET and change.contact_id != before.contact_id:
            columns["contact_id"] = change.contact_id
        if isinstance(before, DealRecord) and change.currency is not UNSET and currency != before.currency:
            columns["currency"] = currency
        patch = {key: value for key, value in given.items() if value != before.fields.get(key)}
        if not (columns or patch or change.mentions):
            return transaction.done(before)
        if columns.get("currency") or (isinstance(before, DealRecord) and before.currency is not None):
            conversion = conversion or await begin_converting(connection, viewer.company.id)
        else:
            conversion = None
        after = await _write(transaction, before, extent, columns, patch, conversion)
        kind = EventKind.CHANGED if columns or patch else EventKind.MENTIONED
        data = _changed(columns, patch)
        tell(transaction, kind, after, data=data, mentions=change.mentions)
        return transaction.done(after)


async def _write(
    transaction: Transaction,
    record: R,
    extent: Extent,
    columns: Mapping[str, object],
    patch: FieldPatch,
    conversion: Conversion | None,
) -> R:
    """``conversion``: of a deal that is, or was, in another currency."""
    table = EDITABLE[record.kind]
    values: dict[str, object] = dict(columns)
    if patch or "currency" in columns:
        await note_at_once(transaction, record.kind, record.id)
        if conversion is not None:
            await conversion.restore(THIS_DEAL, deal=record.id)
    if isinstance(currency := columns.get("currency"), str):
        await add_currencies(transaction, [currency])
    if patch:
        values["fields"] = patched(table.fields, patch)
    if values:
        if table is Contact:
            values["is_keyed"] = True
        this_row = (table.company_id == transaction.company_id, table.id == record.id)
        await transaction.write(update(table).where(*this_row).values(values), of=extent)
    if conversion is not None:
        await conversion.convert(THIS_DEAL, deal=record.id)
    after = await read_back(transaction.connection, transaction.viewer, type(record), record.id)
    if isinstance(after, ContactRecord) and values:
        write_keys(transaction, after.id, after.title, after.fields.values())
    return after


def _changed(columns: Mapping[str, object], patch: FieldPatch) -> EventData:
    names = {"name": "name", "contact_id": "contact", "currency": "currency"}
    changed = [names[column] for column in columns] + (["fields"] if patch else [])
    return {"changed": changed, "fields": sorted(patch)} if changed else {}
