"""Opening a report by itself."""

from dataclasses import replace

from resolvers.comparison import Comparison
from resolvers.dashboard import dashboard
from resolvers.granularity import Granularity
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.reports.opening import open_report
from schema.context import Info, viewer_of
from schema.dashboard.dashboard_arguments import show_dashboard
from schema.dashboard.period import PeriodInput
from schema.dashboard.scope import ScopeInput
from schema.dashboard.widget import wanted_below


async def open_saved(
    info: Info,
    report: SavedReport,
    period: PeriodInput | None,
    compare_to: Comparison,
    scope: ScopeInput | None,
    granularity: Granularity | None,
    *,
    with_results: bool | None = None,
) -> dashboard.Widget:
    """A report by itself, as a widget; its rows are read if somebody asks for what needs them."""
    wanted = wanted_below(info)
    desktop = await show_dashboard(info, viewer_of(info), period, compare_to, scope, granularity)
    return await open_report(
        info.context.engine,
        info.context.loaders,
        desktop.view,
        report,
        wanted if with_results is None else replace(wanted, results=with_results),
    )
