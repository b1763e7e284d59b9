"""What a desktop is asked for with, wherever it is answered."""

from typing import Annotated

import strawberry

from resolvers.comparison import Comparison
from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.granularity import Granularity
from schema.context import Info
from schema.dashboard.dashboard import Dashboard, show_view
from schema.dashboard.desktop_parameters import open_desktop
from schema.dashboard.filter import FILTERS, DashboardFilterInput, read_filters
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

NarrowedTo = Annotated[list[DashboardFilterInput] | None, strawberry.argument(description=FILTERS)]


def read_arguments(
    period: PeriodInput | None = None,
    compare_to: Comparison = Comparison.PREVIOUS_PERIOD,
    scope: ScopeInput | None = None,
    granularity: Granularity | None = None,
    user_id: int | None = None,
    filters: list[DashboardFilterInput] | None = None,
) -> DesktopRequest:
    """The request behind the arguments. Raises `RequestError` (BAD_USER_INPUT) for ids of something else than is expected."""
    days = period or PeriodInput()
    return DesktopRequest(
        preset=days.preset,
        first=days.from_,
        last=days.to,
        comparison=compare_to,
        scope=read_scope(scope),
        granularity=granularity,
        user_id=user_id,
        filters=read_filters(filters),
    )


async def show_dashboard(info: Info, requested: DesktopRequest) -> Dashboard:
    """The desktop that is asked for."""
    return show_view(info, await open_desktop(info.context, requested, info.context.language))
