"""Folders of reports."""

import strawberry

from resolvers.reports.folders import FolderSummary
from schema.context import Info, viewer_of
from schema.directory.row_number import row_number
from schema.node import Node, finds, global_id


@strawberry.type(description="A folder of reports. It is for order only: who sees a report is decided by its audience.")
class ReportFolder(Node):
    summary: strawberry.Private[FolderSummary]

    @strawberry.field(description="The folder's name.")
    def name(self) -> str:
        return self.summary.name


def show_folder(folder: FolderSummary) -> ReportFolder:
    """A folder as it is answered."""
    return ReportFolder(id=global_id("ReportFolder", folder.id), summary=folder)


async def find_folder_by_id(info: Info, folder_id: int | None) -> ReportFolder | None:
    """The folder with this number, if there is one in the company."""
    found = None if folder_id is None else await info.context.loaders.report_folders.load(folder_id)
    return None if found is None else show_folder(found)


@finds("ReportFolder")
async def find_folder(info: Info, key: str) -> ReportFolder | None:
    """A folder of the viewer's company."""
    viewer_of(info)
    return await find_folder_by_id(info, row_number(key))
