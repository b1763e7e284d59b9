"""Imports of files that were made."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from models import FeedKind
from resolvers.mapping import Run, count_runs, read_runs, read_sources
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.row_number import row_number
from schema.directory.user import User, find_user_by_id
from schema.file_import import kinds as kinds  # describes what stands below
from schema.file_import.address import rejected_address
from schema.file_import.source import FileSource, show_source
from schema.node import Node, finds, global_id
from schema.paging import After, First, check_first, read_number, write_number
from schema.writing import command_context


@strawberry.type(description="How many records came to what.")
class FileImportCounts:
    created: int = strawberry.field(description="New ones.")
    changed: int = strawberry.field(description="Known ones that the file says otherwise.")
    unchanged: int = strawberry.field(description="Known ones that are as the file says.")
    made: int = strawberry.field(
        description="What was made beside them because rows name it: types, stages, fields, options, contacts."
    )
    rejected: int = strawberry.field(description="Rows that were left out.")


@strawberry.type(description="An import of a file that was made.")
class FileImport(Node):
    run: strawberry.Private[Run]

    @strawberry.field(description="What its source was called then.")
    def source(self) -> str:
        return self.run.source

    @strawberry.field(description="What the file is called.")
    def file_name(self) -> str:
        return self.run.file_name

    @strawberry.field(description="What its rows are.")
    def kind(self) -> FeedKind:
        return FeedKind(self.run.kind)

    @strawberry.field(description="Who brought it in.")
    async def actor(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.run.actor_id)

    @strawberry.field(description="When.")
    def started_at(self, info: Info) -> datetime:
        return self.run.started_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="What came of it.")
    def counts(self) -> FileImportCounts:
        return show_counts(self.run.counts)

    @strawberry.field(description="Since when nothing is left of it; null, if it was not undone.")
    def undone_at(self, info: Info) -> datetime | None:
        undone_at = self.run.undone_at
        return None if undone_at is None else undone_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(
        description="Whether it is still known how everything was before, so that it can be undone: for 90 days."
    )
    def can_be_undone(self) -> bool:
        return self.run.can_be_undone and self.run.undone_at is None

    @strawberry.field(
        description="Where rows that were left out can be downloaded, as a file to mend; null, if there are none, and after a week."
    )
    def rejected_url(self) -> str | None:
        task_id = self.run.rejected_task_id
        return None if task_id is None else rejected_address(task_id)


@strawberry.type(description="Imports of files, the last one first.")
class FileImportConnection(Connection[FileImport]):
    pass


def show_counts(counts: Mapping[str, Any]) -> FileImportCounts:
    """What came of an import, by what is kept of it."""
    return FileImportCounts(
        **{name: counts.get(name, 0) for name in ("created", "changed", "unchanged", "made", "rejected")}
    )


@strawberry.type
class FileImportQuery:
    @strawberry.field(
        description="Imports of files that were made, by the page, the API or command. Administrators only."
    )
    async def file_imports(self, info: Info, first: First = 20, after: After = None) -> FileImportConnection:
        command, most = command_context(info), check_first(first)
        runs = await read_runs(command, most + 1, before=read_number(after))
        return FileImportConnection.page(
            [show_import(run) for run in runs[:most]],
            [write_number(run.id) for run in runs[:most]],
            count=await count_runs(command),
            has_next=len(runs) > most,
            after=after,
        )

    @strawberry.field(description="Where files came from, by name, each with its mapping. Administrators only.")
    async def file_sources(self, info: Info) -> list[FileSource]:
        return [show_source(each) for each in await read_sources(command_context(info))]


def show_import(run: Run) -> FileImport:
    """The import as it is told."""
    return FileImport(id=global_id("FileImport", run.id), run=run)


@finds("FileImport")
async def find_file_import(info: Info, key: str) -> FileImport | None:
    """An import of the company, if an administrator asks."""
    command = command_context(info)
    if not command.viewer.is_admin:
        return None
    runs = await read_runs(command, 1, run_id=row_number(key))
    return show_import(runs[0]) if runs else None
