"""What the mutations of activities take."""

from datetime import datetime

import strawberry

from resolvers.records.inputs import Change, NewActivity, Unset
from schema.changing import CLEAR, NOBODY, ClearableRecordField, given, given_or_cleared, given_or_nobody
from schema.directory.row_number import referred
from schema.records import inputs
from schema.records.inputs import FieldValueInput, read_fields, read_mentions, read_reference


@strawberry.input(description="An activity to create.")
class CreateActivityInput:
    activity_type: strawberry.ID = strawberry.field(description="Its type, one in use. It stays the same.")
    name: str = strawberry.field(description=inputs.NAME)
    contact: strawberry.ID | None = strawberry.field(default=None, description=inputs.CONTACT)
    external_id: str | None = strawberry.field(default=None, description=inputs.EXTERNAL_ID)
    responsible: strawberry.ID | None = strawberry.field(default=None, description=inputs.RESPONSIBLE)
    nobody: bool = strawberry.field(default=False, description=NOBODY)
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
            responsible_id=given_or_nobody(read_reference("User", self.responsible), nobody=self.nobody),
            created_at=self.created_at,
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="What to change in an activity.")
class UpdateActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    name: str | None = strawberry.field(default=None, description=inputs.CHANGED_NAME)
    contact: strawberry.ID | None = strawberry.field(default=None, description=inputs.CHANGED_CONTACT)
    clear: list[ClearableRecordField] = strawberry.field(default_factory=list, description=CLEAR)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.CHANGED_FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)

    def read(self) -> Change:
        """The change as the resolvers take it."""
        return Change(
            id=referred("Activity", self.activity),
            name=given(self.name),
            contact_id=given_or_cleared(
                read_reference("Contact", self.contact), self.clear, ClearableRecordField.CONTACT
            ),
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="An activity and its next responsible.")
class HandOverActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
    to: strawberry.ID | None = strawberry.field(default=None, description=inputs.RECEIVER)
    nobody: bool = strawberry.field(default=False, description=NOBODY)

    def read(self) -> tuple[int, int | Unset | None]:
        """What is handed over, and to whom."""
        to = given_or_nobody(read_reference("User", self.to), nobody=self.nobody)
        return referred("Activity", self.activity), to


@strawberry.input(description="An activity to delete.")
class DeleteActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")


@strawberry.input(description="An activity to restore.")
class RestoreActivityInput:
    activity: strawberry.ID = strawberry.field(description="The activity.")
