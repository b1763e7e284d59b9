"""Groups of people."""

import strawberry

from resolvers.directory.department import GroupSummary
from schema.context import Info
from schema.directory.row_number import row_number
from schema.directory.user_connection import UserConnection, show_users
from schema.node import Node, finds, global_id
from schema.paging import After, First


@strawberry.type(description="Any people together, across departments, to show something to.")
class Group(Node):
    summary: strawberry.Private[GroupSummary]

    @strawberry.field(description="The group's name.")
    def name(self) -> str:
        return self.summary.name

    @strawberry.field(description="The group's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.summary.external_id

    @strawberry.field(description="The people in it, dismissed ones included, by name.")
    async def members(self, info: Info, first: First = 20, after: After = None) -> UserConnection:
        return await show_users(info, first, after, group=self.summary.id)


def show_group(group: GroupSummary) -> Group:
    """A group as it is answered."""
    return Group(id=global_id("Group", group.id), summary=group)


@finds("Group")
async def find_group(info: Info, key: str) -> Group | None:
    """A group of the viewer's company."""
    group = await info.context.loaders.groups.load(row_number(key))
    return None if group is None else show_group(group)
