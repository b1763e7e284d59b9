"""Administering stages."""

from typing import Annotated

import strawberry

from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import STAGE
from resolvers.administration.reference_data.change import archive_term, update_term
from resolvers.administration.reference_data.creation import create_stage
from resolvers.administration.reference_data.order import reorder_terms
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.deal_type_mutation import DealTypePayload, show_deal_type_payload
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, configured, delete
from schema.changing import CLEAR, ClearableStageField, given, given_or_cleared
from schema.context import Info
from schema.directory.deal_type import Stage, show_stage
from schema.directory.row_number import referred
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings


@strawberry.input(description="A stage to create.")
class CreateStageInput:
    deal_type: strawberry.ID = strawberry.field(description="The deal type it belongs to. It stays the same.")
    name: str = strawberry.field(description=descriptions.NAME)
    color: str | None = strawberry.field(default=None, description=descriptions.COLOR)
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about a stage.")
class UpdateStageInput:
    stage: strawberry.ID = strawberry.field(description="The stage.")
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    color: str | None = strawberry.field(default=None, description=descriptions.CHANGED_COLOR)
    clear: list[ClearableStageField] = strawberry.field(default_factory=list, description=CLEAR)
    position: int | None = strawberry.field(default=None, description=descriptions.POSITION)


@strawberry.input(description="The order of a deal type's stages.")
class ReorderStagesInput:
    deal_type: strawberry.ID = strawberry.field(description="The deal type.")
    stages: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="A stage.")
class ChosenStageInput:
    stage: strawberry.ID = strawberry.field(description="The stage.")


@strawberry.type(description="The outcome of changing a stage.")
class StagePayload:
    stage: Stage | None = strawberry.field(description=f"The stage as it is now; {descriptions.NOTHING}")
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenStageInput, strawberry.argument(description="The stage.")]


@strawberry.type
class StageMutation:
    @strawberry.mutation(
        description="Creates a stage, after all others of its deal type. Whether it means won or lost is said by the report "
        f"field settings. {ADMINISTRATORS}"
    )
    async def create_stage(
        self, info: Info, input: Annotated[CreateStageInput, strawberry.argument(description="The stage.")]
    ) -> StagePayload:
        number = referred("DealType", input.deal_type)
        return await _show(
            info, await create_stage(command_context(info), number, input.name, input.color, input.external_id)
        )

    @strawberry.mutation(description=f"Renames, colours or moves a stage. {descriptions.UPDATE} {ADMINISTRATORS}")
    async def update_stage(
        self, info: Info, input: Annotated[UpdateStageInput, strawberry.argument(description="The change.")]
    ) -> StagePayload:
        change = TermChange(
            id=referred("Stage", input.stage),
            label=given(input.name),
            color=given_or_cleared(input.color, input.clear, ClearableStageField.COLOR),
            position=input.position,
        )
        return await _show(info, await update_term(command_context(info), "updateStage", STAGE, change))

    @strawberry.mutation(
        description=f"Puts the stages of a deal type in order, which funnels follow. {descriptions.REORDER} {ADMINISTRATORS}"
    )
    async def reorder_stages(
        self, info: Info, input: Annotated[ReorderStagesInput, strawberry.argument(description="The order.")]
    ) -> DealTypePayload:
        deal_type, ids = referred("DealType", input.deal_type), [referred("Stage", id) for id in input.stages]
        done = await reorder_terms(command_context(info), "reorderStages", STAGE, ids, "stages", deal_type)
        return await show_deal_type_payload(info, done)

    @strawberry.mutation(
        description=f"Takes a stage out of use; one that is chosen in the report field settings, with a warning. "
        f"{descriptions.ARCHIVE} {ADMINISTRATORS}"
    )
    async def archive_stage(self, info: Info, input: Chosen) -> StagePayload:
        number = referred("Stage", input.stage)
        return await _show(
            info, await archive_term(command_context(info), "archiveStage", STAGE, number, archived=True)
        )

    @strawberry.mutation(description=f"Takes a stage back into use. {descriptions.UNARCHIVE} {ADMINISTRATORS}")
    async def unarchive_stage(self, info: Info, input: Chosen) -> StagePayload:
        number = referred("Stage", input.stage)
        return await _show(
            info, await archive_term(command_context(info), "unarchiveStage", STAGE, number, archived=False)
        )

    @strawberry.mutation(
        description=f"Deletes a stage that no deal has ever stood on. {descriptions.DELETE} {ADMINISTRATORS}"
    )
    async def delete_stage(self, info: Info, input: Chosen) -> DeletePayload:
        return await delete(info, STAGE, input.stage)


async def _show(info: Info, done: CommandResult[int]) -> StagePayload:
    stage = await configured(info, done, lambda now, id: show_stage(now.stages[id]))
    return StagePayload(stage=stage, warnings=warnings(info, done), user_errors=mistakes(info, done))
