"""Contacts."""

from typing import Annotated

import strawberry

from models import ContactKeyKind, Entity, RecordKind
from resolvers.duplicates.likeness import MAX_LIKE_ONE
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.records.reading import ContactRecord
from schema.context import Info
from schema.described_enum import describe
from schema.directory.configuration import configuration_of
from schema.directory.row_number import row_number
from schema.directory.user import User, show_person
from schema.node import finds, global_id
from schema.records.field_value import FieldValue, show_field_values
from schema.records.interface import Record

describe(
    ContactKeyKind,
    "What contacts have in common that are probably one: what says most first.",
    {
        ContactKeyKind.EMAIL: "An e-mail address.",
        ContactKeyKind.PHONE: "A phone number.",
        ContactKeyKind.NAME: "The words of their names.",
    },
    name="DuplicateReason",
)


@strawberry.type(description="A person or organisation the company deals with.")
class Contact(Record):
    record: strawberry.Private[ContactRecord]  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned

    @strawberry.field(description="Who created it; null for the system.")
    def created_by(self) -> User | None:
        return show_person(self.record.created_by) if self.record.created_by else None

    @strawberry.field(description="The values of its custom fields, empty ones left out.")
    async def fields(self, info: Info) -> list[FieldValue]:
        return show_field_values(self.record, (await configuration_of(info)).fields_of(Entity.CONTACT, None))

    @strawberry.field(description="Whether it is deleted: it is in no list and no figure, and can be restored.")
    def is_deleted(self) -> bool:
        return self.record.deleted

    @strawberry.field(
        description="Others that are probably the same, of those that you see, the likeliest first: ask for it with what creates a "
        "contact, and you are warned."
    )
    async def possible_duplicates(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description=f"How many, 1 to {MAX_LIKE_ONE}.")] = 5,
    ) -> list["PossibleDuplicate"]:
        if not 1 <= first <= MAX_LIKE_ONE:
            raise RequestError(ErrorCode.BAD_USER_INPUT, _FIRST, ("first",))
        found = await info.context.loaders.like_contacts.load(self.record.id)
        return [
            PossibleDuplicate(contact=show_contact(each.contact), reasons=[*each.reasons]) for each in found[:first]
        ]


@strawberry.type(description="A contact that is probably the same as another one.")
class PossibleDuplicate:
    contact: Contact = strawberry.field(description="The contact.")
    reasons: list[ContactKeyKind] = strawberry.field(description="What both have in common, what says most first.")


_FIRST = LocalizedText(f"Expected 1 to {MAX_LIKE_ONE} contacts.", f"Ожидается от 1 до {MAX_LIKE_ONE} контактов.")


def show_contact(record: ContactRecord) -> Contact:
    """A contact as it is answered."""
    return Contact(id=global_id("Contact", record.id), record=record)


async def find_contact_by_id(info: Info, contact_id: int | None) -> Contact | None:
    """The contact with this id, if the viewer sees it."""
    if contact_id is None:
        return None
    record = await info.context.loaders.records.load((RecordKind.CONTACT, contact_id))
    return show_contact(record) if isinstance(record, ContactRecord) else None


@finds("Contact")
async def find_contact(info: Info, key: str) -> Contact | None:
    """A contact the viewer sees."""
    return await find_contact_by_id(info, row_number(key))
