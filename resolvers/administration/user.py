"""People: inviting, changing, dismissing and reinstating them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from models import Department, GroupMember, MailKind, Role, UserStatus
from resolvers.administration.email import check_email
from resolvers.administration.inputs import NewUser, UserChange
from resolvers.administration.kind import DEPARTMENT, GROUP, USER, Row
from resolvers.administration.last_administrator import check_not_last
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, alter, check_all, find, find_created, named
from resolvers.alphabet import sort_key
from resolvers.authentication import NewWayIn, create_way_in, end_employment, end_ways_in
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.company_limits import LimitKind, check_room
from resolvers.language import LocalizedText
from resolvers.mail import tell_by_mail
from resolvers.records.inputs import UNSET
from resolvers.text_checks import check_name
from resolvers.user_error import UserErrorCode

MAX_GROUPS = 1_000


async def invite_user(command: CommandContext, new: NewUser) -> tuple[CommandResult[int], NewWayIn | None]:
    """Creates the person and a way in for them. Without a way in if somebody has the external id already: they stay as they are."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, USER, new.external_id)) is not None:
            return transaction.done(there), None
        columns = {
            "name": check_name(transaction.problems, new.name),
            "email": await check_email(transaction, new.email),
            "role": new.role.value,
            "status": UserStatus.ACTIVE.value,
            "department_id": new.department_id,
            "language": new.language,
            "external_id": new.external_id,
        }
        if new.department_id is not None:
            await find(transaction, DEPARTMENT, new.department_id)
        await check_all(transaction, GROUP, new.group_ids, "groups", MAX_GROUPS)
        await check_room(transaction.connection, transaction.company_id, transaction.problems, LimitKind.PEOPLE)
        if transaction.problems:
            return transaction.refused(), None
        group_ids = {*new.group_ids}
        groups = {"groups": await named(transaction, "Group", "groups", group_ids)} if group_ids else {}
        user_id = await add(transaction, "inviteUser", USER, columns, groups)
        if group_ids:
            rows = [
                {"company_id": transaction.company_id, "group_id": group, "user_id": user_id} for group in group_ids
            ]
            await transaction.write(insert(GroupMember), rows)
        await tell_by_mail(transaction, MailKind.INVITATION, user_id)
        return transaction.done(user_id), await create_way_in(transaction, user_id, transaction.now)


async def update_user(command: CommandContext, change: UserChange) -> CommandResult[int]:
    """Changes what is given. A new role or department acts at the person's next request; with another address links by mail end."""
    async with administering(command) as transaction:
        row = await find(transaction, USER, change.id)
        if row is None:
            return transaction.refused()
        columns = await _changed(transaction, row, change)
        if transaction.problems:
            return transaction.refused()
        await alter(transaction, "updateUser", USER, row, columns)
        if columns.get("email", row["email"]) != row["email"]:
            # Links that were sent to the old one are whoever's who reads what comes there.
            await end_ways_in(transaction, [change.id], transaction.now)
            await tell_by_mail(transaction, MailKind.EMAIL_CHANGED, change.id, recipient=row["email"])
        return transaction.done(change.id)


async def dismiss_user(command: CommandContext, user_id: int) -> CommandResult[int]:
    """Ends the person's employment: their sessions, tokens and invitations end at once, their records stay with them."""
    async with administering(command) as transaction:
        row = await find(transaction, USER, user_id)
        if row is None:
            return transaction.refused()
        if user_id == transaction.viewer.user_id:
            transaction.problems.add(("user",), UserErrorCode.FORBIDDEN, _ONESELF)
        elif row["role"] == Role.ADMIN and row["status"] == UserStatus.ACTIVE:
            await check_not_last(transaction, user_id, ("user",))
        if transaction.problems:
            return transaction.refused()
        await alter(transaction, "dismissUser", USER, row, {"status": UserStatus.DISMISSED.value})
        await end_employment(transaction, [user_id], transaction.now)
        await _warn_of_departments(transaction, row)
        return transaction.done(user_id)


async def reinstate_user(command: CommandContext, user_id: int) -> CommandResult[int]:
    """Takes a dismissed person back. They sign in as before; tokens that ended stay ended."""
    async with administering(command) as transaction:
        row = await find(transaction, USER, user_id)
        if row is None:
            return transaction.refused()
        if row["status"] == UserStatus.DISMISSED:
            await check_room(transaction.connection, transaction.company_id, transaction.problems, LimitKind.PEOPLE)
        if transaction.problems:
            return transaction.refused()
        await alter(transaction, "reinstateUser", USER, row, {"status": UserStatus.ACTIVE.value})
        return transaction.done(user_id)


async def _changed(transaction: Transaction, row: Row, change: UserChange) -> Mapping[str, Any]:
    columns: dict[str, Any] = {}
    if change.name is not UNSET:
        columns["name"] = check_name(transaction.problems, change.name)
    if change.email is not UNSET:
        columns["email"] = await check_email(transaction, change.email, row["id"])
    if change.role is not UNSET:
        columns["role"] = change.role.value
        is_demotion = row["role"] == Role.ADMIN and change.role is not Role.ADMIN
        if is_demotion and row["status"] == UserStatus.ACTIVE:
            await check_not_last(transaction, row["id"], ("role",))
    if change.department_id is not UNSET:
        columns["department_id"] = change.department_id
        if change.department_id is not None:
            await find(transaction, DEPARTMENT, change.department_id)
    if change.language is not UNSET:
        columns["language"] = change.language
    return columns


async def _warn_of_departments(transaction: Transaction, row: Row) -> None:
    headed = select(Department.name).where(
        Department.company_id == transaction.company_id, Department.head_id == row["id"]
    )
    names = (await transaction.connection.scalars(headed)).all()
    for department in sorted(names, key=lambda name: sort_key(name, transaction.language)):
        transaction.warnings.append(_STILL_HEAD.format(name=row["name"], department=department))


_ONESELF = LocalizedText(
    "Expected somebody else: nobody dismisses themselves.", "Ожидается кто-то другой: сам себя никто не увольняет."
)
_STILL_HEAD = LocalizedText(
    "{name} is still named as the head of “{department}”, and nobody sees its people through it.",
    "{name} всё ещё значится руководителем отдела «{department}»; данные его людей по этому праву никто не видит.",
)
