"""Folders of reports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ReportFolder
from permissions.viewer import Viewer
from resolvers.administration.kind import REPORT_FOLDER
from resolvers.administration.names import check_free
from resolvers.administration.reference_data.order import next_position, reorder_terms
from resolvers.administration.transaction import administering
from resolvers.administration.writing import add, alter, find
from resolvers.commands import CommandContext, CommandResult, Transaction
from resolvers.report_definitions.limits import MAX_REPORT_NAME
from resolvers.text_checks import check_name


@dataclass(frozen=True, slots=True)
class FolderSummary:
    """A folder."""

    id: int
    name: str


async def list_folders(engine: AsyncEngine, viewer: Viewer) -> list[FolderSummary]:
    """The company's folders, in order."""
    requested = select(ReportFolder.id, ReportFolder.name).where(ReportFolder.company_id == viewer.company.id)
    async with engine.connect() as connection:
        rows = await connection.execute(requested.order_by(ReportFolder.position, ReportFolder.id))
        return [FolderSummary(id_, name) for id_, name in rows]


async def load_folders(engine: AsyncEngine, viewer: Viewer, ids: Collection[int]) -> dict[int, FolderSummary]:
    """Those of these folders that the company has, by id. It has few: all of them are read."""
    return {each.id: each for each in await list_folders(engine, viewer) if each.id in ids}


async def create_folder(command: CommandContext, name: str) -> CommandResult[int]:
    """Creates a folder, after all others."""
    async with administering(command) as transaction:
        stored = await _check_name(transaction, name, None)
        if transaction.problems:
            return transaction.refused()
        columns = {"name": stored, "position": await next_position(transaction, REPORT_FOLDER)}
        return transaction.done(await add(transaction, "createReportFolder", REPORT_FOLDER, columns))


async def rename_folder(command: CommandContext, folder_id: int, name: str) -> CommandResult[int]:
    """Renames the folder."""
    async with administering(command) as transaction:
        row = await find(transaction, REPORT_FOLDER, folder_id)
        stored = await _check_name(transaction, name, folder_id)
        if row is None or transaction.problems:
            return transaction.refused()
        await alter(transaction, "renameReportFolder", REPORT_FOLDER, row, {"name": stored})
        return transaction.done(folder_id)


async def reorder_folders(command: CommandContext, folder_ids: Sequence[int]) -> CommandResult[int]:
    """Puts these folders first, in this order."""
    return await reorder_terms(command, "reorderReportFolders", REPORT_FOLDER, folder_ids, "folders")


async def _check_name(transaction: Transaction, name: str, folder_id: int | None) -> str:
    stored = check_name(transaction.problems, name, max_length=MAX_REPORT_NAME)
    await check_free(transaction, REPORT_FOLDER, {"name": stored, "id": folder_id or 0})
    return stored
