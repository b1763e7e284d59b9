"""What the mutations of activities take."""

from datetime import datetime

import strawberry

from resolvers.records.inputs import UNSET, Change, NewActivity
from schema.directory.row_number import referred
from schema.records import inputs
from schema.records.inputs import FieldValueInput, read_fields, read_maybe, read_mentions, read_reference


@strawberry.input(description="An activity to create.")
class CreateActivityInput:
    activity_type: strawberry.ID = strawberry.field(description="Its type, one in use. It stays the same.")
    name: str = strawberry.field(description=inputs.NAME)
    contact: strawberry.ID | None = strawberry.field(default=None, description=inputs.CONTACT)
    external_id: str | None = strawberry.field(default=None, description=inputs.EXTERNAL_ID)
    responsible: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=inputs.RESPONSIBLE)
    created_at: datetime | None = strawberry.field(default=None, description=inputs.CREATED_AT)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)

    def read(self) -> NewActivity:
        """The activity as the resolvers take it."""
        return NewActivity(
            activity_type_id=referred("ActivityType", self.activity_type),
            name=self.name,
            contact_id=read_reference("Contact", self.contact),
            external_id=self.external_id,
            responsible_id=read_maybe("User", self.responsible),
            created_at=self.created_at,
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="What to change in an activity.")
class UpdateActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description=inputs.CHANGED_NAME)
    contact: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=inputs.CHANGED_CONTACT)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.CHANGED_FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)

    def read(self) -> Change:
        """The change as the resolvers take it."""
        return Change(
            id=referred("Activity", self.activity),
            name=UNSET if self.name is strawberry.UNSET else self.name,
            contact_id=read_maybe("Contact", self.contact),
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="An activity and its next responsible.")
class HandOverActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    to: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=inputs.RECEIVER)


@strawberry.input(description="An activity to delete.")
class DeleteActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")


@strawberry.input(description="An activity to restore.")
class RestoreActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
