"""Audiences, as they are asked for."""

from collections.abc import Sequence

import strawberry

from resolvers.desktop_settings.requested_audience import (
    MAX_PRINCIPALS,
    RequestedAudience,
    RequestedDepartment,
    RequestedPrincipals,
)
from schema.directory.row_number import referred

_MOST = f"at most {MAX_PRINCIPALS:,}."


@strawberry.input(description="The people of a department.")
class AudienceDepartmentInput:
    department: strawberry.ID = strawberry.field(description="The department, by its id.")
    include_subdepartments: bool = strawberry.field(
        default=True, description="Whether the people of all departments below it are meant too."
    )


@strawberry.input(
    description="Everybody, or who belongs to any of these, less who belongs to any of the exceptions: an exception beats everything. "
    "Membership is live: who joins or leaves a group or department is in or out at the next query. "
    "Administrators are no exception: what leaves them out is not on their desktops either. Nobody at all: leave all of it out."
)
class AudienceInput:
    everyone: bool = strawberry.field(
        default=False, description="Everybody in the company; then only the exceptions matter."
    )
    users: list[strawberry.ID] | None = strawberry.field(default=None, description=f"People, by id, {_MOST}")
    groups: list[strawberry.ID] | None = strawberry.field(default=None, description=f"Groups, by id, {_MOST}")
    departments: list[AudienceDepartmentInput] | None = strawberry.field(
        default=None, description=f"Departments, with or without those below them, {_MOST}"
    )
    except_users: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"People it is not for, by id, {_MOST}"
    )
    except_groups: list[strawberry.ID] | None = strawberry.field(
        default=None, description=f"Groups it is not for, by id, {_MOST}"
    )
    except_departments: list[AudienceDepartmentInput] | None = strawberry.field(
        default=None, description=f"Departments it is not for, with or without those below them, {_MOST}"
    )

    def read(self) -> RequestedAudience:
        """The audience as the resolvers take it."""
        return RequestedAudience(
            self.everyone,
            _principals(self.users, self.groups, self.departments),
            _principals(self.except_users, self.except_groups, self.except_departments),
        )


def _principals(
    users: Sequence[strawberry.ID] | None,
    groups: Sequence[strawberry.ID] | None,
    departments: Sequence[AudienceDepartmentInput] | None,
) -> RequestedPrincipals:
    return RequestedPrincipals(
        users=tuple(referred("User", id) for id in users or ()),
        groups=tuple(referred("Group", id) for id in groups or ()),
        departments=tuple(
            RequestedDepartment(referred("Department", each.department), each.include_subdepartments)
            for each in departments or ()
        ),
    )
