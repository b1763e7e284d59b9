"""Default arrangements."""

from typing import Annotated

import strawberry

from resolvers.layout import default_layout
from resolvers.layout.default_layout import find_default_layout, list_default_layouts
from schema.context import Info
from schema.dashboard.placed_widget import PlacedWidget
from schema.dashboard.standing_default import DefaultLayoutKind, show_kind
from schema.layout.owner_inputs import DefaultLayoutOwnerInput
from schema.layout.revision import LayoutRevisionConnection, show_revisions
from schema.node import global_id
from schema.paging import After, First
from schema.writing import command_context


@strawberry.type(description="A block of a default arrangement.")
class DefaultLayoutWidget(PlacedWidget):
    @strawberry.field(description="The widget's id.", deprecation_reason="The same as `widgetId`.")
    def widget(self) -> strawberry.ID:
        return global_id("Widget", self.report.key)


@strawberry.type(
    description="A default arrangement: where the blocks stand for whoever has not put them elsewhere, and sees all of them."
)
class DefaultLayout:
    data: strawberry.Private[default_layout.DefaultLayout]

    @strawberry.field(description="Whose it is.")
    def kind(self) -> DefaultLayoutKind:
        return show_kind(self.data.owner.kind)

    @strawberry.field(description="The name of the department or group; null for the company's.")
    def name(self) -> str | None:
        return self.data.name

    @strawberry.field(description="The id of the department or group; null for the company's.")
    def owner(self) -> strawberry.ID | None:
        owner = self.data.owner
        return global_id(owner.kind.value.capitalize(), owner.id) if owner.id else None

    @strawberry.field(description="Its number, to save upon; 0 if it was never made.")
    def revision(self) -> int:
        return self.data.revision

    @strawberry.field(description="Whether anything is arranged in it; if not, the next one by precedence counts.")
    def is_made(self) -> bool:
        return not self.data.delta.is_empty

    @strawberry.field(description="All blocks, in reading order.")
    def widgets(self) -> list[DefaultLayoutWidget]:
        layout = self.data.layout
        return [DefaultLayoutWidget(report=report, layout=layout) for report in layout.visible]

    @strawberry.field(description="Its history, the latest first; any of it can be restored.")
    async def revisions(self, info: Info, first: First = 20, after: After = None) -> LayoutRevisionConnection:
        return await show_revisions(info, self.data.owner, first, after)


@strawberry.type
class DefaultLayoutQuery:
    @strawberry.field(
        description="The default arrangement of the company, a group or a department, made or not. Administrators only."
    )
    async def default_layout(
        self,
        info: Info,
        for_: Annotated[DefaultLayoutOwnerInput, strawberry.argument(name="for", description="Whose.")],
    ) -> DefaultLayout:
        return DefaultLayout(data=await find_default_layout(command_context(info), for_.read()))


async def show_default_layouts(info: Info) -> list[DefaultLayout]:
    """The default arrangements that were made."""
    return [DefaultLayout(data=each) for each in await list_default_layouts(command_context(info))]
