"""People: inviting, changing, dismissing and reinstating them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from models import ApiToken, Department, GroupMember, Role, Session, UserStatus
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.email import check_email
from resolvers.administration.inputs import NewUser, UserChange
from resolvers.administration.invitation import NewInvitation, create_invitation, end_invitations
from resolvers.administration.kind import DEPARTMENT, GROUP, USER, Row
from resolvers.administration.last_administrator import check_not_last
from resolvers.administration.writing import add, alter, check_all, find, find_created, named
from resolvers.language import Text
from resolvers.records.inputs import UNSET
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode

MAX_GROUPS = 1_000


async def invite_user(asking: Asking, new: NewUser) -> tuple[Done, NewInvitation | None]:
    """Creates the person and a way in for them. Without a way in if somebody has the external id already: they stay as they are."""
    async with administering(asking) as act:
        if (there := await find_created(act, USER, new.external_id)) is not None:
            return act.done(there), None
        columns = {
            "name": check_name(act.problems, new.name),
            "email": await check_email(act, new.email),
            "role": new.role.value,
            "status": UserStatus.ACTIVE.value,
            "department_id": new.department_id,
            "language": new.language,
            "external_id": new.external_id,
        }
        if new.department_id is not None:
            await find(act, DEPARTMENT, new.department_id)
        await check_all(act, GROUP, new.group_ids, "groups", MAX_GROUPS)
        if act.problems:
            return act.refused(), None
        group_ids = {*new.group_ids}
        groups = {"groups": await named(act, "Group", "groups", group_ids)} if group_ids else {}
        user_id = await add(act, "inviteUser", USER, columns, groups)
        if group_ids:
            rows = [{"company_id": act.company_id, "group_id": group, "user_id": user_id} for group in group_ids]
            await act.connection.execute(insert(GroupMember), rows)
        return act.done(user_id), await create_invitation(act, user_id)


async def update_user(asking: Asking, change: UserChange) -> Done:
    """Changes what is given. A new role or department acts at the person's next request."""
    async with administering(asking) as act:
        row = await find(act, USER, change.id)
        if row is None:
            return act.refused()
        columns = await _changed(act, row, change)
        if act.problems:
            return act.refused()
        await alter(act, "updateUser", USER, row, columns)
        return act.done(change.id)


async def dismiss_user(asking: Asking, user_id: int) -> Done:
    """Ends the person's employment: their sessions, tokens and invitations end at once, their records stay with them."""
    async with administering(asking) as act:
        row = await find(act, USER, user_id)
        if row is None:
            return act.refused()
        if user_id == act.viewer.user_id:
            act.problems.add(("user",), UserErrorCode.FORBIDDEN, _ONESELF)
        elif row["role"] == Role.ADMIN and row["status"] == UserStatus.ACTIVE:
            await check_not_last(act, user_id, ("user",))
        if act.problems:
            return act.refused()
        await alter(act, "dismissUser", USER, row, {"status": UserStatus.DISMISSED.value})
        for table in (Session, ApiToken):
            mine = (table.company_id == act.company_id, table.user_id == user_id, table.revoked_at.is_(None))
            await act.connection.execute(update(table).where(*mine).values(revoked_at=act.now))
        await end_invitations(act, user_id)
        await _warn_of_departments(act, row)
        return act.done(user_id)


async def reinstate_user(asking: Asking, user_id: int) -> Done:
    """Takes a dismissed person back. They sign in as before; tokens that ended stay ended."""
    async with administering(asking) as act:
        row = await find(act, USER, user_id)
        if row is None:
            return act.refused()
        await alter(act, "reinstateUser", USER, row, {"status": UserStatus.ACTIVE.value})
        return act.done(user_id)


async def _changed(act: Act, row: Row, change: UserChange) -> Mapping[str, Any]:
    columns: dict[str, Any] = {}
    if change.name is not UNSET:
        columns["name"] = check_name(act.problems, change.name)
    if change.email is not UNSET:
        columns["email"] = await check_email(act, change.email, row["id"])
    if change.role is None:
        act.problems.add(("role",), UserErrorCode.REQUIRED, _NO_ROLE)
    elif change.role is not UNSET:
        columns["role"] = change.role.value
        is_demotion = row["role"] == Role.ADMIN and change.role is not Role.ADMIN
        if is_demotion and row["status"] == UserStatus.ACTIVE:
            await check_not_last(act, row["id"], ("role",))
    if change.department_id is not UNSET:
        columns["department_id"] = change.department_id
        if change.department_id is not None:
            await find(act, DEPARTMENT, change.department_id)
    if change.language is not UNSET:
        columns["language"] = change.language
    return columns


async def _warn_of_departments(act: Act, row: Row) -> None:
    headed = select(Department.name).where(Department.company_id == act.company_id, Department.head_id == row["id"])
    for department in await act.connection.scalars(headed.order_by(Department.name)):
        act.warnings.append(_STILL_HEAD.format(name=row["name"], department=department))


_ONESELF = Text(
    "Expected somebody else: nobody dismisses themselves.", "Ожидается кто-то другой: сам себя никто не увольняет."
)
_NO_ROLE = Text("Expected a role.", "Ожидается роль.")
_STILL_HEAD = Text(
    "{name} is still named as the head of “{department}”, and nobody sees its people through it.",
    "{name} всё ещё значится руководителем отдела «{department}»; данные его людей по этому праву никто не видит.",
)
