"""A whole in parts."""

from collections.abc import Callable

from resolvers.catalog.condition import Condition
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.widget_data import BreakdownResult, SliceData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ZERO, add, ratio
from resolvers.planner.plan import Plan
from resolvers.planner.selection import Selection


def ask_breakdown(request: WidgetRequest, plan: Plan) -> Callable[[], BreakdownResult]:
    """See `resolvers.dashboard.assembly`. Parts without rows are left out; the largest comes first."""
    [dimension] = request.report.dimensions
    total = ask_total(request, plan)
    cells = plan.cells(request.ask, (dimension.attribute.key,), request.buckets_of_scan)

    def read() -> BreakdownResult:
        values, whole = cells.by_values(), total()
        slices: list[SliceData] = []
        for category in dimension.categories(plan.configuration):
            value = add(values.get((v,), ZERO) for v in category.values)
            if value:
                selection = Selection(request.ask).narrowed(Condition(dimension.attribute, category.values))
                slices.append(SliceData(category, value, ratio(value, whole.value) or ZERO, selection))
        slices.sort(key=lambda part: part.value, reverse=True)
        return BreakdownResult(whole, tuple(slices))

    return read
