"""Turning a report's rows into what its widget shows: one file for each kind, the only place where rows become results.

Each works in two steps: it asks the plan for its cells, and returns a function that reads them once the plan has been run.
"""

from collections.abc import Callable

from resolvers.catalog.report import WidgetKind
from resolvers.dashboard.assembly.breakdown import ask_breakdown
from resolvers.dashboard.assembly.feed import ask_feed
from resolvers.dashboard.assembly.funnel import ask_funnel
from resolvers.dashboard.assembly.matrix import ask_matrix
from resolvers.dashboard.assembly.metric import ask_metric
from resolvers.dashboard.assembly.series import ask_series
from resolvers.dashboard.assembly.table import ask_table
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.plan import Plan

_ASK: dict[WidgetKind, Callable[[WidgetRequest, Plan], Callable[[], WidgetResult]]] = {
    WidgetKind.METRIC: ask_metric,
    WidgetKind.SERIES: ask_series,
    WidgetKind.BREAKDOWN: ask_breakdown,
    WidgetKind.MATRIX: ask_matrix,
    WidgetKind.FUNNEL: ask_funnel,
    WidgetKind.FEED: ask_feed,
    WidgetKind.TABLE: ask_table,
}


def ask_widget(request: WidgetRequest, plan: Plan) -> Callable[[], WidgetResult]:
    """Ask for everything a widget needs; call the result after the plan has been run."""
    return _ASK[request.report.kind](request, plan)
