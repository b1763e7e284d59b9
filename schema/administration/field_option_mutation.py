"""Administering the options of choice fields."""

from typing import Annotated

import strawberry

from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import FIELD_OPTION
from resolvers.administration.reference_data.change import archive_term, update_term
from resolvers.administration.reference_data.creation import create_option
from resolvers.administration.reference_data.order import reorder_terms
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.custom_field_mutation import CustomFieldPayload, show_custom_field_payload
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, configured, delete
from schema.changing import given
from schema.context import Info
from schema.directory.custom_field import FieldOption, show_field_option
from schema.directory.row_number import referred
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.input(description="An option to create.")
class CreateFieldOptionInput:
    field: strawberry.ID = strawberry.field(description="The choice field that offers it. It stays the same.")
    label: str = strawberry.field(
        description="Its words: 1 to 500 characters; TAKEN if another option in use of the field has them. "
        "Sources of the same words are one source."
    )
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about an option.")
class UpdateFieldOptionInput:
    option: strawberry.ID = strawberry.field(description="The option.")
    label: str | None = strawberry.field(
        default=None, description="Its words from now on, on old records too; unchanged if left out."
    )
    position: int | None = strawberry.field(default=None, description=descriptions.POSITION)


@strawberry.input(description="The order of a choice field's options.")
class ReorderFieldOptionsInput:
    field: strawberry.ID = strawberry.field(description="The choice field.")
    options: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="An option.")
class ChosenFieldOptionInput:
    option: strawberry.ID = strawberry.field(description="The option.")


@strawberry.type(description="The outcome of changing an option.")
class FieldOptionPayload:
    option: FieldOption | None = strawberry.field(description=f"The option as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenFieldOptionInput, strawberry.argument(description="The option.")]


@strawberry.type
class FieldOptionMutation:
    @strawberry.mutation(description=f"Creates an option, after all others of its field. {ADMINISTRATORS}")
    async def create_field_option(
        self, info: Info, input: Annotated[CreateFieldOptionInput, strawberry.argument(description="The option.")]
    ) -> FieldOptionPayload:
        number = referred("CustomField", input.field)
        return await _show(info, await create_option(command_context(info), number, input.label, input.external_id))

    @strawberry.mutation(description=f"Rewords or moves an option. {descriptions.UPDATE} {ADMINISTRATORS}")
    async def update_field_option(
        self, info: Info, input: Annotated[UpdateFieldOptionInput, strawberry.argument(description="The change.")]
    ) -> FieldOptionPayload:
        change = TermChange(id=referred("FieldOption", input.option), label=given(input.label), position=input.position)
        return await _show(info, await update_term(command_context(info), "updateFieldOption", FIELD_OPTION, change))

    @strawberry.mutation(
        description=f"Puts the options of a choice field in order. {descriptions.REORDER} {ADMINISTRATORS}"
    )
    async def reorder_field_options(
        self, info: Info, input: Annotated[ReorderFieldOptionsInput, strawberry.argument(description="The order.")]
    ) -> CustomFieldPayload:
        field, ids = referred("CustomField", input.field), [referred("FieldOption", id) for id in input.options]
        done = await reorder_terms(command_context(info), "reorderFieldOptions", FIELD_OPTION, ids, "options", field)
        return await show_custom_field_payload(info, done)

    @strawberry.mutation(
        description=f"Takes an option out of use; it keeps its words on old records. {descriptions.ARCHIVE} {ADMINISTRATORS}"
    )
    async def archive_field_option(self, info: Info, input: Chosen) -> FieldOptionPayload:
        number = referred("FieldOption", input.option)
        done = await archive_term(command_context(info), "archiveFieldOption", FIELD_OPTION, number, archived=True)
        return await _show(info, done)

    @strawberry.mutation(description=f"Takes an option back into use. {descriptions.UNARCHIVE} {ADMINISTRATORS}")
    async def unarchive_field_option(self, info: Info, input: Chosen) -> FieldOptionPayload:
        number = referred("FieldOption", input.option)
        done = await archive_term(command_context(info), "unarchiveFieldOption", FIELD_OPTION, number, archived=False)
        return await _show(info, done)

    @strawberry.mutation(
        description=f"Deletes an option that no record has, deleted records included. {descriptions.DELETE} {ADMINISTRATORS}"
    )
    async def delete_field_option(self, info: Info, input: Chosen) -> DeletePayload:
        return await delete(info, FIELD_OPTION, input.option)


async def _show(info: Info, done: CommandResult[int]) -> FieldOptionPayload:
    option = await configured(info, done, lambda now, id: show_field_option(now.options[id]))
    return FieldOptionPayload(option=option, user_errors=mistakes(info, done))
