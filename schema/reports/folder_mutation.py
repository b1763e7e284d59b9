"""Administering folders of reports."""

from typing import Annotated

import strawberry

from resolvers.administration.kind import REPORT_FOLDER
from resolvers.commands import CommandResult
from resolvers.report_definitions.limits import MAX_REPORT_NAME
from resolvers.reports.folders import create_folder, list_folders, rename_folder, reorder_folders
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import DeletePayload, delete, forget
from schema.context import Info, viewer_of
from schema.directory.row_number import referred
from schema.reports.folder import ReportFolder, find_folder_by_id, show_folder
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_NAME = f"What it is called: 1 to {MAX_REPORT_NAME} characters; TAKEN if another folder is called so."
_FOLDER = "The folder, by its id."


@strawberry.input(description="A folder to create.")
class CreateReportFolderInput:
    name: str = strawberry.field(description=_NAME)


@strawberry.input(description="A folder and its next name.")
class RenameReportFolderInput:
    folder: strawberry.ID = strawberry.field(description=_FOLDER)
    name: str = strawberry.field(description=_NAME)


@strawberry.input(description="The order of folders.")
class ReorderReportFoldersInput:
    folders: list[strawberry.ID] = strawberry.field(description=descriptions.ORDER)


@strawberry.input(description="A folder to delete.")
class DeleteReportFolderInput:
    folder: strawberry.ID = strawberry.field(description=_FOLDER)


@strawberry.type(description="The outcome of changing a folder.")
class ReportFolderPayload:
    folder: ReportFolder | None = strawberry.field(description=f"The folder as it is now; {descriptions.NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type(description="The outcome of putting folders in order.")
class ReportFoldersPayload:
    folders: list[ReportFolder] = strawberry.field(description="All folders, in the order they have now.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class ReportFolderMutation:
    @strawberry.mutation(description=f"Creates a folder of reports, after all others. {ADMINISTRATORS}")
    async def create_report_folder(
        self, info: Info, input: Annotated[CreateReportFolderInput, strawberry.argument(description="The folder.")]
    ) -> ReportFolderPayload:
        return await _show(info, await create_folder(command_context(info), input.name))

    @strawberry.mutation(description=f"Renames a folder of reports. {ADMINISTRATORS}")
    async def rename_report_folder(
        self, info: Info, input: Annotated[RenameReportFolderInput, strawberry.argument(description="The change.")]
    ) -> ReportFolderPayload:
        number = referred("ReportFolder", input.folder)
        return await _show(info, await rename_folder(command_context(info), number, input.name))

    @strawberry.mutation(description=f"Puts the folders of reports in order. {descriptions.REORDER} {ADMINISTRATORS}")
    async def reorder_report_folders(
        self, info: Info, input: Annotated[ReorderReportFoldersInput, strawberry.argument(description="The order.")]
    ) -> ReportFoldersPayload:
        done = await reorder_folders(command_context(info), [referred("ReportFolder", each) for each in input.folders])
        folders = await list_folders(info.context.engine, viewer_of(info))
        return ReportFoldersPayload(folders=[show_folder(each) for each in folders], user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Deletes a folder that has no reports, archived ones counted; IN_USE otherwise, and nothing is changed. "
        f"{ADMINISTRATORS}"
    )
    async def delete_report_folder(
        self, info: Info, input: Annotated[DeleteReportFolderInput, strawberry.argument(description="The folder.")]
    ) -> DeletePayload:
        return await delete(info, REPORT_FOLDER, input.folder)


async def _show(info: Info, done: CommandResult[int]) -> ReportFolderPayload:
    forget(info)
    folder = await find_folder_by_id(info, done.value)
    return ReportFolderPayload(folder=folder, user_errors=mistakes(info, done))
