"""Whose layout, as it is asked for."""

import strawberry

from resolvers.layout.owner import COMPANY, Owner, OwnerKind
from schema.directory.row_number import referred
from schema.layout.only_true import only_true


@strawberry.input(one_of=True, description="Whose default arrangement.")
class DefaultLayoutOwnerInput:
    company: bool | None = strawberry.field(default=strawberry.UNSET, description="The company's: true.")
    group: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="This group's, by its id.")
    department: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This department's, for all below it too; by its id."
    )

    def read(self) -> Owner:
        """The owner as the resolvers take it."""
        only_true(self.company, "for", "company")
        return _owner(None, self.group, self.department)


@strawberry.input(one_of=True, description="Whose layout to copy.")
class LayoutSourceInput:
    user: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="What this person has in front of them, by their id."
    )
    company: bool | None = strawberry.field(default=strawberry.UNSET, description="The company's default: true.")
    group: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="This group's default.")
    department: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="This department's default."
    )

    def read(self) -> Owner:
        """The owner as the resolvers take it."""
        only_true(self.company, "from", "company")
        return _owner(self.user, self.group, self.department)


def _owner(user: strawberry.ID | None, group: strawberry.ID | None, department: strawberry.ID | None) -> Owner:
    if user:
        return Owner(OwnerKind.USER, referred("User", user))
    if group:
        return Owner(OwnerKind.GROUP, referred("Group", group))
    return Owner(OwnerKind.DEPARTMENT, referred("Department", department)) if department else COMPANY
