"""Changing what a contact, an activity or a deal says."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ARRAY, Text, cast, literal, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Entity, EventKind
from permissions.viewer import Viewer
from resolvers.configuration import Configuration
from resolvers.records.events import EventData, write_event
from resolvers.records.field_values import FieldPatch, check_field_values, patch_json
from resolvers.records.holding import hold, read_back
from resolvers.records.inputs import UNSET, Change
from resolvers.records.outcome import Outcome, refused
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.references import check_contact, check_mentions, hold_options, load_statuses
from resolvers.records.tables import EDITABLE
from resolvers.text_checks import check_name
from resolvers.user_error import Problems

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)


async def change_record(
    engine: AsyncEngine, viewer: Viewer, now: datetime, configuration: Configuration, shape: type[R], change: Change
) -> Outcome[R]:
    """Changes the record and writes one event: CHANGED with what changed, or MENTIONED if people are only mentioned.

    Values that are the same as before are no change; without any, and without mentions, nothing is written.
    """
    problems = Problems()
    name = None if change.name is UNSET else check_name(problems, change.name)
    async with engine.begin() as connection:
        before = await hold(connection, viewer, shape, change.id)
        if before is None or before.deleted:
            problems.not_found((shape.kind.value,))
            return refused(problems)
        given = check_field_values(problems, configuration, Entity(shape.kind.value), before.type_id, change.fields)
        statuses = await load_statuses(connection, viewer, change.mentions)
        check_mentions(problems, change.mentions, statuses)
        if change.contact_id is not UNSET:
            await check_contact(connection, problems, viewer, change.contact_id)
        await hold_options(connection, problems, viewer, change.fields)
        if problems:
            return refused(problems)
        columns: dict[str, object] = {}
        if name is not None and name != before.title:
            columns["name"] = name
        if change.contact_id is not UNSET and change.contact_id != before.contact_id:
            columns["contact_id"] = change.contact_id
        patch = {key: value for key, value in given.items() if value != before.fields.get(key)}
        if not (columns or patch or change.mentions):
            return Outcome(before)
        after = await _write(connection, viewer, before, columns, patch)
        kind = EventKind.CHANGED if columns or patch else EventKind.MENTIONED
        data = _changed(columns, patch)
        await write_event(connection, viewer, now, kind, after, data=data, mentions=change.mentions)
        return Outcome(after)


async def _write(
    connection: AsyncConnection, viewer: Viewer, record: R, columns: Mapping[str, object], patch: FieldPatch
) -> R:
    table = EDITABLE[record.kind]
    values: dict[str, object] = dict(columns)
    if patch:
        cleared = cast([str(key) for key, value in patch.items() if value is None], ARRAY(Text))
        added = cast(literal(patch_json(patch), Text), JSONB)
        values["fields"] = table.fields.op("-")(cleared).op("||")(added)
    if values:
        this_row = (table.company_id == viewer.company.id, table.id == record.id)
        await connection.execute(update(table).where(*this_row).values(values))
    return await read_back(connection, viewer, type(record), record.id)


def _changed(columns: Mapping[str, object], patch: FieldPatch) -> EventData:
    names = {"name": "name", "contact_id": "contact"}
    changed = [names[column] for column in columns] + (["fields"] if patch else [])
    return {"changed": changed, "fields": sorted(patch)} if changed else {}
