"""Groups and who is in them."""

from collections.abc import Sequence
from enum import Enum

from sqlalchemy import delete, insert, select

from models import GroupMember
from resolvers.administration.act import Asking, Done, administering
from resolvers.administration.kind import GROUP, USER
from resolvers.administration.pointers import check_unused
from resolvers.administration.writing import add, alter, check_all, find, find_created, named, note, remove
from resolvers.records.texts import check_name

MAX_MEMBERS = 10_000


class Membership(Enum):
    """What is to be done with people and a group; the values are the mutations."""

    SET = "setGroupMembers"
    ADD = "addGroupMembers"
    REMOVE = "removeGroupMembers"


async def create_group(asking: Asking, name: str, external_id: str | None) -> Done:
    """Creates the group, without people yet, or finds the one that has its external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, GROUP, external_id)) is not None:
            return act.done(there)
        columns = {"name": check_name(act.problems, name), "external_id": external_id}
        return act.refused() if act.problems else act.done(await add(act, "createGroup", GROUP, columns))


async def update_group(asking: Asking, group_id: int, name: str) -> Done:
    """Renames the group."""
    async with administering(asking) as act:
        row = await find(act, GROUP, group_id)
        columns = {"name": check_name(act.problems, name)}
        if row is None or act.problems:
            return act.refused()
        await alter(act, "updateGroup", GROUP, row, columns)
        return act.done(group_id)


async def delete_group(asking: Asking, group_id: int) -> Done:
    """Removes a group that has no people, and that no audience or default desktop is for."""
    async with administering(asking) as act:
        row = await find(act, GROUP, group_id, to_delete=True)
        if row is not None:
            await check_unused(act, GROUP, row)
        if row is None or act.problems:
            return act.refused()
        await remove(act, "deleteGroup", GROUP, row)
        return act.done(group_id)


async def change_members(asking: Asking, membership: Membership, group_id: int, user_ids: Sequence[int]) -> Done:
    """Makes these people the group's members, or adds, or removes them. What they see follows at their next request.

    The audit log has under ``members`` only those who left (before) and those who came (after).
    """
    async with administering(asking) as act:
        group = await find(act, GROUP, group_id)
        await check_all(act, USER, user_ids, "users", MAX_MEMBERS)
        if group is None or act.problems:
            return act.refused()
        theirs = (GroupMember.company_id == act.company_id, GroupMember.group_id == group_id)
        members = set(await act.connection.scalars(select(GroupMember.user_id).where(*theirs)))
        given = set(user_ids)
        coming = set[int]() if membership is Membership.REMOVE else given - members
        leaving = {Membership.SET: members - given, Membership.ADD: set[int](), Membership.REMOVE: members & given}
        gone = leaving[membership]
        if coming:
            rows = [{"company_id": act.company_id, "group_id": group_id, "user_id": user} for user in sorted(coming)]
            await act.connection.execute(insert(GroupMember), rows)
        if gone:
            await act.connection.execute(delete(GroupMember).where(*theirs, GroupMember.user_id.in_(gone)))
        before, after = [{"members": await named(act, "User", "users", people)} for people in (gone, coming)]
        await note(act, membership.value, GROUP.subject(group_id), before, after)
        return act.done(group_id)
