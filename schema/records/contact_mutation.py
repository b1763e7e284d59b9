"""Writing contacts."""

from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.records.change import change_record
from resolvers.records.contact import create_contact
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.hand_over import hand_over
from resolvers.records.reading import ContactRecord
from schema.context import Info
from schema.directory.row_number import referred
from schema.records import contact_inputs, descriptions
from schema.records.contact import Contact, show_contact
from schema.records.writing import configured, mistakes
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.type(description="The outcome of writing a contact.")
class ContactPayload:
    contact: Contact | None = strawberry.field(description=descriptions.RECORD)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class ContactMutation:
    @strawberry.mutation(description=f"Creates a contact. {descriptions.CREATE}")
    async def create_contact(
        self,
        info: Info,
        input: Annotated[contact_inputs.CreateContactInput, strawberry.argument(description="The contact.")],
    ) -> ContactPayload:
        return _show(info, await create_contact(*await configured(info), input.read()))

    @strawberry.mutation(description=f"Changes a contact. {descriptions.UPDATE}")
    async def update_contact(
        self,
        info: Info,
        input: Annotated[contact_inputs.UpdateContactInput, strawberry.argument(description="The change.")],
    ) -> ContactPayload:
        return _show(info, await change_record(*await configured(info), ContactRecord, input.read()))

    @strawberry.mutation(description=f"Hands a contact over to somebody else. {descriptions.HAND_OVER}")
    async def hand_over_contact(
        self,
        info: Info,
        input: Annotated[contact_inputs.HandOverContactInput, strawberry.argument(description="What, and to whom.")],
    ) -> ContactPayload:
        number, to = input.read()
        return _show(info, await hand_over(command_context(info), ContactRecord, number, to))

    @strawberry.mutation(description=f"Deletes a contact. {descriptions.DELETE}")
    async def delete_contact(
        self,
        info: Info,
        input: Annotated[contact_inputs.DeleteContactInput, strawberry.argument(description="The contact.")],
    ) -> ContactPayload:
        number = referred("Contact", input.contact)
        return _show(info, await delete_record(command_context(info), ContactRecord, number))

    @strawberry.mutation(description=f"Brings a deleted contact back. {descriptions.RESTORE}")
    async def restore_contact(
        self,
        info: Info,
        input: Annotated[contact_inputs.RestoreContactInput, strawberry.argument(description="The contact.")],
    ) -> ContactPayload:
        number = referred("Contact", input.contact)
        return _show(info, await restore_record(command_context(info), ContactRecord, number))


def _show(info: Info, result: CommandResult[ContactRecord]) -> ContactPayload:
    contact = None if result.value is None else show_contact(result.value)
    return ContactPayload(contact=contact, user_errors=mistakes(info, result))
