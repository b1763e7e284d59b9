"""Folders of reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ReportFolder
from permissions.viewer import Viewer
from resolvers.administration.act import Act, Asking, Done, administering
from resolvers.administration.kind import REPORT_FOLDER
from resolvers.administration.pointers import check_unused
from resolvers.administration.terms.order import next_position, reorder_terms
from resolvers.administration.writing import add, alter, find, remove
from resolvers.language import Text
from resolvers.records.texts import check_name
from resolvers.records.user_error import UserErrorCode
from resolvers.reports.limits import MAX_REPORT_NAME


@dataclass(frozen=True, slots=True)
class FolderSummary:
    """A folder."""

    id: int
    name: str


async def list_folders(engine: AsyncEngine, viewer: Viewer) -> list[FolderSummary]:
    """The company's folders, in order."""
    asked = select(ReportFolder.id, ReportFolder.name).where(ReportFolder.company_id == viewer.company.id)
    async with engine.connect() as connection:
        rows = await connection.execute(asked.order_by(ReportFolder.position, ReportFolder.id))
        return [FolderSummary(id_, name) for id_, name in rows]


async def create_folder(asking: Asking, name: str) -> Done:
    """Creates a folder, after all others."""
    async with administering(asking) as act:
        stored = await _check_name(act, name, None)
        if act.problems:
            return act.refused()
        columns = {"name": stored, "position": await next_position(act, REPORT_FOLDER)}
        return act.done(await add(act, "createReportFolder", REPORT_FOLDER, columns))


async def rename_folder(asking: Asking, folder_id: int, name: str) -> Done:
    """Renames the folder."""
    async with administering(asking) as act:
        row = await find(act, REPORT_FOLDER, folder_id)
        stored = await _check_name(act, name, folder_id)
        if row is None or act.problems:
            return act.refused()
        await alter(act, "renameReportFolder", REPORT_FOLDER, row, {"name": stored})
        return act.done(folder_id)


async def reorder_folders(asking: Asking, folder_ids: Sequence[int]) -> Done:
    """Puts these folders first, in this order."""
    return await reorder_terms(asking, "reorderReportFolders", REPORT_FOLDER, folder_ids, "folders")


async def delete_folder(asking: Asking, folder_id: int) -> Done:
    """Removes a folder that has no reports, archived ones counted."""
    async with administering(asking) as act:
        row = await find(act, REPORT_FOLDER, folder_id, to_delete=True)
        if row is not None:
            await check_unused(act, REPORT_FOLDER, row)
        if row is None or act.problems:
            return act.refused()
        await remove(act, "deleteReportFolder", REPORT_FOLDER, row)
        return act.done(folder_id)


async def _check_name(act: Act, name: str, folder_id: int | None) -> str:
    stored = check_name(act.problems, name, max_length=MAX_REPORT_NAME)
    same = select(ReportFolder.id).where(
        ReportFolder.company_id == act.company_id, ReportFolder.name == stored, ReportFolder.id != (folder_id or 0)
    )
    if await act.connection.scalar(same) is not None:
        act.problems.add(("name",), UserErrorCode.TAKEN, _TAKEN.format(name=stored))
    return stored


_TAKEN = Text("Another folder is called “{name}”.", "Так уже называется другая папка: «{name}».")
