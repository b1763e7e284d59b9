"""The whole desktop in one query."""

from typing import Annotated

import strawberry

from resolvers.dashboard.dashboard import find_dashboard, find_widgets
from resolvers.loaders.desktop_owner_by_look import Look
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
        viewer = viewer_of(info)
        user_id = viewer.user_id if as_user is None else number_of("User", as_user, ("asUser",))
        is_another = user_id != viewer.user_id
        if is_another:
            look = Look(user_id, info.context.now, info.context.language)
            viewer = await info.context.loaders.desktop_owners.load(look)
        return await show_dashboard(
            info, viewer, period, compare_to, scope, granularity, is_viewed_by_another=is_another
        )


@finds("Widget")
async def find_widget(info: Info, key: str) -> Node | None:
    """A widget of the viewer's desktop for this month."""
    view = await find_dashboard(info.context.loaders, viewer_of(info), info.context.now)
    views = await find_widgets(info.context.loaders, view, key, with_results=True, with_trend=True)
    return show_widget(views[0]) if views else None
