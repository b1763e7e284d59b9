"""The whole desktop in one query."""

from typing import Annotated

import strawberry

from resolvers.dashboard.dashboard import desktop_owner, find_dashboard, find_widgets
from resolvers.dashboard.widget_request import EVERYTHING
from resolvers.period import Comparison
from schema.context import Info, viewer_of
from schema.dashboard.asking import ComparedTo, InSteps, OfPeriod, OverScope, show_dashboard
from schema.dashboard.dashboard import Dashboard
from schema.dashboard.widget import show_widget
from schema.node import Node, finds, number_of


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
        as_user: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Somebody else's desktop instead, as they have it, to look at only: administrators see anybody's, "
                "managers those of their people who see nobody's data but the managers' own. Each look is in the audit log, "
                "and moves nobody's visit."
            ),
        ] = None,
    ) -> Dashboard:
        viewer, context = viewer_of(info), info.context
        user_id = None if as_user is None else number_of("User", as_user, ("asUser",))
        owner = await desktop_owner(context.loaders, viewer, user_id, context.now, context.language)
        return await show_dashboard(
            info, owner, period, compare_to, scope, granularity, is_viewed_by_another=owner is not viewer
        )


@finds("Widget")
async def find_widget(info: Info, key: str) -> Node | None:
    """A widget of the viewer's desktop for this month."""
    view = await find_dashboard(info.context.loaders, viewer_of(info), info.context.now)
    views = await find_widgets(info.context.loaders, view, key, EVERYTHING)
    return show_widget(views[0]) if views else None
