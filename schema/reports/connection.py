"""Pages of reports."""

import base64
import binascii

import strawberry

from resolvers.errors import ErrorCode, RequestError
from resolvers.reports.reading import ReportFilter, list_reports
from schema.context import Info, viewer_of
from schema.directory.row_number import row_number
from schema.paging import PageInfo, check_first, page_info
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
    """A page of the reports that the viewer may read. A report's name and number are its cursor."""
    place = None if after is None else _read_cursor(after)
    page = await list_reports(info.context.engine, viewer_of(info), which, first=check_first(first), after=place)
    cursors = [_write_cursor(each.saved.name, each.saved.id) for each in page.reports]
    return ReportConnection(
        total_count=page.count,
        edges=[
            ReportEdge(cursor=cursor, node=show_report(each))
            for cursor, each in zip(cursors, page.reports, strict=True)
        ],
        page_info=page_info(cursors, has_next=page.has_next, after=after),
    )


def _write_cursor(name: str, number: int) -> str:
    return base64.urlsafe_b64encode(f"{number}|{name}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, int]:
    try:
        number, bar, name = base64.b64decode(cursor, altchars=b"-_", validate=True).decode().partition("|")
    except (binascii.Error, ValueError):
        number = bar = name = ""
    if not (bar and row_number(number)):
        raise RequestError(ErrorCode.BAD_USER_INPUT, "Expected a cursor of this list.", field=("after",))
    return name, row_number(number)
