"""Administering custom fields."""

from typing import Annotated

import strawberry

from models import Entity, FieldKind
from resolvers.administration.inputs import NewField, TermChange
from resolvers.administration.kind import CUSTOM_FIELD
from resolvers.administration.reference_data.change import archive_term, update_term
from resolvers.administration.reference_data.creation import create_field
from resolvers.administration.reference_data.order import reorder_terms
from resolvers.commands import CommandResult
from resolvers.configuration import Configuration
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, configured, delete
from schema.changing import given
from schema.context import Info
from schema.directory.custom_field import CustomField, show_custom_field
from schema.directory.row_number import referred
from schema.records.inputs import read_reference
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings


@strawberry.input(description="A custom field to create.")
class CreateCustomFieldInput:
    entity: Entity = strawberry.field(description="What it is a field of. It stays the same.")
    kind: FieldKind = strawberry.field(description="What it holds. It stays the same.")
    name: str = strawberry.field(description=descriptions.NAME)
    deal_type: strawberry.ID | None = strawberry.field(
        default=None, description="For fields of deals: the type whose deals have it; null for all. It stays the same."
    )
    activity_type: strawberry.ID | None = strawberry.field(
        default=None, description="For fields of activities: the type that has it; null for all. It stays the same."
    )
    options: list[str] | None = strawberry.field(
        default=None, description="For the kind CHOICE: the labels of its options, in order; more can be added later."
    )
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about a custom field.")
class UpdateCustomFieldInput:
    field: strawberry.ID = strawberry.field(description="The custom field.")
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    position: int | None = strawberry.field(default=None, description=descriptions.POSITION)


@strawberry.input(description="The order of the custom fields of contacts, activities or deals.")
class ReorderCustomFieldsInput:
    entity: Entity = strawberry.field(description="What they are fields of.")
    fields: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="A custom field.")
class ChosenCustomFieldInput:
    field: strawberry.ID = strawberry.field(description="The custom field.")


@strawberry.type(description="The outcome of changing a custom field, or the order of its options.")
class CustomFieldPayload:
    custom_field: CustomField | None = strawberry.field(description=f"The field as it is now; {descriptions.NOTHING}")
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of ordering custom fields.")
class ReorderCustomFieldsPayload:
    custom_fields: list[CustomField] | None = strawberry.field(
        description=f"All fields of the entity in their order, archived ones included; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenCustomFieldInput, strawberry.argument(description="The custom field.")]


@strawberry.type
class CustomFieldMutation:
    @strawberry.mutation(
        description=f"Creates a custom field, with its options, after all others of the entity. {ADMINISTRATORS}"
    )
    async def create_custom_field(
        self, info: Info, input: Annotated[CreateCustomFieldInput, strawberry.argument(description="The field.")]
    ) -> CustomFieldPayload:
        new = NewField(
            entity=input.entity,
            kind=input.kind,
            name=input.name,
            deal_type_id=read_reference("DealType", input.deal_type),
            activity_type_id=read_reference("ActivityType", input.activity_type),
            options=tuple(input.options or ()),
            external_id=input.external_id,
        )
        return await show_custom_field_payload(info, await create_field(command_context(info), new))

    @strawberry.mutation(
        description=f"Renames or moves a custom field; its entity and kind never change. {descriptions.UPDATE} {ADMINISTRATORS}"
    )
    async def update_custom_field(
        self, info: Info, input: Annotated[UpdateCustomFieldInput, strawberry.argument(description="The change.")]
    ) -> CustomFieldPayload:
        change = TermChange(id=referred("CustomField", input.field), label=given(input.name), position=input.position)
        done = await update_term(command_context(info), "updateCustomField", CUSTOM_FIELD, change)
        return await show_custom_field_payload(info, done)

    @strawberry.mutation(
        description=f"Puts the custom fields of contacts, activities or deals in order. {descriptions.REORDER} {ADMINISTRATORS}"
    )
    async def reorder_custom_fields(
        self, info: Info, input: Annotated[ReorderCustomFieldsInput, strawberry.argument(description="The order.")]
    ) -> ReorderCustomFieldsPayload:
        ids, entity = [referred("CustomField", id) for id in input.fields], input.entity

        def show(now: Configuration, _: int) -> list[CustomField]:
            return [show_custom_field(each) for each in now.custom_fields.values() if each.entity is entity]

        done = await reorder_terms(
            command_context(info), "reorderCustomFields", CUSTOM_FIELD, ids, "fields", entity.value
        )
        return ReorderCustomFieldsPayload(
            custom_fields=await configured(info, done, show), user_errors=mistakes(info, done)
        )

    @strawberry.mutation(
        description="Takes a custom field out of use; one that is chosen in the report field settings, with a warning: blocks "
        f"that need it show nothing until another is chosen. {descriptions.ARCHIVE} {ADMINISTRATORS}"
    )
    async def archive_custom_field(self, info: Info, input: Chosen) -> CustomFieldPayload:
        number = referred("CustomField", input.field)
        done = await archive_term(command_context(info), "archiveCustomField", CUSTOM_FIELD, number, archived=True)
        return await show_custom_field_payload(info, done)

    @strawberry.mutation(description=f"Takes a custom field back into use. {descriptions.UNARCHIVE} {ADMINISTRATORS}")
    async def unarchive_custom_field(self, info: Info, input: Chosen) -> CustomFieldPayload:
        number = referred("CustomField", input.field)
        done = await archive_term(command_context(info), "unarchiveCustomField", CUSTOM_FIELD, number, archived=False)
        return await show_custom_field_payload(info, done)

    @strawberry.mutation(
        description="Deletes a custom field that no record has a value in, deleted records included, once its options are "
        f"deleted. {descriptions.DELETE} {ADMINISTRATORS}"
    )
    async def delete_custom_field(self, info: Info, input: Chosen) -> DeletePayload:
        return await delete(info, CUSTOM_FIELD, input.field)


async def show_custom_field_payload(info: Info, done: CommandResult[int]) -> CustomFieldPayload:
    """The outcome of an act about a custom field."""
    field = await configured(info, done, lambda now, id: show_custom_field(now.custom_fields[id]))
    return CustomFieldPayload(custom_field=field, warnings=warnings(info, done), user_errors=mistakes(info, done))
