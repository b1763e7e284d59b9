"""Pages of reports."""

import strawberry

from resolvers.reports.reading import ReportFilter, list_reports
from schema.context import Info, viewer_of
from schema.paging import PageInfo, check_first, page_info, read_place, write_place
from schema.reports.report import Report, show_report


@strawberry.type(description="One report of a list.")
class ReportEdge:
    cursor: str = strawberry.field(description="The report's place in the list.")
    node: Report = strawberry.field(description="The report.")


@strawberry.type(description="Reports, by name.")
class ReportConnection:
    total_count: int = strawberry.field(description="How many there are in all.")
    edges: list[ReportEdge] = strawberry.field(description="This page's reports.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


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
    return ReportConnection(
        total_count=page.count,
        edges=[
            ReportEdge(cursor=cursor, node=show_report(each))
            for cursor, each in zip(cursors, page.reports, strict=True)
        ],
        page_info=page_info(cursors, has_next=page.has_next, after=after),
    )
