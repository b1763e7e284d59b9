"""Making one contact of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Text, cast, insert, literal, update
from sqlalchemy.dialects.postgresql import JSONB

from models import Contact, ContactMerge, Entity, EventKind, RecordAct, RecordKind
from resolvers.cells.noting import note_at_once, noted
from resolvers.commands import CommandContext, CommandResult, Transaction, begin
from resolvers.configuration import Configuration
from resolvers.contact_keys.writing import write_keys
from resolvers.duplicates.holding import Held, extent_of_all, hold_all
from resolvers.duplicates.moving import take_over
from resolvers.duplicates.values import Chosen, Values, merged_values
from resolvers.language import LocalizedText
from resolvers.one_of import one_of
from resolvers.records.events import tell
from resolvers.records.holding import read_back
from resolvers.records.reading import ContactRecord
from resolvers.user_error import Problems, UserErrorCode

MAX_OTHERS = 20
"""That become one with another contact at once."""

_KEEP, _OTHERS = ("keep",), ("others",)


@dataclass(frozen=True, slots=True)
class ContactsToMerge:
    """Which contact is kept, which others it takes over, and which values of theirs."""

    keep: int
    others: Sequence[int]
    chosen: Chosen = field(default_factory=Chosen)


@dataclass(frozen=True, slots=True)
class Merged:
    """The contact that is left, and the number by which it can be undone."""

    contact: ContactRecord
    merge_id: int


async def merge_contacts(
    command: CommandContext, configuration: Configuration, requested: ContactsToMerge
) -> CommandResult[Merged]:
    """Makes one contact of several: what hangs on the others hangs on the kept one, they are deleted, and their external ids mean it.

    For whoever sees all of them. Events tell the people who were responsible.
    """
    problems = Problems()
    _check_request(problems, configuration, requested)
    async with begin(command, problems) as transaction:
        if problems:
            return transaction.refused()
        held = await hold_all(transaction, [requested.keep, *requested.others])
        _check_held(problems, requested, held)
        if problems:
            return transaction.refused()
        kept, others = held[requested.keep], [held[each] for each in requested.others]
        before, after = merged_values(kept, others, requested.chosen, configuration)
        merge_id = await _note(transaction, requested, before, after)
        await take_over(transaction, merge_id, requested.keep, requested.others)
        await _take_away(transaction, kept, others)
        contact = await _change(transaction, kept, after)
        tell(
            transaction,
            EventKind.MERGED,
            contact,
            data={"contacts": [*requested.others]},
            responsible_before=[id_ for each in others if (id_ := each.responsible_id) is not None],
        )
        named = [{"ref": f"Contact:{each.contact.id}", "name": each.contact.title} for each in others]
        transaction.note("mergeContacts", f"Contact:{requested.keep}", None, {"contacts": named})
        return transaction.done(Merged(contact, merge_id))


def _check_request(problems: Problems, configuration: Configuration, requested: ContactsToMerge) -> None:
    others, every = requested.others, {requested.keep, *requested.others}
    if not 1 <= len(others) <= MAX_OTHERS:
        problems.add(_OTHERS, UserErrorCode.INVALID, _HOW_MANY.format(count=len(others)))
    elif len(every) <= len(others):
        problems.add(_OTHERS, UserErrorCode.INVALID, _ONCE)
    known = {each.id for each in configuration.fields_of(Entity.CONTACT, None)}
    for place, (field_id, _) in enumerate(requested.chosen.fields):
        path = ("fields", str(place), "field")
        if field_id not in known:
            problems.not_found(path)
        elif field_id in [each for each, _ in requested.chosen.fields[:place]]:
            problems.add(path, UserErrorCode.INVALID, _FIELD_ONCE)
    sources = {("name",): requested.chosen.name, ("responsible",): requested.chosen.responsible}
    sources |= {("fields", str(at), "from"): id_ for at, (_, id_) in enumerate(requested.chosen.fields)}
    for path, source in sources.items():
        if source is not None and source not in every:
            problems.add(path, UserErrorCode.INVALID, _NOT_AMONG)


def _check_held(problems: Problems, requested: ContactsToMerge, held: Mapping[int, Held]) -> None:
    places = [(_KEEP, requested.keep)]
    places += [((*_OTHERS, str(place)), each) for place, each in enumerate(requested.others)]
    for path, number in places:
        if number not in held or held[number].contact.deleted:
            problems.not_found(path)


async def _note(transaction: Transaction, requested: ContactsToMerge, before: Values, after: Values) -> int:
    values = {
        "company_id": transaction.company_id,
        "kept_id": requested.keep,
        "contact_ids": [*requested.others],
        "before": cast(literal(before.write(), Text), JSONB),
        "after": cast(literal(after.write(), Text), JSONB),
        "merged_at": transaction.now,
        "merged_by_id": transaction.viewer.user_id,
    }
    return (await transaction.write(insert(ContactMerge).values(values).returning(ContactMerge.id))).scalar_one()


async def _take_away(transaction: Transaction, kept: Held, others: Sequence[Held]) -> None:
    ids = [each.contact.id for each in others]
    of_others = noted(RecordKind.CONTACT, "contacts.id = ANY(%(ids)s::bigint[])", RecordAct.MERGED)
    await transaction.connection.exec_driver_sql(of_others, {"company": transaction.company_id, "ids": ids})
    merged = update(Contact).where(Contact.company_id == transaction.company_id, one_of(Contact.id, ids))
    values = {"deleted_at": transaction.now, "merged_into_id": kept.contact.id}
    await transaction.write(merged.values(values), of=extent_of_all(others))


async def _change(transaction: Transaction, kept: Held, after: Values) -> ContactRecord:
    return await change_values(transaction, kept, after) if after else kept.contact


async def change_values(transaction: Transaction, kept: Held, values: Values) -> ContactRecord:
    """Writes values into a contact that is held, and gives it as it is then."""
    await note_at_once(transaction, RecordKind.CONTACT, kept.contact.id)
    this_one = update(Contact).where(Contact.company_id == transaction.company_id, Contact.id == kept.contact.id)
    columns = {**values.columns, "is_keyed": True}
    people = [values.responsible_id] if values.has_responsible else []
    await transaction.write(this_one.values(columns), of=extent_of_all([kept], people))
    contact = await read_back(transaction.connection, transaction.viewer, ContactRecord, kept.contact.id)
    write_keys(transaction, contact.id, contact.title, contact.fields.values())
    return contact


_HOW_MANY = LocalizedText(
    f"Expected 1 to {MAX_OTHERS} other contacts, got {{count}}.",
    f"Ожидается от 1 до {MAX_OTHERS} других контактов, получено {{count}}.",
)
_ONCE = LocalizedText(
    "Expected each contact once, and the kept one not among the others.",
    "Каждый контакт ожидается один раз, а остающийся — не среди остальных.",
)
_FIELD_ONCE = LocalizedText("Expected each field once.", "Каждое поле ожидается один раз.")
_NOT_AMONG = LocalizedText("Expected one of the contacts that are merged.", "Ожидается один из объединяемых контактов.")
