"""Several figures side by side, a row a combination of categories."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from resolvers.catalog.dimension import Category
from resolvers.catalog.report import SortBy
from resolvers.dashboard.assembly.categories import OTHER_KEY, rank
from resolvers.dashboard.assembly.grouped import AS_LISTED, LARGEST_FIRST, Grouped, check_size, in_places
from resolvers.dashboard.assembly.metric import ask_total
from resolvers.dashboard.assembly.metric_by_category import Key, MetricByCategory, Numbers
from resolvers.dashboard.widget_data import ColumnData, NumberData, RowData, TableResult, TableValueData
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.query_batch import QueryBatch


def ask_table(request: WidgetRequest, plan: QueryBatch) -> Callable[[], TableResult]:
    """See `resolvers.dashboard.assembly`. Combinations without rows are left out, but for steps of time."""
    report = request.report
    dimensions, figures = report.dimensions, report.figures
    columns = tuple(ColumnData(f.key, f.label, f.of.unit) for f in figures)
    total = ask_total(request, plan)
    totals = [MetricByCategory(request, plan, figure.of) for figure in figures]
    starts_with_time = bool(dimensions) and dimensions[0].is_time
    sort = report.definition.sort or (AS_LISTED if starts_with_time else LARGEST_FIRST)
    # By value stand combinations, not the values of one dimension.
    is_ranked = sort.by is SortBy.VALUE and len(dimensions) > 1
    grouped = Grouped(request, plan, dimensions, figures, AS_LISTED if is_ranked else sort)

    def read() -> TableResult:
        categories, numbers = grouped.read()
        keys = _keys(request, categories, numbers) if dimensions else []
        if is_ranked:
            ranking = numbers[sort.measure]
            keys.sort(key=lambda key: (_is_other(key), rank(ranking.value(key), sort)))
        rows = tuple(RowData(key, _values(columns, (each.of(key) for each in numbers))) for key in keys)
        whole = _values(columns, (each.read().one() for each in totals))
        return TableResult(total(), dimensions, columns, whole, rows)

    return read


def _values(columns: Sequence[ColumnData], numbers: Iterable[NumberData]) -> tuple[TableValueData, ...]:
    return tuple(
        TableValueData(column, number.value, number.parts, number.find_selection)
        for column, number in zip(columns, numbers, strict=True)
    )


def _keys(request: WidgetRequest, categories: Sequence[Sequence[Category]], numbers: Sequence[Numbers]) -> list[Key]:
    """The combinations that any figure has rows in; of steps of time all, with whatever else there is."""
    present = {key for each in numbers for key in each.present}
    with_rows = [{key[place] for key in present} for place in range(len(categories))]
    shown = [
        [c for c in listed if dimension.is_time or c in with_rows[place]]
        for place, (dimension, listed) in enumerate(zip(request.report.dimensions, categories, strict=True))
    ]
    if any(dimension.is_time for dimension in request.report.dimensions):
        check_size(shown)
        return list(product(*shown))
    return in_places(shown, present)


def _is_other(key: Key) -> bool:
    return any(category.key == OTHER_KEY for category in key)
