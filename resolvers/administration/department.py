"""Departments: a tree."""

from sqlalchemy import select

from models import Department, Role, UserStatus
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.inputs import DepartmentChange, NewDepartment
from resolvers.administration.kind import DEPARTMENT, USER, Row
from resolvers.administration.pointers import check_unused
from resolvers.administration.writing import add, alter, find, find_created, remove
from resolvers.language import Text
from resolvers.records.inputs import UNSET
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode

_PARENT = ("parent",)
_HEAD = ("head",)


async def create_department(asking: Asking, new: NewDepartment) -> Done:
    """Creates the department, or finds the one that has its external id."""
    async with administering(asking) as act:
        if (there := await find_created(act, DEPARTMENT, new.external_id)) is not None:
            return act.done(there)
        name = check_name(act.problems, new.name)
        if new.parent_id is not None:
            await find(act, DEPARTMENT, new.parent_id, _PARENT)
        await _check_head(act, new.head_id)
        if act.problems:
            return act.refused()
        columns = {
            "name": name,
            "parent_id": new.parent_id,
            "head_id": new.head_id,
            "external_id": new.external_id,
        }
        return act.done(await add(act, "createDepartment", DEPARTMENT, columns))


async def update_department(asking: Asking, change: DepartmentChange) -> Done:
    """Changes what is given. Who sees whose records follows at everybody's next request."""
    async with administering(asking) as act:
        row = await find(act, DEPARTMENT, change.id)
        if row is None:
            return act.refused()
        columns: dict[str, object] = {}
        if change.name is not UNSET:
            columns["name"] = check_name(act.problems, change.name)
        if change.parent_id is not UNSET:
            columns["parent_id"] = change.parent_id
            await _check_parent(act, row, change.parent_id)
        if change.head_id is not UNSET:
            columns["head_id"] = change.head_id
            if change.head_id != row["head_id"]:
                await _check_head(act, change.head_id)
        if act.problems:
            return act.refused()
        await alter(act, "updateDepartment", DEPARTMENT, row, columns)
        return act.done(change.id)


async def delete_department(asking: Asking, department_id: int) -> Done:
    """Removes a department that has neither people nor parts, and that no audience or default desktop is for."""
    async with administering(asking) as act:
        row = await find(act, DEPARTMENT, department_id, to_delete=True)
        if row is not None:
            await check_unused(act, DEPARTMENT, row)
        if row is None or act.problems:
            return act.refused()
        await remove(act, "deleteDepartment", DEPARTMENT, row)
        return act.done(department_id)


async def _check_parent(act: Act, row: Row, parent_id: int | None) -> None:
    if parent_id is None or await find(act, DEPARTMENT, parent_id, _PARENT) is None:
        return
    above = (
        select(Department.id, Department.parent_id)
        .where(Department.company_id == act.company_id, Department.id == parent_id)
        .cte("above", recursive=True)
    )
    # UNION, not UNION ALL: a circle that got in some other way ends the walk.
    above = above.union(
        select(Department.id, Department.parent_id).where(
            Department.company_id == act.company_id, Department.id == above.c.parent_id
        )
    )
    if row["id"] in set(await act.connection.scalars(select(above.c.id))):
        act.problems.add(_PARENT, UserErrorCode.INVALID, _CIRCLE)


async def _check_head(act: Act, head_id: int | None) -> None:
    head = None if head_id is None else await find(act, USER, head_id, _HEAD)
    if head is None:
        return
    if head["status"] == UserStatus.DISMISSED:
        act.problems.add(_HEAD, UserErrorCode.INVALID, _DISMISSED)
    elif head["role"] != Role.MANAGER:
        act.warnings.append(_NO_MANAGER.format(name=head["name"]))


_CIRCLE = Text(
    "Expected a department that is neither this one nor a part of it: departments form a tree.",
    "Ожидается отдел, который не является этим же отделом или его частью: отделы образуют дерево.",
)
_DISMISSED = Text(
    "Expected somebody who works here; this person was dismissed.", "Ожидается работающий сотрудник; этот уволен."
)
_NO_MANAGER = Text(
    "{name} is no CRM manager: heading a department lets only CRM managers see its people’s records.",
    "{name} не CRM-менеджер: руководство отделом открывает записи его людей только CRM-менеджерам.",
)
