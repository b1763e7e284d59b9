"""The history of a layout, and what happens when two people, or one in two windows, change the same."""

from datetime import datetime

import strawberry

from permissions.viewer import Viewer
from resolvers.layout import revision, saving
from resolvers.layout.owner import Owner
from resolvers.layout.revision import list_revisions
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.user import User, find_user_by_id
from schema.layout.operation import LayoutOperation, show_operations
from schema.node import global_id
from schema.paging import check_first, no_cursor


@strawberry.type(description="One save of a layout.")
class LayoutRevision:
    saved: strawberry.Private[revision.Revision]
    viewer: strawberry.Private[Viewer]

    @strawberry.field(description="The number of the arrangement after it.")
    def revision(self) -> int:
        return self.saved.number

    @strawberry.field(description="When it was saved.")
    def saved_at(self) -> datetime:
        return self.saved.saved_at.astimezone(self.viewer.company.zone)

    @strawberry.field(description="Who saved it.")
    async def saved_by(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.saved.saved_by_id)

    @strawberry.field(description="What was done, in order.")
    async def operations(self, info: Info) -> list[LayoutOperation]:
        return await show_operations(info, self.saved.operations)


@strawberry.type(description="The revisions of a layout, the latest first.")
class LayoutRevisionConnection(Connection[LayoutRevision]):
    pass


@strawberry.type(description="Both sides of a save that met another one. Theirs was saved, yours was not.")
class LayoutConflict:
    told: strawberry.Private[saving.Conflict]

    @strawberry.field(description="The revision yours was made upon.")
    def base_revision(self) -> int:
        return self.told.base_revision

    @strawberry.field(description="The present one. To insist, save again upon it.")
    def revision(self) -> int:
        return self.told.revision

    @strawberry.field(
        description="The widgets that both sides changed; empty where one of them changed the whole layout."
    )
    def widgets(self) -> list[strawberry.ID]:
        return [global_id("Widget", key) for key in sorted(self.told.widgets)]

    @strawberry.field(description="What was saved since, in order.")
    def theirs(self, info: Info) -> list[LayoutRevision]:
        viewer = viewer_of(info)
        return [LayoutRevision(saved=each, viewer=viewer) for each in self.told.theirs]

    @strawberry.field(description="What you wanted to save.")
    async def yours(self, info: Info) -> list[LayoutOperation]:
        return await show_operations(info, self.told.yours)


def show_conflict(conflict: saving.Conflict | None) -> LayoutConflict | None:
    """A conflict as it is answered."""
    return None if conflict is None else LayoutConflict(told=conflict)


async def show_revisions(info: Info, owner: Owner, first: int, after: str | None) -> LayoutRevisionConnection:
    """A page of the history. A revision's number is its cursor."""
    viewer = viewer_of(info)
    if after is not None and not (after.isascii() and after.isdigit() and len(after) <= 9):
        raise no_cursor()
    before = None if after is None else int(after)
    page = await list_revisions(info.context.engine, viewer, owner, first=check_first(first), before=before)
    cursors = [str(each.number) for each in page.revisions]
    revisions = [LayoutRevision(saved=each, viewer=viewer) for each in page.revisions]
    return LayoutRevisionConnection.page(revisions, cursors, count=page.count, has_next=page.has_next, after=after)
