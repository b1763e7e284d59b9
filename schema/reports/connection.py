"""Pages of reports."""

import strawberry

from resolvers.reports.reading import ReportFilter, list_reports
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.paging import check_first, read_place, write_place
from schema.reports.report import Report, show_report


@strawberry.type(description="Reports, by name.")
class ReportConnection(Connection[Report]):
    pass


async def show_reports(info: Info, which: ReportFilter, first: int, after: str | None) -> ReportConnection:
    """A page of the reports that the viewer may read."""
    page = await list_reports(
        info.context.engine,
        viewer_of(info),
        which,
        info.context.language,
        first=check_first(first),
        after=read_place(after),
    )
    cursors = [write_place(each.saved.name, each.saved.id) for each in page.reports]
    reports = map(show_report, page.reports)
    return ReportConnection.page(reports, cursors, count=page.count, has_next=page.has_next, after=after)
