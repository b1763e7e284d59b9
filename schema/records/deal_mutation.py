"""Writing deals."""

from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.records.change import change_record
from resolvers.records.deal import create_deal
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.hand_over import hand_over
from resolvers.records.move import move_deal
from resolvers.records.reading import DealRecord
from schema.context import Info
from schema.directory.row_number import referred
from schema.records import deal_inputs, descriptions
from schema.records.deal import Deal, show_deal
from schema.records.writing import configured, mistakes
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.type(description="The outcome of writing a deal.")
class DealPayload:
    deal: Deal | None = strawberry.field(description=descriptions.RECORD)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class DealMutation:
    @strawberry.mutation(description=f"Creates a deal. {descriptions.CREATE}")
    async def create_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.CreateDealInput, strawberry.argument(description="The deal.")],
    ) -> DealPayload:
        return _show(info, await create_deal(*await configured(info), input.read()))

    @strawberry.mutation(description=f"Changes a deal. {descriptions.UPDATE}")
    async def update_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.UpdateDealInput, strawberry.argument(description="The change.")],
    ) -> DealPayload:
        return _show(info, await change_record(*await configured(info), DealRecord, input.read()))

    @strawberry.mutation(description=f"Moves a deal to a stage or to another type. {descriptions.MOVE}")
    async def move_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.MoveDealInput, strawberry.argument(description="The move.")],
    ) -> DealPayload:
        return _show(info, await move_deal(command_context(info), input.read()))

    @strawberry.mutation(description=f"Hands a deal over to somebody else. {descriptions.HAND_OVER}")
    async def hand_over_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.HandOverDealInput, strawberry.argument(description="What, and to whom.")],
    ) -> DealPayload:
        number, to = input.read()
        return _show(info, await hand_over(command_context(info), DealRecord, number, to))

    @strawberry.mutation(description=f"Deletes a deal. {descriptions.DELETE}")
    async def delete_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.DeleteDealInput, strawberry.argument(description="The deal.")],
    ) -> DealPayload:
        number = referred("Deal", input.deal)
        return _show(info, await delete_record(command_context(info), DealRecord, number))

    @strawberry.mutation(description=f"Brings a deleted deal back. {descriptions.RESTORE}")
    async def restore_deal(
        self,
        info: Info,
        input: Annotated[deal_inputs.RestoreDealInput, strawberry.argument(description="The deal.")],
    ) -> DealPayload:
        number = referred("Deal", input.deal)
        return _show(info, await restore_record(command_context(info), DealRecord, number))


def _show(info: Info, result: CommandResult[DealRecord]) -> DealPayload:
    deal = None if result.value is None else show_deal(result.value)
    return DealPayload(deal=deal, user_errors=mistakes(info, result))
