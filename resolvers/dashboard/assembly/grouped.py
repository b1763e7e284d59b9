"""The rows of a widget's first dimension: what breakdowns, matrices, tables and charts over time have in common."""

from collections.abc import Sequence
from typing import Any

from resolvers.catalog.dimension import Category, Dimension
from resolvers.catalog.report import Figure, Sort, SortBy
from resolvers.dashboard.assembly.broken_down import BrokenDown, Numbers
from resolvers.dashboard.assembly.categories import OTHER_KEY, categories_of, in_order, with_other
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.plan import Plan

LARGEST_FIRST = Sort()
AS_LISTED = Sort(SortBy.POSITION, is_descending=False)


class Grouped:
    """A report's figures by its dimensions, the first of which that is not time is sorted and limited. Built before the plan runs."""

    def __init__(
        self, request: WidgetRequest, plan: Plan, dimensions: Sequence[Dimension], figures: Sequence[Figure], by: Sort
    ) -> None:
        report = request.report
        self._request = request
        self._configuration = plan.configuration
        self._dimensions = dimensions
        self.sort = report.sort or by
        self._cells = [BrokenDown(request, plan, report.term_of(figure), dimensions) for figure in figures]
        # Steps of time stand in their order, unless nothing else can be sorted and it was asked for.
        over_time = dimensions[0] if dimensions and report.sort is not None else None
        self._ranked = next((d for d in dimensions if not d.is_time), over_time)
        # Who comes first, and who is among the first, is told by the values by that dimension alone.
        ranking = figures[self.sort.measure if self.sort.by is SortBy.VALUE else 0]
        is_ranked = report.limit is not None or self.sort.by is SortBy.VALUE
        self._ranking = None
        if self._ranked is not None and is_ranked:
            self._ranking = BrokenDown(request, plan, report.term_of(ranking), [self._ranked])

    def read(self) -> tuple[list[Sequence[Category]], list[Numbers]]:
        """The categories of each dimension, in order, and each figure's numbers by them. Raises `NotComputable`."""
        names: dict[Any, str | None] = {}
        for cells in self._cells:
            names |= cells.names()
        listed = [categories_of(d, self._request, self._configuration, names) for d in self._dimensions]
        categories = [
            self._arranged(each) if dimension is self._ranked else each
            for dimension, each in zip(self._dimensions, listed, strict=True)
        ]
        return categories, [cells.read(categories) for cells in self._cells]

    def _arranged(self, categories: Sequence[Category]) -> Sequence[Category]:
        if self._ranking is None:
            return in_order(categories, self.sort, lambda _: None)
        ranking = self._ranking.read([categories])
        with_rows = {category for (category,) in ranking.present}
        limit = self._request.report.limit
        if limit is not None and len(with_rows) > limit:
            by = self.sort if self.sort.by is SortBy.VALUE else LARGEST_FIRST
            best = in_order(
                (c for c in categories if c in with_rows), by, lambda category: ranking.of((category,)).value
            )
            categories = with_other(categories, [c for c in categories if c in best[:limit]])
            ranking = self._ranking.read([categories])
        others = [category for category in categories if category.key == OTHER_KEY]
        named = [category for category in categories if category.key != OTHER_KEY]
        return [*in_order(named, self.sort, lambda category: ranking.of((category,)).value), *others]
