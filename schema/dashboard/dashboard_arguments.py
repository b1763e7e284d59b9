"""What a desktop is asked for with, wherever it is answered."""

from typing import Annotated

import strawberry

from permissions.viewer import Viewer
from resolvers.comparison import Comparison
from resolvers.dashboard.dashboard import find_dashboard
from resolvers.granularity import Granularity
from schema.context import Info
from schema.dashboard.dashboard import Dashboard, show_view
from schema.dashboard.period import PeriodInput
from schema.dashboard.scope import ScopeInput, read_scope

OfPeriod = Annotated[PeriodInput | None, strawberry.argument(description="The period; THIS_MONTH if left out.")]
ComparedTo = Annotated[Comparison, strawberry.argument(description="What it is compared with.")]
OverScope = Annotated[
    ScopeInput | None, strawberry.argument(description="Fewer people than your own scope has; never more.")
]
InSteps = Annotated[
    Granularity | None,
    strawberry.argument(description="The step of charts and trends; chosen by the period's length if left out."),
]


async def show_dashboard(
    info: Info,
    viewer: Viewer,
    period: PeriodInput | None,
    compare_to: Comparison,
    scope: ScopeInput | None,
    granularity: Granularity | None,
    *,
    is_viewed_by_another: bool = False,
) -> Dashboard:
    """The desktop of this person."""
    requested = period or PeriodInput()
    view = await find_dashboard(
        info.context.loaders,
        viewer,
        info.context.now,
        info.context.language,
        preset=requested.preset,
        first=requested.from_,
        last=requested.to,
        comparison=compare_to,
        scope=read_scope(scope),
        granularity=granularity,
        is_viewed_by_another=is_viewed_by_another,
    )
    return show_view(info, view)
