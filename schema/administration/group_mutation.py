"""Administering groups."""

from typing import Annotated

import strawberry

from resolvers.administration.group import (
    MAX_MEMBERS,
    Membership,
    change_members,
    create_group,
    update_group,
)
from resolvers.administration.kind import GROUP
from resolvers.commands import CommandResult
from resolvers.directory.department import load_groups
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, delete
from schema.context import Info, viewer_of
from schema.directory.group import Group, show_group
from schema.directory.row_number import referred
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_MEMBERS = "What they see follows at their next request; their own arrangement is kept."


@strawberry.input(description="A group to create.")
class CreateGroupInput:
    name: str = strawberry.field(description=descriptions.NAME)
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="A group and its next name.")
class UpdateGroupInput:
    group: strawberry.ID = strawberry.field(description="The group.")
    name: str = strawberry.field(description=descriptions.NAME)


@strawberry.input(description="A group to delete.")
class DeleteGroupInput:
    group: strawberry.ID = strawberry.field(description="The group.")


@strawberry.input(description="A group and people.")
class GroupMembersInput:
    group: strawberry.ID = strawberry.field(description="The group.")
    users: list[strawberry.ID] = strawberry.field(description=f"The people, at most {MAX_MEMBERS:,}.")


Members = Annotated[GroupMembersInput, strawberry.argument(description="The group and the people.")]


@strawberry.type(description="The outcome of changing a group.")
class GroupPayload:
    group: Group | None = strawberry.field(description=f"The group as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class GroupMutation:
    @strawberry.mutation(description=f"Creates a group, without people yet. {ADMINISTRATORS}")
    async def create_group(
        self, info: Info, input: Annotated[CreateGroupInput, strawberry.argument(description="The group.")]
    ) -> GroupPayload:
        return await _show(info, await create_group(command_context(info), input.name, input.external_id))

    @strawberry.mutation(description=f"Renames a group. {ADMINISTRATORS}")
    async def update_group(
        self, info: Info, input: Annotated[UpdateGroupInput, strawberry.argument(description="The change.")]
    ) -> GroupPayload:
        return await _show(info, await update_group(command_context(info), referred("Group", input.group), input.name))

    @strawberry.mutation(
        description="Deletes a group that has no people, and that no audience or default desktop is for; "
        f"IN_USE otherwise, and nothing is changed. {ADMINISTRATORS}"
    )
    async def delete_group(
        self, info: Info, input: Annotated[DeleteGroupInput, strawberry.argument(description="The group.")]
    ) -> DeletePayload:
        return await delete(info, GROUP, input.group)

    @strawberry.mutation(description=f"Makes these people, and nobody else, the group's. {_MEMBERS} {ADMINISTRATORS}")
    async def set_group_members(self, info: Info, input: Members) -> GroupPayload:
        return await _change(info, Membership.SET, input)

    @strawberry.mutation(description=f"Adds people to a group; those who are in it stay. {_MEMBERS} {ADMINISTRATORS}")
    async def add_group_members(self, info: Info, input: Members) -> GroupPayload:
        return await _change(info, Membership.ADD, input)

    @strawberry.mutation(description=f"Takes people out of a group. {_MEMBERS} {ADMINISTRATORS}")
    async def remove_group_members(self, info: Info, input: Members) -> GroupPayload:
        return await _change(info, Membership.REMOVE, input)


async def _change(info: Info, membership: Membership, input: GroupMembersInput) -> GroupPayload:
    users = [referred("User", user) for user in input.users]
    return await _show(
        info, await change_members(command_context(info), membership, referred("Group", input.group), users)
    )


async def _show(info: Info, done: CommandResult[int]) -> GroupPayload:
    groups = {} if done.value is None else await load_groups(info.context.engine, viewer_of(info), [done.value])
    return GroupPayload(group=next(map(show_group, groups.values()), None), user_errors=mistakes(info, done))
