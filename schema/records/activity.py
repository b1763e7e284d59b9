"""Activities."""

import strawberry

from models import Entity, RecordKind
from resolvers.records.reading import ActivityRecord
from schema.context import Info
from schema.directory.activity_type import ActivityType, show_activity_type
from schema.directory.configuration import configuration_of
from schema.directory.row_number import row_number
from schema.directory.user import User, show_person
from schema.node import finds, global_id
from schema.records.contact import Contact, find_contact_by_id
from schema.records.field_value import FieldValue, show_field_values
from schema.records.interface import Record


@strawberry.type(description="What people do with contacts: an inquiry, a meeting, whatever its type says.")
class Activity(Record):
    record: strawberry.Private[ActivityRecord]  # pyright: ignore[reportIncompatibleVariableOverride] - never assigned

    @strawberry.field(description="Its type.")
    async def activity_type(self, info: Info) -> ActivityType:
        return show_activity_type((await configuration_of(info)).activity_types[self.record.type_id])

    @strawberry.field(description="The contact it is with; null for none, or one you do not see.")
    async def contact(self, info: Info) -> Contact | None:
        return await find_contact_by_id(info, self.record.contact_id)

    @strawberry.field(description="Who created it; null for the system.")
    def created_by(self) -> User | None:
        return show_person(self.record.created_by) if self.record.created_by else None

    @strawberry.field(description="The values of the custom fields that its type has, empty ones left out.")
    async def fields(self, info: Info) -> list[FieldValue]:
        fields = (await configuration_of(info)).fields_of(Entity.ACTIVITY, self.record.type_id)
        return show_field_values(self.record, fields)

    @strawberry.field(description="Whether it is deleted: it is in no list and no figure, and can be restored.")
    def is_deleted(self) -> bool:
        return self.record.deleted


def show_activity(record: ActivityRecord) -> Activity:
    """An activity as it is answered."""
    return Activity(id=global_id("Activity", record.id), record=record)


@finds("Activity")
async def find_activity(info: Info, key: str) -> Activity | None:
    """An activity the viewer sees."""
    record = await info.context.loaders.records.load((RecordKind.ACTIVITY, row_number(key)))
    return show_activity(record) if isinstance(record, ActivityRecord) else None
