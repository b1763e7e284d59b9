"""Contacts inside the transaction that makes one of them, or several again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from models import Contact, RecordKind
from resolvers.changes import NOBODY, Extent
from resolvers.commands import Transaction
from resolvers.one_of import one_of
from resolvers.records.extent import extent_of
from resolvers.records.holding import sees
from resolvers.records.reading import ContactRecord, read_record, record_json


@dataclass(frozen=True, slots=True)
class Held:
    """A contact that nobody else changes or refers to anew until the transaction ends; ``merged_into_id``: what it is part of."""

    contact: ContactRecord
    merged_into_id: int | None

    @property
    def responsible_id(self) -> int | None:
        """Whose it is."""
        return None if self.contact.responsible is None else self.contact.responsible.id


async def hold_all(transaction: Transaction, ids: Iterable[int]) -> Mapping[int, Held]:
    """Those of the contacts that the viewer sees, deleted or not. Held in one order: two who do this do not block each other."""
    requested = (
        select(record_json(RecordKind.CONTACT), Contact.merged_into_id)
        .where(Contact.company_id == transaction.company_id, one_of(Contact.id, ids))
        .order_by(Contact.id)
        # The strongest lock, so that nothing comes to hang on them meanwhile.
        .with_for_update(of=Contact)
    )
    found: dict[int, Held] = {}
    for document, merged_into_id in await transaction.connection.execute(
        requested, {"company": transaction.company_id}
    ):
        record = read_record(RecordKind.CONTACT, document)
        if isinstance(record, ContactRecord) and sees(transaction.viewer, record):
            found[record.id] = Held(record, merged_into_id)
    return found


def extent_of_all(held: Sequence[Held], people: Iterable[int | None] = ()) -> Extent:
    """How far a change of these contacts reaches, that are with ``people`` afterwards."""
    extents = [extent_of(RecordKind.CONTACT, each.responsible_id, each.contact.created_at) for each in held]
    joined = extents[0]
    for each in extents[1:]:
        joined = joined.joined(each)
    return joined.joined(replace(joined, people=frozenset(each or NOBODY for each in people)))
