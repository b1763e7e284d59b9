"""Creating a contact, an activity or a deal: what all three share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Text as TextType
from sqlalchemy import cast, literal
from sqlalchemy.dialects.postgresql import JSONB, insert

from models import EventKind
from resolvers.cells.noting import note_new
from resolvers.changes import Extent
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.company_limits import LimitKind, check_room
from resolvers.currencies.conversion import THIS_DEAL, add_currencies, begin_converting
from resolvers.records.events import tell
from resolvers.records.extent import extent_of
from resolvers.records.external_id import already_there, taken
from resolvers.records.field_values import FieldPatch, patch_json
from resolvers.records.holding import find_external, read_back
from resolvers.records.inputs import UNSET, NewRecord
from resolvers.records.instants import check_instant
from resolvers.records.reading import ActivityRecord, ContactRecord, DealRecord
from resolvers.records.references import check_contact, check_mentions, hold_options, load_statuses
from resolvers.records.rights import check_responsible
from resolvers.records.tables import EDITABLE
from resolvers.text_checks import check_external_id, check_name
from resolvers.user_error import Problems

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord)

Afterwards = Callable[[Transaction, int, Extent], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the kind of record adds to the shared columns, and what is written with it at the command's end, by its id and extent."""

    patch: FieldPatch
    columns: Mapping[str, object] = field(default_factory=dict[str, object])
    contact_id: int | None = None
    currency: str | None = None
    afterwards: Afterwards | None = None


async def create_record(
    command: CommandContext,
    shape: type[R],
    new: NewRecord,
    draft: Draft,
    problems: Problems,
) -> CommandResult[R]:
    """Writes the row, what belongs to it and its event, unless there are problems, old ones or found here.

    If the external id is taken, by that very request sent twice perhaps, the record that has it is returned as it is (also if it
    was deleted), or refused without a word about it if it is not the viewer's to see.
    """
    viewer, now = command.viewer, command.now
    name = check_name(problems, new.name)
    external_id_is_fine = check_external_id(problems, new.external_id)
    check_instant(problems, ("createdAt",), new.created_at, now)
    responsible_id = viewer.user_id if new.responsible_id is UNSET else new.responsible_id
    async with begin(command, problems) as transaction:
        connection = transaction.connection
        conversion = None if draft.currency is None else await begin_converting(connection, viewer.company.id)
        if external_id_is_fine and (old := await find_external(connection, viewer, shape, new.external_id)):
            return already_there(viewer, old)
        statuses = await load_statuses(connection, viewer, {*new.mentions, responsible_id})
        check_responsible(problems, viewer, responsible_id, statuses)
        check_mentions(problems, new.mentions, statuses)
        await check_contact(connection, problems, viewer, draft.contact_id)
        await hold_options(connection, problems, viewer, new.fields)
        if viewer.company.has_records_limit:
            await check_room(connection, viewer.company.id, problems, LimitKind.RECORDS)
        if problems:
            return transaction.refused()
        if draft.currency is not None:
            await add_currencies(transaction, [draft.currency])
        table = EDITABLE[shape.kind]
        created_at = new.created_at or now
        extent = extent_of(shape.kind, responsible_id, created_at)
        statement = (
            insert(table)
            .values(
                company_id=viewer.company.id,
                external_id=new.external_id,
                name=name,
                responsible_id=responsible_id,
                created_by_id=viewer.user_id,
                created_at=created_at,
                fields=cast(literal(patch_json(draft.patch), TextType), JSONB),
                **draft.columns,
            )
            .on_conflict_do_nothing(index_elements=[table.company_id, table.external_id])
            .returning(table.id)
        )
        record_id = (await transaction.write(statement, of=extent)).scalar()
        if record_id is None:
            # Somebody else was faster with this external id, and is done: the conflict was waited for.
            old = await find_external(connection, viewer, shape, new.external_id)
            return taken() if old is None else already_there(viewer, old)
        if conversion is not None:
            await conversion.convert(THIS_DEAL, deal=record_id)
        transaction.write_last(note_new(shape.kind, record_id))
        if draft.afterwards is not None:
            draft.afterwards(transaction, record_id, extent)
        record = await read_back(connection, viewer, shape, record_id)
        tell(transaction, EventKind.CREATED, record, mentions=new.mentions)
        return transaction.done(record)
