"""Audiences, as they are told."""

from collections.abc import Iterable

import strawberry

from permissions import audience
from permissions.audience import Principals
from resolvers.alphabet import alphabetical
from schema.context import Info
from schema.directory.group import Group, show_group
from schema.directory.user import Department, User, show_department, show_person


@strawberry.type(description="The people of a department.")
class AudienceDepartment:
    department: Department = strawberry.field(description="The department.")
    include_subdepartments: bool = strawberry.field(
        description="Whether the people of all departments below it are meant too."
    )


@strawberry.type(
    description="Who a block is for: everybody, or who belongs to any of these, less who belongs to any of the exceptions."
)
class Audience:
    data: strawberry.Private[audience.Audience]

    @strawberry.field(description="Everybody in the company; then only the exceptions matter.")
    def everyone(self) -> bool:
        return self.data.everyone

    @strawberry.field(description="People, by name.")
    async def users(self, info: Info) -> list[User]:
        return await _users(info, self.data.included.users)

    @strawberry.field(description="Groups, by name.")
    async def groups(self, info: Info) -> list[Group]:
        return await _groups(info, self.data.included.groups)

    @strawberry.field(description="Departments, by name.")
    async def departments(self, info: Info) -> list[AudienceDepartment]:
        return await _departments(info, self.data.included)

    @strawberry.field(description="People it is not for, by name.")
    async def except_users(self, info: Info) -> list[User]:
        return await _users(info, self.data.excepted.users)

    @strawberry.field(description="Groups it is not for, by name.")
    async def except_groups(self, info: Info) -> list[Group]:
        return await _groups(info, self.data.excepted.groups)

    @strawberry.field(description="Departments it is not for, by name.")
    async def except_departments(self, info: Info) -> list[AudienceDepartment]:
        return await _departments(info, self.data.excepted)


async def _users(info: Info, ids: Iterable[int]) -> list[User]:
    found = [each for each in await info.context.loaders.users.load_many(sorted(ids)) if each is not None]
    return [show_person(each) for each in alphabetical(found, info.context.language)]


async def _groups(info: Info, ids: Iterable[int]) -> list[Group]:
    found = [each for each in await info.context.loaders.groups.load_many(sorted(ids)) if each is not None]
    return [show_group(each) for each in alphabetical(found, info.context.language)]


async def _departments(info: Info, principals: Principals) -> list[AudienceDepartment]:
    ids = sorted(principals.departments | principals.departments_with_subs)
    found = [each for each in await info.context.loaders.departments.load_many(ids) if each is not None]
    return [
        AudienceDepartment(
            department=show_department(each), include_subdepartments=each.id in principals.departments_with_subs
        )
        for each in alphabetical(found, info.context.language)
    ]
