"""The rows of a widget's first dimension: what breakdowns, matrices, tables and charts over time have in common."""

from collections.abc import Iterable, Sequence
from math import prod
from typing import Any

from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.report import Sort, SortBy
from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.assembly.categories import OTHER_KEY, categories_of, in_order, with_other
from resolvers.dashboard.assembly.metric_by_category import Key, MetricByCategory, Numbers
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.limits import MAX_GROUPS
from resolvers.planner.pending_result import NotComputable, NotComputableCode
from resolvers.planner.query_batch import QueryBatch
from resolvers.report_definitions.compiled_report import MetricColumn

# Nobody can tell more bars, lines or columns apart; whoever wants all of them asks for a table.
MAX_IN_CHART = 100
LARGEST_FIRST = Sort()
AS_LISTED = Sort(SortBy.POSITION, is_descending=False)


class Grouped:
    """A report's figures by its dimensions, the first of which that is not time stands in an order.

    That one keeps as many categories as the report says, and every dimension of a chart `MAX_IN_CHART`; the others become one. Built
    before the plan runs.
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
        self._cells = [MetricByCategory(request, plan, figure.of, dimensions) for figure in figures]
        # Steps of time are put in another order only where there is nothing else.
        self._place = next((place for place, d in enumerate(dimensions) if not d.is_time), 0)
        # Who comes first, and who is among the first, is told by the values by that dimension alone.
        sort = report.definition.sort
        self._by_value = sort if sort is not None and sort.by is SortBy.VALUE else LARGEST_FIRST
        self._limits = [self._limit(place, dimension) for place, dimension in enumerate(dimensions)]
        ranking = report.figures[self._by_value.measure].of
        self._rankings = {
            place: MetricByCategory(request, plan, ranking, [dimension])
            for place, dimension in enumerate(dimensions)
            if self._limits[place] is not None or (place == self._place and order.by is SortBy.VALUE)
        }

    def _limit(self, place: int, dimension: Dimension) -> int | None:
        """How many categories are kept, where there could be more."""
        if dimension.is_time:
            return None
        report = self._request.report
        limit = report.definition.limit if place == self._place else None
        if limit is None and report.kind is not WidgetKind.TABLE:
            limit = MAX_IN_CHART
        if limit is None or dimension.attribute.is_open_ended or len(self._plan.categories(dimension)) > limit:
            return limit
        return None

    def read(self) -> tuple[list[Sequence[Category]], list[Numbers]]:
        """The categories of each dimension, in order, and each figure's numbers by them. Raises `NotComputable`."""
        names: dict[Any, str | None] = {}
        for cells in self._cells:
            names |= cells.names()
        categories = self._limited([categories_of(d, self._request, self._plan, names) for d in self._dimensions])
        if categories:
            categories[self._place] = self._arranged(categories[self._place])
        return categories, [cells.read(categories) for cells in self._cells]

    def _limited(self, listed: list[Sequence[Category]]) -> list[Sequence[Category]]:
        """The categories: of those that have rows the best, all others as one."""
        if not any(self._limits):
            return listed
        present = {key for cells in self._cells for key in cells.present(listed)}
        limited = [*listed]
        for place, (categories, limit) in enumerate(zip(listed, self._limits, strict=True)):
            with_rows = {key[place] for key in present}
            if limit is not None and len(with_rows) > limit:
                best = self._ranked(place, [category for category in categories if category in with_rows])[:limit]
                limited[place] = with_other(categories, best, with_rows)
        return limited

    def _arranged(self, categories: Sequence[Category]) -> Sequence[Category]:
        others = [category for category in categories if category.key == OTHER_KEY]
        named = [category for category in categories if category.key != OTHER_KEY]
        if self._order.by is SortBy.VALUE:
            return [*self._ranked(self._place, named), *others]
        return [*in_order(named, self._order, lambda _: None, self._request.language), *others]

    def _ranked(self, place: int, categories: Sequence[Category]) -> list[Category]:
        numbers = self._rankings[place].read([categories])
        return in_order(categories, self._by_value, lambda category: numbers.value((category,)), self._request.language)


def in_places(categories: Sequence[Sequence[Category]], present: Iterable[Key]) -> list[Key]:
    """Combinations in the order of the categories of each dimension: as fast as there are some, however many there could be."""
    places = [{category: place for place, category in enumerate(listed)} for listed in categories]
    return sorted(present, key=lambda key: [of[category] for of, category in zip(places, key, strict=True)])


def is_crowded(categories: Sequence[Category]) -> bool:
    """Whether they are more than a chart can show."""
    return len(categories) > MAX_IN_CHART


def check_size(categories: Sequence[Sequence[Category]]) -> None:
    """Raises `NotComputable` where all combinations, wanted whether there is anything in them or not, are too many."""
    if prod(map(len, categories)) > MAX_GROUPS:
        raise NotComputable(NotComputableCode.TOO_MANY_GROUPS)
