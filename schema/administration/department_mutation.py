"""Administering departments."""

from typing import Annotated

import strawberry

from resolvers.administration.department import create_department, update_department
from resolvers.administration.inputs import DepartmentChange, NewDepartment
from resolvers.administration.kind import DEPARTMENT
from resolvers.commands import CommandResult
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, delete, forget
from schema.changing import CLEAR, ClearableDepartmentField, given, given_or_cleared
from schema.context import Info
from schema.directory.row_number import referred
from schema.directory.user import Department, find_department_by_id
from schema.records.inputs import read_reference
from schema.user_error import UserError
from schema.writing import command_context, mistakes, warnings


@strawberry.input(description="A department to create.")
class CreateDepartmentInput:
    name: str = strawberry.field(description=descriptions.NAME)
    parent: strawberry.ID | None = strawberry.field(
        default=None, description="The department it is a part of; null at the top."
    )
    head: strawberry.ID | None = strawberry.field(
        default=None, description="Who heads it, somebody who works here; null for nobody."
    )
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)


@strawberry.input(description="What to change about a department.")
class UpdateDepartmentInput:
    department: strawberry.ID = strawberry.field(description="The department.")
    name: str | None = strawberry.field(default=None, description=descriptions.CHANGED_NAME)
    parent: strawberry.ID | None = strawberry.field(
        default=None,
        description="The department it is a part of, neither itself nor a part of it; unchanged if left out.",
    )
    head: strawberry.ID | None = strawberry.field(
        default=None,
        description="Who heads it, somebody who works here; unchanged if left out.",
    )
    clear: list[ClearableDepartmentField] = strawberry.field(default_factory=list, description=CLEAR)


@strawberry.input(description="A department to delete.")
class DeleteDepartmentInput:
    department: strawberry.ID = strawberry.field(description="The department.")


@strawberry.type(description="The outcome of changing a department.")
class DepartmentPayload:
    department: Department | None = strawberry.field(description=f"The department as it is now; {descriptions.NOTHING}")
    warnings: list[str] = strawberry.field(description=descriptions.WARNINGS)
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class DepartmentMutation:
    @strawberry.mutation(description=f"Creates a department. {ADMINISTRATORS}")
    async def create_department(
        self,
        info: Info,
        input: Annotated[CreateDepartmentInput, strawberry.argument(description="The department.")],
    ) -> DepartmentPayload:
        new = NewDepartment(
            name=input.name,
            parent_id=read_reference("Department", input.parent),
            head_id=read_reference("User", input.head),
            external_id=input.external_id,
        )
        return await _show(info, await create_department(command_context(info), new))

    @strawberry.mutation(
        description=f"Changes a department. {descriptions.UPDATE} Who sees whose records follows at once. {ADMINISTRATORS}"
    )
    async def update_department(
        self,
        info: Info,
        input: Annotated[UpdateDepartmentInput, strawberry.argument(description="The change.")],
    ) -> DepartmentPayload:
        change = DepartmentChange(
            id=referred("Department", input.department),
            name=given(input.name),
            parent_id=given_or_cleared(
                read_reference("Department", input.parent), input.clear, ClearableDepartmentField.PARENT
            ),
            head_id=given_or_cleared(read_reference("User", input.head), input.clear, ClearableDepartmentField.HEAD),
        )
        return await _show(info, await update_department(command_context(info), change))

    @strawberry.mutation(
        description="Deletes a department that has neither people nor parts, and that no audience or default desktop is for; "
        f"IN_USE otherwise, and nothing is changed. {ADMINISTRATORS}"
    )
    async def delete_department(
        self,
        info: Info,
        input: Annotated[DeleteDepartmentInput, strawberry.argument(description="The department.")],
    ) -> DeletePayload:
        return await delete(info, DEPARTMENT, input.department)


async def _show(info: Info, done: CommandResult[int]) -> DepartmentPayload:
    forget(info)
    department = await find_department_by_id(info, done.value)
    return DepartmentPayload(department=department, warnings=warnings(info, done), user_errors=mistakes(info, done))
