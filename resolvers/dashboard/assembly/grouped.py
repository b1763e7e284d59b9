"""The rows of a widget's first dimension: what breakdowns, matrices, tables and charts over time have in common."""

from collections.abc import Iterable, Sequence
from math import prod
from typing import Any

from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.report import MetricColumn, Sort, SortBy
from resolvers.dashboard.assembly.categories import OTHER_KEY, categories_of, in_order, with_other
from resolvers.dashboard.assembly.metric_by_category import Key, MetricByCategory, Numbers
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.query_batch import NotComputable, NotComputableCode, QueryBatch
from resolvers.planner.scan import MAX_GROUPS

LARGEST_FIRST = Sort()
AS_LISTED = Sort(SortBy.POSITION, is_descending=False)


class Grouped:
    """A report's figures by its dimensions, the first of which that is not time is limited and stands in an order.

    Built before the plan runs.
    """

    def __init__(
        self,
        request: WidgetRequest,
        plan: QueryBatch,
        dimensions: Sequence[Dimension],
        figures: Sequence[MetricColumn],
        order: Sort,
    ) -> None:
        report = request.report
        self._request = request
        self._plan = plan
        self._dimensions = dimensions
        self._order = order
        self._cells = [MetricByCategory(request, plan, report.term_of(figure), dimensions) for figure in figures]
        # Steps of time are put in another order only where there is nothing else.
        self._place = next((place for place, d in enumerate(dimensions) if not d.is_time), 0)
        # Who comes first, and who is among the first, is told by the values by that dimension alone.
        self._by_value = report.sort if report.sort is not None and report.sort.by is SortBy.VALUE else LARGEST_FIRST
        self._ranking = None
        if dimensions and (report.limit is not None or order.by is SortBy.VALUE):
            ranking = report.term_of(report.figures[self._by_value.measure])
            self._ranking = MetricByCategory(request, plan, ranking, [dimensions[self._place]])

    def read(self) -> tuple[list[Sequence[Category]], list[Numbers]]:
        """The categories of each dimension, in order, and each figure's numbers by them. Raises `NotComputable`."""
        names: dict[Any, str | None] = {}
        for cells in self._cells:
            names |= cells.names()
        categories = [categories_of(d, self._request, self._plan, names) for d in self._dimensions]
        if categories:
            categories[self._place] = self._arranged(self._limited(categories))
        return categories, [cells.read(categories) for cells in self._cells]

    def _limited(self, listed: Sequence[Sequence[Category]]) -> Sequence[Category]:
        """The categories to be arranged: of those that have rows the best, all others as one."""
        categories, limit = listed[self._place], self._request.report.limit
        if limit is None:
            return categories
        with_rows = {key[self._place] for cells in self._cells for key in cells.read(listed).present}
        if len(with_rows) <= limit:
            return categories
        best = self._ranked([category for category in categories if category in with_rows])[:limit]
        return with_other(categories, best)

    def _arranged(self, categories: Sequence[Category]) -> Sequence[Category]:
        others = [category for category in categories if category.key == OTHER_KEY]
        named = [category for category in categories if category.key != OTHER_KEY]
        if self._order.by is SortBy.VALUE:
            return [*self._ranked(named), *others]
        return [*in_order(named, self._order, lambda _: None, self._request.language), *others]

    def _ranked(self, categories: Sequence[Category]) -> list[Category]:
        assert self._ranking is not None
        numbers = self._ranking.read([categories])
        return in_order(categories, self._by_value, lambda category: numbers.value((category,)), self._request.language)


def in_places(categories: Sequence[Sequence[Category]], present: Iterable[Key]) -> list[Key]:
    """Combinations in the order of the categories of each dimension: as fast as there are some, however many there could be."""
    places = [{category: place for place, category in enumerate(listed)} for listed in categories]
    return sorted(present, key=lambda key: [of[category] for of, category in zip(places, key, strict=True)])


def check_size(categories: Sequence[Sequence[Category]]) -> None:
    """Raises `NotComputable` where all combinations, wanted whether there is anything in them or not, are too many."""
    if prod(map(len, categories)) > MAX_GROUPS:
        raise NotComputable(NotComputableCode.TOO_MANY_GROUPS)
