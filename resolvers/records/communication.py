"""Recording calls, SMS, e-mails and online forms."""

from sqlalchemy.dialects.postgresql import insert

from models import Channel, Communication, EventKind, RecordKind
from resolvers.cells.noting import note_new
from resolvers.commands import CommandContext, CommandResult, begin
from resolvers.company_limits import LimitKind, check_room
from resolvers.language import LocalizedText
from resolvers.records.events import tell
from resolvers.records.extent import extent_of
from resolvers.records.external_id import already_there, taken
from resolvers.records.holding import find_external, read_back
from resolvers.records.inputs import UNSET, NewCommunication
from resolvers.records.instants import check_instant
from resolvers.records.reading import CommunicationRecord
from resolvers.records.references import check_contact, load_statuses
from resolvers.records.rights import check_responsible
from resolvers.text_checks import check_external_id
from resolvers.user_error import Problems, UserErrorCode


async def record_communication(command: CommandContext, new: NewCommunication) -> CommandResult[CommunicationRecord]:
    """Records the communication with its event, or returns the one that has its external id."""
    viewer, now, problems = command.viewer, command.now, Problems()
    external_id_is_fine = check_external_id(problems, new.external_id)
    check_instant(problems, ("occurredAt",), new.occurred_at, now)
    if new.answered is not None and new.channel is not Channel.CALL:
        problems.add(("answered",), UserErrorCode.INVALID, _ONLY_CALLS)
    responsible_id = viewer.user_id if new.responsible_id is UNSET else new.responsible_id
    async with begin(command, problems) as transaction:
        connection = transaction.connection
        if external_id_is_fine:
            old = await find_external(connection, viewer, CommunicationRecord, new.external_id)
            if old is not None:
                return already_there(viewer, old)
        statuses = await load_statuses(connection, viewer, {responsible_id})
        check_responsible(problems, viewer, responsible_id, statuses)
        await check_contact(connection, problems, viewer, new.contact_id)
        if viewer.company.has_records_limit:
            await check_room(connection, viewer.company.id, problems, LimitKind.RECORDS)
        if problems:
            return transaction.refused()
        occurred_at = new.occurred_at or now
        statement = (
            insert(Communication)
            .values(
                company_id=viewer.company.id,
                external_id=new.external_id,
                channel=new.channel,
                direction=new.direction,
                contact_id=new.contact_id,
                responsible_id=responsible_id,
                occurred_at=occurred_at,
                answered=new.answered,
            )
            .on_conflict_do_nothing(index_elements=[Communication.company_id, Communication.external_id])
            .returning(Communication.id)
        )
        extent = extent_of(RecordKind.COMMUNICATION, responsible_id, occurred_at)
        communication_id = (await transaction.write(statement, of=extent)).scalar()
        if communication_id is None:
            # Somebody else was faster with this external id, and is done: the conflict was waited for.
            old = await find_external(connection, viewer, CommunicationRecord, new.external_id)
            return taken() if old is None else already_there(viewer, old)
        transaction.write_last(note_new(RecordKind.COMMUNICATION, communication_id))
        record = await read_back(connection, viewer, CommunicationRecord, communication_id)
        tell(transaction, EventKind.CREATED, record)
        return transaction.done(record)


_ONLY_CALLS = LocalizedText(
    "Expected for calls only: nothing else is answered or missed.",
    "Ожидается только для звонков: остальное не бывает пропущенным.",
)
