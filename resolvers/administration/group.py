"""Groups and who is in them."""

from collections.abc import Sequence
from enum import Enum

from sqlalchemy import delete, insert, select

from models import GroupMember
from resolvers.administration.kind import GROUP, USER
from resolvers.administration.names import check_free, check_still_free
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, alter, check_all, find, find_created, named
from resolvers.commands import CommandContext, CommandResult
from resolvers.one_of import one_of
from resolvers.text_checks import check_name

MAX_MEMBERS = 10_000


class Membership(Enum):
    """What is to be done with people and a group; the values are the mutations."""

    SET = "setGroupMembers"
    ADD = "addGroupMembers"
    REMOVE = "removeGroupMembers"


async def create_group(command: CommandContext, name: str, external_id: str | None) -> CommandResult[int]:
    """Creates the group, without people yet, or finds the one that has its external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, GROUP, external_id)) is not None:
            return transaction.done(there)
        columns = {"name": check_name(transaction.problems, name), "external_id": external_id}
        await check_free(transaction, GROUP, columns)
        return (
            transaction.refused()
            if transaction.problems
            else transaction.done(await add(transaction, "createGroup", GROUP, columns))
        )


async def update_group(command: CommandContext, group_id: int, name: str) -> CommandResult[int]:
    """Renames the group."""
    async with administering(command) as transaction:
        row = await find(transaction, GROUP, group_id)
        columns = {"name": check_name(transaction.problems, name)}
        if row is not None:
            await check_still_free(transaction, GROUP, row, columns)
        if row is None or transaction.problems:
            return transaction.refused()
        await alter(transaction, "updateGroup", GROUP, row, columns)
        return transaction.done(group_id)


async def change_members(
    command: CommandContext, membership: Membership, group_id: int, user_ids: Sequence[int]
) -> CommandResult[int]:
    """Makes these people the group's members, or adds, or removes them. What they see follows at their next request.

    The audit log has under ``members`` only those who left (before) and those who came (after).
    """
    async with administering(command) as transaction:
        group = await find(transaction, GROUP, group_id)
        await check_all(transaction, USER, user_ids, "users", MAX_MEMBERS)
        if group is None or transaction.problems:
            return transaction.refused()
        theirs = (GroupMember.company_id == transaction.company_id, GroupMember.group_id == group_id)
        members = set(await transaction.connection.scalars(select(GroupMember.user_id).where(*theirs)))
        given = set(user_ids)
        coming = set[int]() if membership is Membership.REMOVE else given - members
        leaving = {Membership.SET: members - given, Membership.ADD: set[int](), Membership.REMOVE: members & given}
        gone = leaving[membership]
        if coming:
            rows = [
                {"company_id": transaction.company_id, "group_id": group_id, "user_id": user} for user in sorted(coming)
            ]
            await transaction.write(insert(GroupMember), rows)
        if gone:
            await transaction.write(delete(GroupMember).where(*theirs, one_of(GroupMember.user_id, gone)))
        before, after = [{"members": await named(transaction, "User", "users", people)} for people in (gone, coming)]
        transaction.note(membership.value, GROUP.subject(group_id), before, after)
        return transaction.done(group_id)
