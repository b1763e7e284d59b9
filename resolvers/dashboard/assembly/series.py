"""A figure over time, one series a category."""

from collections.abc import Callable

from resolvers.catalog.condition import Condition
from resolvers.dashboard.assembly.metric import ask_points, ask_total
from resolvers.dashboard.widget_data import SeriesData, SeriesResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import add
from resolvers.planner.plan import Plan
from resolvers.planner.rows import BUCKET


def ask_series(request: WidgetRequest, plan: Plan) -> Callable[[], SeriesResult]:
    """See `resolvers.dashboard.assembly`. Categories in use have a series also where they have nothing, others where they have rows."""
    [dimension] = request.report.dimensions
    total = ask_total(request, plan)
    points = ask_points(request, plan, (dimension.attribute.key,))
    cells = plan.cells(request.ask, (dimension.attribute.key, BUCKET), request.buckets)

    def read() -> SeriesResult:
        # Rows may add up to 0, and still are behind the whole.
        with_rows = {value for value, _ in cells.by_values()}
        series: list[SeriesData] = []
        for category in dimension.categories(plan.configuration):
            line = points(Condition(dimension.attribute, category.values))
            summed = add(point.value for point in line)
            if category.is_current or with_rows.intersection(category.values):
                series.append(SeriesData(category, summed, line))
        return SeriesResult(total(), request.buckets.granularity, tuple(series))

    return read
