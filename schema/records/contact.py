"""Contacts."""

import strawberry

from models import Entity, RecordKind
from resolvers.records.reading import ContactRecord
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.directory.row_number import row_number
from schema.directory.user import User, show_person
from schema.node import finds, global_id
from schema.records.field_value import FieldValue, show_field_values
from schema.records.interface import Record


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
