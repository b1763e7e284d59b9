"""A figure over time, one series a category."""

from collections.abc import Callable

from resolvers.catalog.dimension import BY_TIME, Category, Dimension
from resolvers.dashboard.assembly.categories import steps_of
from resolvers.dashboard.assembly.grouped import AS_LISTED, Grouped, check_size, is_crowded
from resolvers.dashboard.assembly.metric import ask_total, ask_trend, points_of
from resolvers.dashboard.assembly.metric_by_category import MetricByCategory
from resolvers.dashboard.widget_data import SeriesData, SeriesResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.query_batch import QueryBatch


def ask_series(request: WidgetRequest, plan: QueryBatch) -> Callable[[], SeriesResult]:
    """See `resolvers.dashboard.assembly`. Categories in use have a series also where they have nothing, others where they have rows;
    of more than a chart can show, only those that have rows.
    """
    total = ask_total(request, plan)
    by = [d for d in request.report.dimensions if not d.is_time]
    series = _ask_broken_down(request, plan, by[0]) if by else _ask_whole(request, plan)
    return lambda: SeriesResult(total(), request.buckets.granularity, series())


def _ask_whole(request: WidgetRequest, plan: QueryBatch) -> Callable[[], tuple[SeriesData, ...]]:
    whole = MetricByCategory(request, plan, request.report.main)
    trend = ask_trend(request, plan, request.report.main)
    category = Category("total", request.report.title, (), palette_place=0)

    def read() -> tuple[SeriesData, ...]:
        number = whole.read().one()
        return (SeriesData(category, number.value, trend(), number.find_selection),)

    return read


def _ask_broken_down(
    request: WidgetRequest, plan: QueryBatch, dimension: Dimension
) -> Callable[[], tuple[SeriesData, ...]]:
    main = request.report.figures[:1]
    over_time = Grouped(request, plan, (dimension, BY_TIME), main, request.report.definition.sort or AS_LISTED)
    whole = MetricByCategory(request, plan, request.report.main, [dimension])

    def read() -> tuple[SeriesData, ...]:
        (categories, _), [numbers] = over_time.read()
        wholes, steps = whole.read([categories]), steps_of(request)
        with_rows = {category for category, _ in numbers.present} | {category for (category,) in wholes.present}
        shown = [
            category
            for category in categories
            if category in with_rows or (category.is_current and request.may_have(dimension.attribute, category.values))
        ]
        if is_crowded(shown):
            shown = [category for category in shown if category in with_rows]
        check_size((shown, steps))
        series: list[SeriesData] = []
        for category in shown:
            total = wholes.of((category,))
            points = points_of(request, numbers, (category,))
            series.append(SeriesData(category, total.value, points, total.find_selection))
        return tuple(series)

    return read
