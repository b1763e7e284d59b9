"""Writing activities."""

from typing import Annotated

import strawberry

from resolvers.commands import CommandResult
from resolvers.records.activity import create_activity
from resolvers.records.change import change_record
from resolvers.records.deletion import delete_record, restore_record
from resolvers.records.hand_over import hand_over
from resolvers.records.reading import ActivityRecord
from schema.context import Info
from schema.directory.row_number import referred
from schema.records import activity_inputs, descriptions
from schema.records.activity import Activity, show_activity
from schema.records.writing import configured, mistakes
from schema.user_error import UserError
from schema.writing import command_context


@strawberry.type(description="The outcome of writing an activity.")
class ActivityPayload:
    activity: Activity | None = strawberry.field(description=descriptions.RECORD)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class ActivityMutation:
    @strawberry.mutation(description=f"Creates an activity. {descriptions.CREATE}")
    async def create_activity(
        self,
        info: Info,
        input: Annotated[activity_inputs.CreateActivityInput, strawberry.argument(description="The activity.")],
    ) -> ActivityPayload:
        return _show(info, await create_activity(*await configured(info), input.read()))

    @strawberry.mutation(description=f"Changes an activity. {descriptions.UPDATE}")
    async def update_activity(
        self,
        info: Info,
        input: Annotated[activity_inputs.UpdateActivityInput, strawberry.argument(description="The change.")],
    ) -> ActivityPayload:
        return _show(info, await change_record(*await configured(info), ActivityRecord, input.read()))

    @strawberry.mutation(description=f"Hands an activity over to somebody else. {descriptions.HAND_OVER}")
    async def hand_over_activity(
        self,
        info: Info,
        input: Annotated[activity_inputs.HandOverActivityInput, strawberry.argument(description="What, and to whom.")],
    ) -> ActivityPayload:
        number, to = input.read()
        return _show(info, await hand_over(command_context(info), ActivityRecord, number, to))

    @strawberry.mutation(description=f"Deletes an activity. {descriptions.DELETE}")
    async def delete_activity(
        self,
        info: Info,
        input: Annotated[activity_inputs.DeleteActivityInput, strawberry.argument(description="The activity.")],
    ) -> ActivityPayload:
        number = referred("Activity", input.activity)
        return _show(info, await delete_record(command_context(info), ActivityRecord, number))

    @strawberry.mutation(description=f"Brings a deleted activity back. {descriptions.RESTORE}")
    async def restore_activity(
        self,
        info: Info,
        input: Annotated[activity_inputs.RestoreActivityInput, strawberry.argument(description="The activity.")],
    ) -> ActivityPayload:
        number = referred("Activity", input.activity)
        return _show(info, await restore_record(command_context(info), ActivityRecord, number))


def _show(info: Info, result: CommandResult[ActivityRecord]) -> ActivityPayload:
    activity = None if result.value is None else show_activity(result.value)
    return ActivityPayload(activity=activity, user_errors=mistakes(info, result))
