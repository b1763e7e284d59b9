"""What the mutations of contacts take."""

from datetime import datetime

import strawberry

from resolvers.records.inputs import Change, NewContact, Unset
from schema.changing import NOBODY, given, given_or_nobody
from schema.directory.row_number import referred
from schema.records import inputs
from schema.records.inputs import FieldValueInput, read_fields, read_mentions, read_reference


@strawberry.input(description="A contact to create.")
class CreateContactInput:
    name: str = strawberry.field(description=inputs.NAME)
    external_id: str | None = strawberry.field(default=None, description=inputs.EXTERNAL_ID)
    responsible: strawberry.ID | None = strawberry.field(default=None, description=inputs.RESPONSIBLE)
    nobody: bool = strawberry.field(default=False, description=NOBODY)
    created_at: datetime | None = strawberry.field(default=None, description=inputs.CREATED_AT)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)

    def read(self) -> NewContact:
        """The contact as the resolvers take it."""
        return NewContact(
            name=self.name,
            external_id=self.external_id,
            responsible_id=given_or_nobody(read_reference("User", self.responsible), nobody=self.nobody),
            created_at=self.created_at,
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="What to change in a contact.")
class UpdateContactInput:
    contact: strawberry.ID = strawberry.field(description="The contact.")
    name: str | None = strawberry.field(default=None, description=inputs.CHANGED_NAME)
    fields: list[FieldValueInput] | None = strawberry.field(default=None, description=inputs.CHANGED_FIELDS)
    mentions: list[strawberry.ID] | None = strawberry.field(default=None, description=inputs.MENTIONS)

    def read(self) -> Change:
        """The change as the resolvers take it."""
        return Change(
            id=referred("Contact", self.contact),
            name=given(self.name),
            fields=read_fields(self.fields),
            mentions=read_mentions(self.mentions),
        )


@strawberry.input(description="A contact and its next responsible.")
class HandOverContactInput:
    contact: strawberry.ID = strawberry.field(description="The contact.")
    to: strawberry.ID | None = strawberry.field(default=None, description=inputs.RECEIVER)
    nobody: bool = strawberry.field(default=False, description=NOBODY)

    def read(self) -> tuple[int, int | Unset | None]:
        """What is handed over, and to whom."""
        to = given_or_nobody(read_reference("User", self.to), nobody=self.nobody)
        return referred("Contact", self.contact), to


@strawberry.input(description="A contact to delete.")
class DeleteContactInput:
    contact: strawberry.ID = strawberry.field(description="The contact.")


@strawberry.input(description="A contact to restore.")
class RestoreContactInput:
    contact: strawberry.ID = strawberry.field(description="The contact.")
