"""Administering activity types."""

from typing import Annotated

import strawberry

from resolvers.administration.inputs import TermChange
from resolvers.administration.kind import ACTIVITY_TYPE
from resolvers.administration.reference_data.change import archive_term, update_term
from resolvers.administration.reference_data.creation import create_type
from resolvers.administration.reference_data.order import reorder_terms
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, configured, delete
from schema.changing import given
from schema.context import Info
from schema.directory.activity_type import ActivityType, show_activity_type
from schema.directory.row_number import referred
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings


@strawberry.input(description="An activity type to create.")
class CreateActivityTypeInput:
    name: str = strawberry.field(description=descriptions.NAME)
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about an activity type.")
class UpdateActivityTypeInput:
    activity_type: strawberry.ID = strawberry.field(description="The activity type.")
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    position: int | None = strawberry.field(default=None, description=descriptions.POSITION)


@strawberry.input(description="The order of activity types.")
class ReorderActivityTypesInput:
    activity_types: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="An activity type.")
class ChosenActivityTypeInput:
    activity_type: strawberry.ID = strawberry.field(description="The activity type.")


@strawberry.type(description="The outcome of changing an activity type.")
class ActivityTypePayload:
    activity_type: ActivityType | None = strawberry.field(
        description=f"The activity type as it is now; {descriptions.NOTHING}"
    )
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of ordering activity types.")
class ReorderActivityTypesPayload:
    activity_types: list[ActivityType] | None = strawberry.field(
        description=f"All activity types in their order, archived ones included; {descriptions.NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


Chosen = Annotated[ChosenActivityTypeInput, strawberry.argument(description="The activity type.")]


@strawberry.type
class ActivityTypeMutation:
    @strawberry.mutation(description=f"Creates an activity type, after all others. {ADMINISTRATORS}")
    async def create_activity_type(
        self,
        info: Info,
        input: Annotated[CreateActivityTypeInput, strawberry.argument(description="The activity type.")],
    ) -> ActivityTypePayload:
        done = await create_type(
            command_context(info), "createActivityType", ACTIVITY_TYPE, input.name, input.external_id
        )
        return await _show(info, done)

    @strawberry.mutation(description=f"Renames or moves an activity type. {descriptions.UPDATE} {ADMINISTRATORS}")
    async def update_activity_type(
        self, info: Info, input: Annotated[UpdateActivityTypeInput, strawberry.argument(description="The change.")]
    ) -> ActivityTypePayload:
        change = TermChange(
            id=referred("ActivityType", input.activity_type), label=given(input.name), position=input.position
        )
        return await _show(info, await update_term(command_context(info), "updateActivityType", ACTIVITY_TYPE, change))

    @strawberry.mutation(description=f"Puts activity types in order. {descriptions.REORDER} {ADMINISTRATORS}")
    async def reorder_activity_types(
        self, info: Info, input: Annotated[ReorderActivityTypesInput, strawberry.argument(description="The order.")]
    ) -> ReorderActivityTypesPayload:
        ids = [referred("ActivityType", id) for id in input.activity_types]
        done = await reorder_terms(command_context(info), "reorderActivityTypes", ACTIVITY_TYPE, ids, "activityTypes")
        ordered = await configured(
            info, done, lambda it, _: [show_activity_type(each) for each in it.activity_types.values()]
        )
        return ReorderActivityTypesPayload(activity_types=ordered, user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Takes an activity type out of use. {descriptions.ARCHIVE} {ADMINISTRATORS}")
    async def archive_activity_type(self, info: Info, input: Chosen) -> ActivityTypePayload:
        number = referred("ActivityType", input.activity_type)
        done = await archive_term(command_context(info), "archiveActivityType", ACTIVITY_TYPE, number, archived=True)
        return await _show(info, done)

    @strawberry.mutation(description=f"Takes an activity type back into use. {descriptions.UNARCHIVE} {ADMINISTRATORS}")
    async def unarchive_activity_type(self, info: Info, input: Chosen) -> ActivityTypePayload:
        number = referred("ActivityType", input.activity_type)
        done = await archive_term(command_context(info), "unarchiveActivityType", ACTIVITY_TYPE, number, archived=False)
        return await _show(info, done)

    @strawberry.mutation(description=f"Deletes an activity type. {descriptions.DELETE} {ADMINISTRATORS}")
    async def delete_activity_type(self, info: Info, input: Chosen) -> DeletePayload:
        return await delete(info, ACTIVITY_TYPE, input.activity_type)


async def _show(info: Info, done: CommandResult[int]) -> ActivityTypePayload:
    activity_type = await configured(info, done, lambda now, id: show_activity_type(now.activity_types[id]))
    return ActivityTypePayload(
        activity_type=activity_type, warnings=warnings(info, done), user_errors=mistakes(info, done)
    )
