"""Opening a report by itself."""

from dataclasses import replace

from resolvers.dashboard import dashboard
from resolvers.dashboard.desktop_request import DesktopRequest
from resolvers.report_definitions.saved_report import SavedReport
from resolvers.reports.opening import open_report
from schema.context import Info
from schema.dashboard.desktop_parameters import open_desktop
from schema.dashboard.widget import wanted_below


async def open_saved(
    info: Info,
    report: SavedReport,
    requested: DesktopRequest,
    *,
    with_results: bool | None = None,
) -> dashboard.Widget:
    """A report by itself, as a widget; its rows are read if somebody asks for what needs them."""
    wanted = wanted_below(info)
    return await open_report(
        info.context.engine,
        info.context.loaders,
        await open_desktop(info.context, requested, info.context.language),
        report,
        wanted if with_results is None else replace(wanted, results=with_results),
    )
