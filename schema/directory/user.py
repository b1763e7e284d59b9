"""People and their departments."""

import strawberry

from models import UserStatus
from resolvers.directory.department import DepartmentSummary
from resolvers.directory.person import PersonSummary
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.directory.row_number import row_number
from schema.node import Node, finds, global_id
from schema.taking_address import person_taking
from schema.viewer import Role

describe(
    UserStatus,
    "Whether a person still works in the company.",
    {
        UserStatus.ACTIVE: "Works there.",
        UserStatus.DISMISSED: "Was dismissed: cannot sign in, and keeps their records until they are handed over.",
    },
)


@strawberry.type(description="A person who works, or worked, in the company.")
class User(Node):
    person: strawberry.Private[PersonSummary]

    @strawberry.field(description="The person's name.")
    def name(self) -> str:
        return self.person.name

    @strawberry.field(description="Their e-mail address, in lower case.")
    def email(self) -> str:
        return self.person.email

    @strawberry.field(description="What they may see and do.")
    def role(self) -> Role:
        return self.person.role

    @strawberry.field(description="Whether they still work here.")
    def status(self) -> UserStatus:
        return self.person.status

    @strawberry.field(
        description="Where what is known of them is downloaded, a ZIP archive; null for everybody but administrators and themselves. "
        "The download is told in the audit log."
    )
    def export_url(self, info: Info) -> str | None:
        viewer = viewer_of(info)
        return person_taking(self.person.id) if viewer.is_admin or viewer.user_id == self.person.id else None

    @strawberry.field(description="The department they belong to; null for none.")
    async def department(self, info: Info) -> "Department | None":
        return await find_department_by_id(info, self.person.department_id)


@strawberry.type(
    description="A department. Its head, if of the role MANAGER, sees its people's records and those of all sub-departments."
)
class Department(Node):
    summary: strawberry.Private[DepartmentSummary]

    @strawberry.field(description="The department's name.")
    def name(self) -> str:
        return self.summary.name

    @strawberry.field(description="The department it is a part of; null at the top.")
    async def parent(self, info: Info) -> "Department | None":
        return await find_department_by_id(info, self.summary.parent_id)

    @strawberry.field(description="Who heads it; null for nobody.")
    async def head(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.summary.head_id)

    @strawberry.field(description="The department's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.summary.external_id


def show_person(person: PersonSummary) -> User:
    """A person as they are answered."""
    return User(id=global_id("User", person.id), person=person)


async def find_user_by_id(info: Info, user_id: int | None) -> User | None:
    """The person with this id, if there is one in the company."""
    person = None if user_id is None else await info.context.loaders.users.load(user_id)
    return None if person is None else show_person(person)


def show_department(department: DepartmentSummary) -> Department:
    """A department as it is answered."""
    return Department(id=global_id("Department", department.id), summary=department)


async def find_department_by_id(info: Info, department_id: int | None) -> Department | None:
    """The department with this id, if there is one in the company."""
    found = None if department_id is None else await info.context.loaders.departments.load(department_id)
    return None if found is None else show_department(found)


@finds("User")
async def find_user(info: Info, key: str) -> User | None:
    """A person of the viewer's company; everybody sees all colleagues."""
    viewer_of(info)
    return await find_user_by_id(info, row_number(key))


@finds("Department")
async def find_department(info: Info, key: str) -> Department | None:
    """A department of the viewer's company."""
    viewer_of(info)
    return await find_department_by_id(info, row_number(key))
