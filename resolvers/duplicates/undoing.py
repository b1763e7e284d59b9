"""Making several contacts again of one that they were merged into."""

from dataclasses import dataclass, replace

from sqlalchemy import Text, cast, select, update

from models import Contact, ContactMerge, EventKind, RecordAct, RecordKind
from resolvers.cells.noting import noted
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.configuration import Configuration
from resolvers.duplicates.holding import Held, extent_of_all, hold_all
from resolvers.duplicates.merging import change_values
from resolvers.duplicates.moving import give_back
from resolvers.duplicates.values import Values, values_to_put_back
from resolvers.language import LocalizedText
from resolvers.one_of import one_of
from resolvers.records.events import tell
from resolvers.records.reading import ContactRecord
from resolvers.user_error import UserErrorCode

_ID = ("id",)


@dataclass(frozen=True, slots=True)
class Parted:
    """The contact that had taken over the others, and those, which are contacts of their own again."""

    contact: ContactRecord
    others: tuple[ContactRecord, ...]


async def undo_merge(command: CommandContext, configuration: Configuration, merge_id: int) -> CommandResult[Parted]:
    """Undoes a merge: its contacts are back with all that they brought, and the kept one says what it said.

    What was changed since is left as it is, with a warning. Refused once it is undone, and while the kept contact is itself merged
    into another one. For whoever sees all of the contacts.
    """
    async with begin(command) as transaction:
        problems = transaction.problems
        merge, before, after = ContactMerge, cast(ContactMerge.before, Text), cast(ContactMerge.after, Text)
        requested = (
            select(merge.kept_id, merge.contact_ids, merge.undone_at, before, after)
            .where(merge.company_id == transaction.company_id, merge.id == merge_id)
            .with_for_update()
        )
        found = (await transaction.connection.execute(requested)).one_or_none()
        if found is None:
            problems.not_found(_ID)
            return transaction.refused()
        kept_id, contact_ids, undone_at, before, after = found
        held = await hold_all(transaction, [kept_id, *contact_ids])
        if not held.keys() >= {kept_id, *contact_ids}:
            problems.not_found(_ID)
        elif undone_at is not None:
            problems.add(_ID, UserErrorCode.INVALID, _UNDONE)
        elif held[kept_id].merged_into_id is not None:
            problems.add(_ID, UserErrorCode.IN_USE, _MERGED_FURTHER)
        if problems:
            return transaction.refused()
        kept, others = held[kept_id], [held[each] for each in contact_ids]
        if not await give_back(transaction, merge_id, kept_id):
            transaction.warnings.append(_STAYED)
        await _bring_back(transaction, others)
        back, has_changed = values_to_put_back(kept, Values.read(before), Values.read(after), configuration)
        if has_changed:
            transaction.warnings.append(_CHANGED)
        contact = await change_values(transaction, kept, back) if back else kept.contact
        this_one = update(merge).where(merge.company_id == transaction.company_id, merge.id == merge_id)
        ended = {"undone_at": transaction.now, "undone_by_id": transaction.viewer.user_id}
        await transaction.write(this_one.values(ended))
        _tell(transaction, contact, others)
        return transaction.done(Parted(contact, tuple(_undeleted(each) for each in others)))


async def _bring_back(transaction: Transaction, others: list[Held]) -> None:
    ids = [each.contact.id for each in others]
    of_others = noted(RecordKind.CONTACT, "contacts.id = ANY(%(ids)s::bigint[])", RecordAct.RESTORED)
    await transaction.connection.exec_driver_sql(of_others, {"company": transaction.company_id, "ids": ids})
    parted = update(Contact).where(Contact.company_id == transaction.company_id, one_of(Contact.id, ids))
    values = {"deleted_at": None, "merged_into_id": None}
    await transaction.write(parted.values(values), of=extent_of_all(others))


def _tell(transaction: Transaction, contact: ContactRecord, others: list[Held]) -> None:
    people = [id_ for each in others if (id_ := each.responsible_id) is not None]
    data = {"contacts": [each.contact.id for each in others]}
    tell(transaction, EventKind.PARTED, contact, data=data, responsible_before=people)
    named = [{"ref": f"Contact:{each.contact.id}", "name": each.contact.title} for each in others]
    transaction.note("undoContactMerge", f"Contact:{contact.id}", {"contacts": named}, None)


def _undeleted(held: Held) -> ContactRecord:
    return replace(held.contact, deleted=False)


_UNDONE = LocalizedText("Expected a merge that is not undone yet.", "Ожидается объединение, которое ещё не отменено.")
_MERGED_FURTHER = LocalizedText(
    "The contact that was kept has itself been merged into another one since. Undo that first.",
    "Оставшийся контакт с тех пор сам объединён с другим. Сначала отмените то объединение.",
)
_STAYED = LocalizedText(
    "Some of what was taken over has another contact since, and stays with that one.",
    "Часть перенесённых записей с тех пор получила другой контакт и остаётся с ним.",
)
_CHANGED = LocalizedText(
    "Some values that the merge had changed were changed again since, and stay as they are.",
    "Часть значений, изменённых объединением, с тех пор изменили ещё раз; они остаются как есть.",
)
