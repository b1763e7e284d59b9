"""Departments: a tree."""

from sqlalchemy import select

from models import Department, Role, UserStatus
from resolvers.administration.inputs import DepartmentChange, NewDepartment
from resolvers.administration.kind import DEPARTMENT, USER, Row
from resolvers.administration.names import check_free, check_still_free
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, alter, find, find_created
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.language import LocalizedText
from resolvers.records.inputs import UNSET
from resolvers.text_checks import check_name
from resolvers.user_error import UserErrorCode

_PARENT = ("parent",)
_HEAD = ("head",)


async def create_department(command: CommandContext, new: NewDepartment) -> CommandResult[int]:
    """Creates the department, or finds the one that has its external id."""
    async with administering(command) as transaction:
        if (there := await find_created(transaction, DEPARTMENT, new.external_id)) is not None:
            return transaction.done(there)
        name = check_name(transaction.problems, new.name)
        if new.parent_id is not None:
            await find(transaction, DEPARTMENT, new.parent_id, _PARENT)
        await _check_head(transaction, new.head_id)
        columns = {
            "name": name,
            "parent_id": new.parent_id,
            "head_id": new.head_id,
            "external_id": new.external_id,
        }
        await check_free(transaction, DEPARTMENT, columns)
        if transaction.problems:
            return transaction.refused()
        return transaction.done(await add(transaction, "createDepartment", DEPARTMENT, columns))


async def update_department(command: CommandContext, change: DepartmentChange) -> CommandResult[int]:
    """Changes what is given. Who sees whose records follows at everybody's next request."""
    async with administering(command) as transaction:
        row = await find(transaction, DEPARTMENT, change.id)
        if row is None:
            return transaction.refused()
        columns: dict[str, object] = {}
        if change.name is not UNSET:
            columns["name"] = check_name(transaction.problems, change.name)
        if change.parent_id is not UNSET:
            columns["parent_id"] = change.parent_id
            await _check_parent(transaction, row, change.parent_id)
        if change.head_id is not UNSET:
            columns["head_id"] = change.head_id
            if change.head_id != row["head_id"]:
                await _check_head(transaction, change.head_id)
        await check_still_free(transaction, DEPARTMENT, row, columns)
        if transaction.problems:
            return transaction.refused()
        await alter(transaction, "updateDepartment", DEPARTMENT, row, columns)
        return transaction.done(change.id)


async def _check_parent(transaction: Transaction, row: Row, parent_id: int | None) -> None:
    if parent_id is None or await find(transaction, DEPARTMENT, parent_id, _PARENT) is None:
        return
    above = (
        select(Department.id, Department.parent_id)
        .where(Department.company_id == transaction.company_id, Department.id == parent_id)
        .cte("above", recursive=True)
    )
    # UNION, not UNION ALL: a circle that got in some other way ends the walk.
    above = above.union(
        select(Department.id, Department.parent_id).where(
            Department.company_id == transaction.company_id, Department.id == above.c.parent_id
        )
    )
    if row["id"] in set(await transaction.connection.scalars(select(above.c.id))):
        transaction.problems.add(_PARENT, UserErrorCode.INVALID, _CIRCLE)


async def _check_head(transaction: Transaction, head_id: int | None) -> None:
    head = None if head_id is None else await find(transaction, USER, head_id, _HEAD)
    if head is None:
        return
    if head["status"] == UserStatus.DISMISSED:
        transaction.problems.add(_HEAD, UserErrorCode.INVALID, _DISMISSED)
    elif head["role"] != Role.MANAGER:
        transaction.warnings.append(_NO_MANAGER.format(name=head["name"]))


_CIRCLE = LocalizedText(
    "Expected a department that is neither this one nor a part of it: departments form a tree.",
    "Ожидается отдел, который не является этим же отделом или его частью: отделы образуют дерево.",
)
_DISMISSED = LocalizedText(
    "Expected somebody who works here; this person was dismissed.", "Ожидается работающий сотрудник; этот уволен."
)
_NO_MANAGER = LocalizedText(
    "{name} is no CRM manager: heading a department lets only CRM managers see its people’s records.",
    "{name} не CRM-менеджер: руководство отделом открывает записи его людей только CRM-менеджерам.",
)
