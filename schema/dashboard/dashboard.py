"""A person's desktop."""

from datetime import datetime
from typing import Annotated, cast

import strawberry

from resolvers.dashboard import dashboard
from resolvers.dashboard.dashboard import find_widgets, load_widgets
from resolvers.dashboard.filters.remembering import remembered_filters
from resolvers.period import Interval
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.validity import INSTANT, tells_instant
from schema.context import Info
from schema.dashboard.export_address import desktop_address
from schema.dashboard.filter import DashboardFilter, show_filters
from schema.dashboard.identity import dashboard_id
from schema.dashboard.period import Period, show_period
from schema.dashboard.remembered_filter import RememberedFilter, show_remembered
from schema.dashboard.scope import DataScope
from schema.dashboard.standing_default import StandingDefault, show_standing_default
from schema.dashboard.widget import Widget, show_widget, wanted_below
from schema.directory.user import User, find_user_by_id
from schema.node import Node


@strawberry.type(description="What you may do with your desktop.")
class DashboardPermissions:
    hide: bool = strawberry.field(description="Take widgets off it.")
    rearrange: bool = strawberry.field(description="Move and resize widgets.")
    narrow_scope: bool = strawberry.field(description="Ask for the data of fewer people than your own scope has.")


@strawberry.type(description="A person's desktop for a period.")
class Dashboard(Node):
    view: strawberry.Private[dashboard.Dashboard]

    @strawberry.field(description="The period the figures are of.")
    def period(self) -> Period:
        return self._period(self.view.period.interval)

    @strawberry.field(
        description="The period they are compared with, as far as it was taken; null without a comparison, and where the period is yet "
        "to begin."
    )
    def compared_with(self) -> Period | None:
        earlier = self.view.previous
        return self._period(earlier.interval) if earlier else None

    @strawberry.field(description="Whose data it shows.")
    def scope(self, info: Info) -> DataScope:
        named = self.view.context.scope
        people = named.scope.people
        return DataScope(
            kind=named.kind,
            label=named.label.of(info.context.language),
            head_count=None if people is None else len(people),
        )

    @strawberry.field(description="What its rows are narrowed to, as it was asked for.")
    def filters(self, info: Info) -> list[DashboardFilter]:
        return show_filters(self.view.filters, self.view.situation, info.context.language)

    @strawberry.field(
        description="The filters that you chose last, by `rememberDashboardFilters`, as far as the company still has what they name; "
        "whether this desktop was asked for with them or not. Empty for somebody else's."
    )
    def remembered_filters(self) -> list[RememberedFilter]:
        view = self.view
        if view.is_viewed_by_another:
            return []
        found = remembered_filters(view.context.arrangement.filters, view.situation.names())
        return [*map(show_remembered, found)]

    @strawberry.field(description="The instant it was asked for; all widgets are read from one snapshot of the data.")
    def as_of(self) -> datetime:
        # An answer may be given again: then it is as of that time.
        return (
            cast("datetime", INSTANT) if tells_instant() else self.view.as_of.astimezone(self.view.viewer.company.zone)
        )

    @strawberry.field(description="The number of your arrangement, to save upon; 0 if you have never changed anything.")
    def revision(self) -> int:
        return self.view.context.arrangement.revision

    @strawberry.field(description="What you may do with it.")
    def can(self) -> DashboardPermissions:
        view = self.view
        people = view.viewer.people
        return DashboardPermissions(
            hide=view.may_hide,
            rearrange=view.may_rearrange,
            narrow_scope=(people is None or len(people) > 1) and not view.is_viewed_by_another,
        )

    @strawberry.field(description="The default arrangement it stands on, whatever was changed against it.")
    def default_layout(self) -> StandingDefault:
        return show_standing_default(self.view.context.arrangement.default)

    @strawberry.field(
        description="Whose desktop it is, if you look at somebody else's: nothing can be changed in it. Null for your own."
    )
    async def viewed_as(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.view.viewer.user_id) if self.view.is_viewed_by_another else None

    @strawberry.field(
        description="Where the whole desktop can be downloaded as one workbook, of this period, scope and language; relative to the "
        "address of this API."
    )
    def export_url(self, info: Info) -> str:
        return desktop_address(self.view, info.context.language)

    @strawberry.field(description="The widgets on it, in reading order.")
    async def widgets(self, info: Info) -> list[Widget]:
        return await self._widgets(info, self.view.visible_reports())

    @strawberry.field(
        description="One widget by its key, on the desktop or hidden; null if there is none of that key. "
        "One that is not for you has the status FORBIDDEN and a title."
    )
    async def widget(
        self, info: Info, key: Annotated[str, strawberry.argument(description="The widget's key: “revenue”.")]
    ) -> Widget | None:
        views = await find_widgets(info.context.loaders, self.view, key, wanted_below(info))
        return show_widget(info, views[0]) if views else None

    @strawberry.field(description="The widgets you took off it, to bring back.")
    async def hidden_widgets(self, info: Info) -> list[Widget]:
        return await self._widgets(info, self.view.hidden_reports())

    async def _widgets(self, info: Info, reports: list[CatalogEntry]) -> list[Widget]:
        views = await load_widgets(info.context.loaders, self.view, reports, wanted_below(info))
        return [show_widget(info, view) for view in views]

    def _period(self, interval: Interval) -> Period:
        return show_period(interval, self.view.viewer.company, self.view.as_of)


def show_view(info: Info, view: dashboard.Dashboard) -> Dashboard:
    """A desktop as it is answered."""
    return Dashboard(id=dashboard_id(info, view), view=view)
