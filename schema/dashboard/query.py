"""The whole desktop in one query."""

from typing import Annotated

import strawberry

from resolvers.comparison import Comparison
from resolvers.dashboard.dashboard import find_widgets
from resolvers.reports.opening import find_report_alone
from schema.context import Info
from schema.dashboard.dashboard import Dashboard, show_view
from schema.dashboard.dashboard_arguments import (
    ComparedTo,
    InSteps,
    NarrowedTo,
    OfPeriod,
    OverScope,
    read_arguments,
    show_dashboard,
)
from schema.dashboard.identity import ALONE, find_desktop
from schema.dashboard.widget import Widget, show_widget, wanted_below
from schema.node import finds, number_of


@strawberry.type
class DashboardQuery:
    @strawberry.field(description="Your desktop: every widget you see, for one period, over your data.")
    async def dashboard(
        self,
        info: Info,
        period: OfPeriod = None,
        compare_to: ComparedTo = Comparison.PREVIOUS_PERIOD,
        scope: OverScope = None,
        granularity: InSteps = None,
        filters: NarrowedTo = None,
        as_user: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Somebody else's desktop instead, as they have it, to look at only: administrators see anybody's, "
                "managers those of their people who see nobody's data but the managers' own. Each look is in the audit log, "
                "and moves nobody's visit."
            ),
        ] = None,
    ) -> Dashboard:
        user_id = None if as_user is None else number_of("User", as_user, ("asUser",))
        return await show_dashboard(info, read_arguments(period, compare_to, scope, granularity, user_id, filters))


@finds("Dashboard")
async def find_dashboard(info: Info, key: str) -> Dashboard | None:
    """The desktop as it was asked for, with the figures of now."""
    found = await find_desktop(info, key)
    return None if found is None else show_view(info, found[0])


@finds("Widget")
async def find_widget(info: Info, key: str) -> Widget | None:
    """A widget of the desktop it was asked for on, or a report by itself, with the figures of now; what was only tried out is gone."""
    stable, mark, requested = key.partition("?")
    found = await find_desktop(info, requested) if mark else None
    if found is None:
        return None
    (view, apart), context = found, info.context
    if apart is None:
        views = await find_widgets(context.loaders, view, stable, wanted_below(info))
    elif apart == ALONE:
        views = await find_report_alone(context.engine, context.loaders, view, stable, wanted_below(info))
    else:
        views = []
    return show_widget(info, views[0], apart) if views else None
