"""A figure: value, comparison, secondary figures, trend."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from resolvers.catalog.attribute import IS_CONVERTED, IS_UNRATED, PRICE
from resolvers.catalog.condition import Condition, equals, is_filled
from resolvers.catalog.dimension import BY_TIME
from resolvers.catalog.measure import COUNT
from resolvers.catalog.population import OverTime
from resolvers.dashboard.assembly.categories import steps_of
from resolvers.dashboard.assembly.metric_by_category import Key, MetricByCategory, Numbers
from resolvers.dashboard.points import NO_POINTS, Points
from resolvers.dashboard.widget_data import Change, FigureData, MetricData, MetricResult, NumberData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.exact import ZERO, difference, percent_change
from resolvers.planner.query_batch import QueryBatch
from resolvers.report_definitions.compiled_report import MetricColumn, RatioMetric, SimpleMetric


def ask_metric(request: WidgetRequest, plan: QueryBatch) -> Callable[[], MetricResult]:
    """See `resolvers.dashboard.assembly`."""
    total = ask_total(request, plan)
    return lambda: MetricResult(total())


def ask_total(request: WidgetRequest, plan: QueryBatch) -> Callable[[], MetricData]:
    """The report's main figure, which every kind of widget has."""
    report, main = request.report, request.report.main
    value = MetricByCategory(request, plan, main)
    previous = MetricByCategory(request.previous, plan, main) if request.previous else None
    of_price = _of_price(main)
    without_price = without_rate = converted = lambda: ZERO
    if of_price is not None and not plan.configuration.currencies:
        without_price = _ask_count(request, plan, of_price, equals(PRICE, None))
    elif of_price is not None:
        without_price = _ask_count(request, plan, of_price, equals(PRICE, None), equals(IS_UNRATED, None))
        without_rate = _ask_count(request, plan, of_price, is_filled(IS_UNRATED))
        converted = _ask_count(request, plan, of_price, is_filled(PRICE), is_filled(IS_CONVERTED))
    secondary = [_ask_figure(request, plan, figure) for figure in report.secondary]
    trend = _ask_wanted_trend(request, plan)
    previous_trend = _ask_wanted_trend(request.previous, plan)

    def read() -> MetricData:
        number = value.read().one()
        before = previous.read().one().value if previous else None
        return MetricData(
            value=number.value,
            unit=main.unit,
            previous=before,
            change=_change(number, before),
            secondary=(*number.parts, *(figure() for figure in secondary)),
            trend=trend(),
            previous_trend=previous_trend(),
            without_price=without_price(),
            without_rate=without_rate(),
            converted=converted(),
            find_selection=number.find_selection,
            target=report.definition.target,
        )

    return read


def _of_price(main: SimpleMetric | RatioMetric) -> SimpleMetric | None:
    """The term of a figure of prices, with the rows that it leaves out for want of one."""
    [term, *_] = main.terms
    if term.measure.attribute != PRICE:
        return None
    return replace(term, where=tuple(test for test in term.where if test != is_filled(PRICE)))


def _ask_count(
    request: WidgetRequest, plan: QueryBatch, term: SimpleMetric, *tests: Condition
) -> Callable[[], Decimal]:
    """How many rows of a term are so."""
    count = SimpleMetric(term.rows, COUNT, (*term.where, *tests))
    pending = plan.cells(request.ask_of(count), buckets=request.buckets_beside(count.rows))
    return lambda: pending.one() or ZERO


def _change(number: NumberData, before: Decimal | None) -> Change | None:
    if number.value is None or before is None:
        return None
    return Change(difference(number.value, before), percent_change(number.value, before))


def _ask_figure(request: WidgetRequest, plan: QueryBatch, figure: MetricColumn) -> Callable[[], FigureData]:
    value = MetricByCategory(request, plan, figure.of)

    def read() -> FigureData:
        number = value.read().one()
        return FigureData(figure.key, figure.label, number.value, figure.of.unit, number.find_selection)

    return read


def _ask_wanted_trend(request: WidgetRequest | None, plan: QueryBatch) -> Callable[[], Points]:
    if request is None or not request.with_trend:
        return lambda: NO_POINTS
    return ask_trend(request, plan, request.report.main)


def ask_trend(request: WidgetRequest, plan: QueryBatch, of: SimpleMetric | RatioMetric) -> Callable[[], Points]:
    """A figure step by step; nothing for one that cannot be accumulated."""
    if not can_go_over_time(of):
        return lambda: NO_POINTS
    value = MetricByCategory(request, plan, of, [BY_TIME])

    return lambda: points_of(request, value.read([steps_of(request)]))


def can_go_over_time(of: SimpleMetric | RatioMetric) -> bool:
    """Whether a figure has a value as of each step's end: of a stock, what cannot be put together from its parts has not."""
    return all(t.rows.over_time is not OverTime.CUMULATIVE or t.measure.spec.merge is not None for t in of.terms)


def points_of(request: WidgetRequest, numbers: Numbers, beside: Key = ()) -> Points:
    """The steps of the period with their numbers, of the categories ``beside`` them."""
    steps = steps_of(request)
    values = numbers.values([(*beside, step) for step in steps])
    return Points(request.buckets, steps, values, numbers.selection, beside)
