"""Groups and who is in them."""

from collections.abc import Collection, Sequence
from enum import Enum

from sqlalchemy import delete, insert, select

from models import GroupMember, User
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.kind import GROUP
from resolvers.administration.pointers import check_unused
from resolvers.administration.writing import add, alter, find, find_created, named, note, remove
from resolvers.language import Text
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode

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
        await _check_people(act, user_ids)
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


async def _check_people(act: Act, user_ids: Collection[int]) -> None:
    if len(user_ids) > MAX_MEMBERS:
        act.problems.add(("users",), UserErrorCode.INVALID, _TOO_MANY)
        return
    asked = select(User.id).where(User.company_id == act.company_id, User.id.in_(user_ids))
    known = set(await act.connection.scalars(asked))
    for index, user_id in enumerate(user_ids):
        if user_id not in known:
            act.problems.not_found(("users", str(index)))


_TOO_MANY = Text(f"Expected at most {MAX_MEMBERS} people.", f"Ожидается не больше {MAX_MEMBERS} человек.")
