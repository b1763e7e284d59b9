"""Bringing in files, and undoing that."""

from typing import Annotated

import strawberry

from resolvers import mapping
from resolvers.commands import CommandContext
from resolvers.user_error import UserError as Mistake
from resolvers.user_error import UserErrorCode
from schema.context import Info
from schema.directory.row_number import referred
from schema.file_import.mapping import FileMappingInput
from schema.file_import.past import FileImport, show_import
from schema.file_import.source import FileSource, show_source
from schema.file_import.task import FileImportTask, place_mistake, show_task
from schema.node import global_id
from schema.user_error import UserError, user_errors
from schema.writing import command_context, mistakes

_ADMINISTRATORS = "Administrators only; in the audit log."
_USER_ERRORS = "What is wrong with the input; nothing was changed then."
_NOTHING = "null if there were mistakes."


@strawberry.input(description="A file to bring in, and how.")
class ImportFileInput:
    file: strawberry.ID = strawberry.field(description="The file, by the id that sending it was answered with.")
    mapping: FileMappingInput = strawberry.field(description="What its columns are.")
    history: strawberry.ID | None = strawberry.field(
        default=None,
        description="A second file, with moves of deals between stages; `mapping.history` says what its columns are.",
    )
    source: str | None = strawberry.field(
        default=None,
        description="Where it comes from, by a name of yours: the mapping is kept under it. The name of the file, if left out.",
    )
    is_trial: bool = strawberry.field(
        default=False, description="Whether to tell only what would come of it: then nothing is written."
    )
    without_rejected: bool = strawberry.field(
        default=True,
        description="Whether rows that are wrong are left out and the others written; otherwise nothing is written if one is wrong.",
    )


@strawberry.type(description="The outcome of asking for an import.")
class ImportFilePayload:
    task: FileImportTask | None = strawberry.field(
        description=f"What was asked for. How far it has come is asked by `node`; {_NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.input(description="An import to undo.")
class UndoFileImportInput:
    id: strawberry.ID = strawberry.field(description="The import.")


@strawberry.type(description="The outcome of undoing an import.")
class UndoFileImportPayload:
    file_import: FileImport | None = strawberry.field(
        name="import", description=f"The import, of which nothing is left; {_NOTHING}"
    )
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.input(description="What to call a source.")
class RenameFileSourceInput:
    id: strawberry.ID = strawberry.field(description="The source.")
    name: str = strawberry.field(description="Its new name, 1 to 500 characters; no other source has it.")


@strawberry.type(description="The outcome of renaming a source.")
class RenameFileSourcePayload:
    source: FileSource | None = strawberry.field(description=f"The source as it is now; {_NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.input(description="A source to forget.")
class RemoveFileSourceInput:
    id: strawberry.ID = strawberry.field(description="The source.")


@strawberry.type(description="The outcome of forgetting a source.")
class RemoveFileSourcePayload:
    removed_id: strawberry.ID | None = strawberry.field(description=f"The id of what there is no more; {_NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=_USER_ERRORS)


@strawberry.type
class FileImportMutation:
    @strawberry.mutation(
        description="Asks for a file to be brought in by a mapping of its columns, or for a trial of that. A server gets to it in a "
        "moment; the task tells how far it has come, and what came of it. All of it is written in one transaction, and records are "
        "known by their ids, so that the same file again changes nothing. " + _ADMINISTRATORS
    )
    async def import_file(
        self, info: Info, input: Annotated[ImportFileInput, strawberry.argument(description="What, and how.")]
    ) -> ImportFilePayload:
        command = command_context(info)
        asked = mapping.RequestedImport(
            file_id=referred("UploadedFile", input.file),
            history_id=None if input.history is None else referred("UploadedFile", input.history),
            source=input.source,
            document=input.mapping.document(),
            is_trial=input.is_trial,
            without_rejected=input.without_rejected,
        )
        try:
            done = await mapping.ask_for_import(command, asked)
        except mapping.MappingError as error:
            found = (_placed(error, input.mapping),)
            return ImportFilePayload(task=None, user_errors=user_errors(found, info.context.language))
        task = None if done.value is None else await mapping.find_task(command, done.value)
        return ImportFilePayload(task=None if task is None else show_task(task), user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Undoes an import as a whole: what it made goes, what it changed is as it was. Refused where something of it was "
        "changed or deleted since, and where something refers to it. " + _ADMINISTRATORS
    )
    async def undo_file_import(
        self, info: Info, input: Annotated[UndoFileImportInput, strawberry.argument(description="Which import.")]
    ) -> UndoFileImportPayload:
        command = command_context(info)
        done = await mapping.undo_import(command, referred("FileImport", input.id))
        undone = None
        if done.value is not None:
            (undone,) = await mapping.read_runs(command, 1, run_id=done.value)
        return UndoFileImportPayload(file_import=undone and show_import(undone), user_errors=mistakes(info, done))

    @strawberry.mutation(
        description=f"Calls a source otherwise; imports keep the name that it had then. {_ADMINISTRATORS}"
    )
    async def rename_file_source(
        self, info: Info, input: Annotated[RenameFileSourceInput, strawberry.argument(description="Which, and how.")]
    ) -> RenameFileSourcePayload:
        command = command_context(info)
        done = await mapping.rename_source(command, referred("FileSource", input.id), input.name)
        return RenameFileSourcePayload(source=await _source(command, done.value), user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Forgets a source and its mapping; what came from it stays. {_ADMINISTRATORS}")
    async def remove_file_source(
        self, info: Info, input: Annotated[RemoveFileSourceInput, strawberry.argument(description="Which source.")]
    ) -> RemoveFileSourcePayload:
        done = await mapping.forget_source(command_context(info), referred("FileSource", input.id))
        removed = None if done.value is None else global_id("FileSource", done.value)
        return RemoveFileSourcePayload(removed_id=removed, user_errors=mistakes(info, done))


async def _source(command: CommandContext, source_id: int | None) -> FileSource | None:
    if source_id is None:
        return None
    return next((show_source(each) for each in await mapping.read_sources(command) if each.id == source_id), None)


def _placed(error: mapping.MappingError, given: FileMappingInput) -> Mistake:
    """The mistake by its path in the input, where what all rows have stands in a list."""
    path = error.path
    if path[:1] == ("always",) and len(path) > 1:
        place = next((place for place, each in enumerate(given.always) if each.target == path[1]), 0)
        path = ("always", str(place))
    return place_mistake(Mistake(path, UserErrorCode.INVALID, error.message))
