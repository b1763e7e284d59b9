"""Reading saved reports."""

from typing import Annotated

import strawberry

from resolvers.reports.folders import list_folders
from resolvers.reports.reading import ReportFilter
from schema.context import Info, viewer_of
from schema.directory.row_number import referred
from schema.paging import After, First
from schema.reports.connection import ReportConnection, show_reports
from schema.reports.folder import ReportFolder, show_folder
from schema.reports.report import Report, find_report_by_id


@strawberry.type
class ReportQuery:
    @strawberry.field(description="A report; null if there is none, or it is not for you.")
    async def report(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The report, by its id.")]
    ) -> Report | None:
        return await find_report_by_id(info, referred("Report", id))

    @strawberry.field(
        description="Saved reports by name: administrators read all of them, everybody else those whose audience they are in."
    )
    async def reports(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        folder: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those in this folder; all if left out.")
        ] = None,
        search: Annotated[
            str, strawberry.argument(description="Text that the name contains, in letters of any case.")
        ] = "",
        include_archived: Annotated[
            bool, strawberry.argument(description="Whether to list archived ones too, for administrators.")
        ] = False,
        published_only: Annotated[
            bool, strawberry.argument(description="Whether to list only those that are on desktops.")
        ] = False,
    ) -> ReportConnection:
        which = ReportFilter(
            folder_id=None if folder is None else referred("ReportFolder", folder),
            search=search,
            with_archived=include_archived,
            published_only=published_only,
        )
        return await show_reports(info, which, first, after)

    @strawberry.field(description="The folders of reports, in order.")
    async def report_folders(self, info: Info) -> list[ReportFolder]:
        return [show_folder(each) for each in await list_folders(info.context.engine, viewer_of(info))]
