"""Widgets where they stand: on somebody's desktop, or in a default arrangement."""

from typing import Annotated

import strawberry

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import Breakpoint
from resolvers.layout.arranging import Layout
from resolvers.report_definitions.catalog_entry import CatalogEntry
from schema.context import Info
from schema.dashboard.placement import Placement, WidgetSize, show_placement, show_size
from schema.dashboard.visualisation import WidgetKind
from schema.node import global_id

OnBreakpoint = Annotated[Breakpoint, strawberry.argument(description="On which width of screen.")]


@strawberry.interface(description="A widget where it stands: on somebody's desktop, or in a default arrangement.")
class PlacedWidget:
    report: strawberry.Private[CatalogEntry]
    layout: strawberry.Private[Layout]

    @strawberry.field(
        description="The id of what is shown, to name it in inputs: the same of whatever period, scope and person a widget is, as "
        "`Widget.id` is not."
    )
    def widget_id(self) -> strawberry.ID:
        return global_id("Widget", self.report.key)

    @strawberry.field(description="Its stable name: “revenue”; a published report has a key of its own.")
    def key(self) -> str:
        return self.report.key

    @strawberry.field(description="Its name, in your language.")
    def title(self, info: Info) -> str:
        return self.report.title.of(info.context.language)

    @strawberry.field(description="How it is drawn.")
    def kind(self) -> WidgetKind:
        return self.report.kind

    @strawberry.field(
        description="Where it stands; for one that is not on the desktop, a place below or between the others that it could have."
    )
    def placement(self, breakpoint: OnBreakpoint = Breakpoint.DESKTOP) -> Placement:
        return show_placement(self.layout.placements(breakpoint)[self.report.key])

    @strawberry.field(description="The smallest size it can be given.")
    def minimum_size(self, breakpoint: OnBreakpoint = Breakpoint.DESKTOP) -> WidgetSize:
        return show_size(smallest_size(self.report.kind, breakpoint))
