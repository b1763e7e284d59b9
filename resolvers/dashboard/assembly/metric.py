"""A figure: value, comparison, secondary figures, trend."""

from collections.abc import Callable
from decimal import Decimal

from resolvers.catalog.attribute import PRICE
from resolvers.catalog.condition import Condition, equals
from resolvers.catalog.measure import COUNT
from resolvers.catalog.report import Figure
from resolvers.dashboard.widget_data import Change, FigureData, MetricData, MetricResult, PointData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ZERO, add, difference, percent_change
from resolvers.period import Interval
from resolvers.planner.plan import Ask, Cells, Plan
from resolvers.planner.rows import BUCKET
from resolvers.planner.selection import Selection


def ask_metric(request: WidgetRequest, plan: Plan) -> Callable[[], MetricResult]:
    """See `resolvers.dashboard.assembly`."""
    total = ask_total(request, plan)
    return lambda: MetricResult(total())


def ask_total(request: WidgetRequest, plan: Plan) -> Callable[[], MetricData]:
    """The report's main figure, which every kind of widget has."""
    report, ask, buckets = request.report, request.ask, request.buckets_of_scan
    value = plan.cells(ask, buckets=buckets)
    previous = None
    if request.previous is not None:
        previous = plan.cells(Ask(ask.population, request.previous, ask.scope, ask.measure, ask.where))
    without_price = None
    if report.measure.of is PRICE:
        unpriced = (*ask.where, equals(PRICE, None))
        without_price = plan.cells(Ask(ask.population, ask.interval, ask.scope, COUNT, unpriced), buckets=buckets)
    secondary = [_ask_figure(request, plan, figure) for figure in report.secondary]
    trend = ask_points(request, plan) if request.with_trend else None

    def read() -> MetricData:
        before = previous.one() if previous else None
        return MetricData(
            value=value.one(),
            unit=report.measure.unit,
            previous=before,
            change=None
            if before is None
            else Change(difference(value.one(), before), percent_change(value.one(), before)),
            secondary=tuple(figure() for figure in secondary),
            trend=trend() if trend else (),
            without_price=without_price.one() if without_price else ZERO,
            selection=Selection(ask),
        )

    return read


def _ask_figure(request: WidgetRequest, plan: Plan, figure: Figure) -> Callable[[], FigureData]:
    own_rows = figure.rows is None
    where = (*request.report.where, *figure.where) if own_rows else figure.where
    ask = Ask(figure.rows or request.rows, request.interval, request.scope, COUNT, where)
    cells = plan.cells(ask, buckets=request.buckets_of_scan if own_rows else None)
    return lambda: FigureData(figure.key, figure.label, cells.one(), Selection(ask))


def ask_points(request: WidgetRequest, plan: Plan, by: tuple[str, ...] = ()) -> Callable[..., tuple[PointData, ...]]:
    """The figure bucket by bucket; broken down by further attributes, for one group of their values at a time."""
    cells = plan.cells(request.ask, (*by, BUCKET), request.buckets)

    def read(*where: Condition) -> tuple[PointData, ...]:
        values = _values_by_bucket(request, cells, where)
        return tuple(
            PointData(start, end, value, _selection(request, where, Interval(start, end)))
            for start, end, value in zip(request.buckets.starts, request.buckets.ends, values, strict=True)
        )

    return read


def _values_by_bucket(request: WidgetRequest, cells: Cells, where: tuple[Condition, ...]) -> list[Decimal]:
    found: dict[int, Decimal] = {}
    for (*values, bucket), value in cells.by_values().items():
        if all(v in condition.values for v, condition in zip(values, where, strict=True)):
            found[bucket] = add((found.get(bucket, ZERO), value))
    if not request.rows.is_cumulative:
        return [found.get(number, ZERO) for number in range(len(request.buckets.starts))]
    standing = found.get(-1, ZERO)
    return [standing := add((standing, found.get(number, ZERO))) for number in range(len(request.buckets.starts))]


def _selection(request: WidgetRequest, where: tuple[Condition, ...], bucket: Interval) -> Selection:
    """A flow's bucket is a part of the period; a stock or balance stands at the bucket's end, whenever its rows came."""
    ask = request.ask
    if request.rows.is_cumulative or request.rows.is_balance:
        as_of = Interval(ask.interval.start, bucket.end)
        return Selection(Ask(ask.population, as_of, ask.scope, ask.measure, (*ask.where, *where)))
    return Selection(ask).narrowed(*where, within=bucket)
