"""Administering deal types."""

from typing import Annotated

import strawberry

from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import DEAL_TYPE
from resolvers.administration.reference_data.change import archive_term, update_term
from resolvers.administration.reference_data.creation import create_type
from resolvers.administration.reference_data.order import reorder_terms
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, configured, delete
from schema.changing import given
from schema.context import Info
from schema.directory.deal_type import DealType, show_deal_type
from schema.directory.row_number import referred
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings


@strawberry.input(description="A deal type to create.")
class CreateDealTypeInput:
    name: str = strawberry.field(description=descriptions.NAME)
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about a deal type.")
class UpdateDealTypeInput:
    deal_type: strawberry.ID = strawberry.field(description="The deal type.")
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    position: int | None = strawberry.field(default=None, description=descriptions.POSITION)


@strawberry.input(description="The order of deal types.")
class ReorderDealTypesInput:
    deal_types: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="A deal type.")
class ChosenDealTypeInput:
    deal_type: strawberry.ID = strawberry.field(description="The deal type.")


@strawberry.type(description="The outcome of changing a deal type, or the order of its stages.")
class DealTypePayload:
    deal_type: DealType | None = strawberry.field(description=f"The deal type as it is now; {descriptions.NOTHING}")
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of ordering deal types.")
class ReorderDealTypesPayload:
    deal_types: list[DealType] | None = strawberry.field(
        description=f"All deal types in their order, archived ones included; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenDealTypeInput, strawberry.argument(description="The deal type.")]


@strawberry.type
class DealTypeMutation:
    @strawberry.mutation(description=f"Creates a deal type, without stages yet, after all others. {ADMINISTRATORS}")
    async def create_deal_type(
        self, info: Info, input: Annotated[CreateDealTypeInput, strawberry.argument(description="The deal type.")]
    ) -> DealTypePayload:
        return await show_deal_type_payload(
            info, await create_type(command_context(info), "createDealType", DEAL_TYPE, input.name, input.external_id)
        )

    @strawberry.mutation(description=f"Renames or moves a deal type. {descriptions.UPDATE} {ADMINISTRATORS}")
    async def update_deal_type(
        self, info: Info, input: Annotated[UpdateDealTypeInput, strawberry.argument(description="The change.")]
    ) -> DealTypePayload:
        change = TermChange(id=referred("DealType", input.deal_type), label=given(input.name), position=input.position)
        return await show_deal_type_payload(
            info, await update_term(command_context(info), "updateDealType", DEAL_TYPE, change)
        )

    @strawberry.mutation(description=f"Puts deal types in order. {descriptions.REORDER} {ADMINISTRATORS}")
    async def reorder_deal_types(
        self, info: Info, input: Annotated[ReorderDealTypesInput, strawberry.argument(description="The order.")]
    ) -> ReorderDealTypesPayload:
        ids = [referred("DealType", id) for id in input.deal_types]
        done = await reorder_terms(command_context(info), "reorderDealTypes", DEAL_TYPE, ids, "dealTypes")
        ordered = await configured(info, done, lambda it, _: [show_deal_type(each) for each in it.deal_types.values()])
        return ReorderDealTypesPayload(deal_types=ordered, user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Takes a deal type out of use. {descriptions.ARCHIVE} {ADMINISTRATORS}")
    async def archive_deal_type(self, info: Info, input: Chosen) -> DealTypePayload:
        number = referred("DealType", input.deal_type)
        done = await archive_term(command_context(info), "archiveDealType", DEAL_TYPE, number, archived=True)
        return await show_deal_type_payload(info, done)

    @strawberry.mutation(description=f"Takes a deal type back into use. {descriptions.UNARCHIVE} {ADMINISTRATORS}")
    async def unarchive_deal_type(self, info: Info, input: Chosen) -> DealTypePayload:
        number = referred("DealType", input.deal_type)
        done = await archive_term(command_context(info), "unarchiveDealType", DEAL_TYPE, number, archived=False)
        return await show_deal_type_payload(info, done)

    @strawberry.mutation(
        description=f"Deletes a deal type, once its stages are deleted. {descriptions.DELETE} {ADMINISTRATORS}"
    )
    async def delete_deal_type(self, info: Info, input: Chosen) -> DeletePayload:
        return await delete(info, DEAL_TYPE, input.deal_type)


async def show_deal_type_payload(info: Info, done: CommandResult[int]) -> DealTypePayload:
    """The outcome of an act about a deal type."""
    deal_type = await configured(info, done, lambda now, id: show_deal_type(now.deal_types[id]))
    return DealTypePayload(deal_type=deal_type, warnings=warnings(info, done), user_errors=mistakes(info, done))
