"""Turning a report's rows into what its widget shows: one file for each kind, the only place where rows become results.

Each works in two steps: it asks the plan for its cells, and returns a function that reads them once the plan has been run.
"""

from collections.abc import Callable

from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.assembly.breakdown import ask_breakdown
from resolvers.dashboard.assembly.feed import ask_feed
from resolvers.dashboard.assembly.funnel import ask_funnel
from resolvers.dashboard.assembly.matrix import ask_matrix
from resolvers.dashboard.assembly.metric import ask_metric
from resolvers.dashboard.assembly.series import ask_series
from resolvers.dashboard.assembly.table import ask_table
from resolvers.dashboard.widget_data import WidgetResult
from resolvers.dashboard.widget_request import WidgetRequest
from resolvers.planner.query_batch import QueryBatch


def ask_widget(request: WidgetRequest, plan: QueryBatch) -> Callable[[], WidgetResult]:
    """Ask for everything a widget needs; call the result after the plan has been run."""
    match request.report.kind:
        case WidgetKind.METRIC:
            return ask_metric(request, plan)
        case WidgetKind.SERIES:
            return ask_series(request, plan)
        case WidgetKind.BREAKDOWN:
            return ask_breakdown(request, plan)
        case WidgetKind.MATRIX:
            return ask_matrix(request, plan)
        case WidgetKind.FUNNEL:
            return ask_funnel(request, plan)
        case WidgetKind.TABLE:
            return ask_table(request, plan)
        case WidgetKind.FEED:
            return ask_feed(request, plan)
