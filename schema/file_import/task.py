"""Imports that were asked for: how far they have come, and what came of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from models import FeedKind, FieldKind
from resolvers.mapping import NOTES, Note, Phase, Task, find_task, read_runs
from resolvers.mapping.outcome import (
    MOST_TOLD,
    read_made,
    read_mistakes,
    read_notes,
    read_rejected,
    read_shown,
)
from resolvers.mapping.targets import Takes
from resolvers.user_error import UserError as Mistake
from schema.context import Info, viewer_of
from schema.directory.row_number import row_number
from schema.file_import.address import rejected_address
from schema.file_import.past import FileImport, FileImportCounts, show_counts, show_import
from schema.node import Node, finds, global_id
from schema.user_error import UserError, user_errors
from schema.writing import command_context


@strawberry.type(description="What is made because rows name it.")
class MadeThings:
    kind: FeedKind = strawberry.field(description="What it is.")
    count: int = strawberry.field(description="How many.")
    names: list[str] = strawberry.field(description=f"What the first {MOST_TOLD} are called.")


@strawberry.type(description="What was derived where the file does not say it, or left out.")
class FileImportNote:
    kind: Note = strawberry.field(description="What.")
    count: int = strawberry.field(description="In how many rows.")
    text: str = strawberry.field(description="The same in words, in the viewer's language.")


@strawberry.type(description="A value of a record.")
class ShownValue:
    label: str = strawberry.field(description="Of what, in the viewer's language.")
    value: str = strawberry.field(
        description="As it stands, or would: what is referred to by its name; numbers with a dot; days, and times by the company's "
        "clock, as ISO 8601 has them; yes and no as `true` and `false`."
    )
    takes: Takes = strawberry.field(description="What it was read as.")
    field_kind: FieldKind | None = strawberry.field(description="Of a custom field: what it holds.")


@strawberry.type(description="A move of a deal.")
class ShownMove:
    stage: str = strawberry.field(description="The stage that it came to.")
    since: str = strawberry.field(
        description="When, by the company's clock, as ISO 8601 has it; empty, if it stood there before."
    )


@strawberry.type(description="A record as it stands, or would stand.")
class ShownRecord:
    place: int = strawberry.field(description="The row of the file that it comes from.")
    values: list[ShownValue] = strawberry.field(description="What it has.")
    moves: list[ShownMove] = strawberry.field(description="Of a deal: its moves, the first one first.")


@strawberry.type(description="Something that is wrong in a row.")
class RowProblem:
    column: str | None = strawberry.field(description="In which column; null: it is the whole row.")
    message: str = strawberry.field(description="What was expected, in the viewer's language.")


@strawberry.type(description="A row that is left out.")
class RejectedRow:
    place: int = strawberry.field(description="Which row of its file.")
    is_history: bool = strawberry.field(description="Whether it is of the file of moves.")
    cells: list[str] = strawberry.field(description=f"Its first {MOST_TOLD} cells.")
    problems: list[RowProblem] = strawberry.field(description="What is wrong with it.")


@strawberry.type(description="What came of a file, or would.")
class FileImportResult:
    document: strawberry.Private[Mapping[str, Any]]

    @strawberry.field(description="How many records came to what.")
    def counts(self) -> FileImportCounts:
        return show_counts({**self.document["counts"], "rejected": self.document["rejectedCount"]})

    @strawberry.field(description="What is made because rows name it.")
    def made(self) -> list[MadeThings]:
        return [
            MadeThings(kind=kind, count=count, names=[*names])
            for kind, (count, names) in read_made(self.document).items()
        ]

    @strawberry.field(description="What was derived, or left out.")
    def notes(self, info: Info) -> list[FileImportNote]:
        return [
            FileImportNote(kind=kind, count=count, text=NOTES[kind].of(info.context.language))
            for kind, count in read_notes(self.document).items()
        ]

    @strawberry.field(description="The first records, as they stand or would.")
    def shown(self, info: Info) -> list[ShownRecord]:
        language = info.context.language
        return [
            ShownRecord(
                place=row.place,
                values=[
                    ShownValue(
                        label=each.label.of(language), value=each.value, takes=each.takes, field_kind=each.field_kind
                    )
                    for each in row.values
                ],
                moves=[ShownMove(stage=stage, since=since) for stage, since in row.moves],
            )
            for row in read_shown(self.document)
        ]

    @strawberry.field(description=f"The first {MOST_TOLD} rows that are left out; all are in the file (`rejectedUrl`).")
    def rejected(self, info: Info) -> list[RejectedRow]:
        language = info.context.language
        return [
            RejectedRow(
                place=row.place,
                is_history=row.is_history,
                cells=[*row.cells],
                problems=[RowProblem(column=each.column, message=each.message.of(language)) for each in row.problems],
            )
            for row in read_rejected(self.document)
        ]


@strawberry.type(description="An import that was asked for, or a trial of one. It is forgotten after a week.")
class FileImportTask(Node):
    task: strawberry.Private[Task]

    @strawberry.field(description="What its source is called.")
    def source(self) -> str:
        return self.task.source

    @strawberry.field(description="What the file is called.")
    def file_name(self) -> str:
        return self.task.file_name

    @strawberry.field(description="Whether it is a trial, which writes nothing.")
    def is_trial(self) -> bool:
        return self.task.is_trial

    @strawberry.field(description="When it was asked for.")
    def queued_at(self, info: Info) -> datetime:
        return self.task.queued_at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="What it is at.")
    def phase(self) -> Phase:
        return self.task.progress.phase

    @strawberry.field(description="How many rows are read.")
    def rows_done(self) -> int:
        return self.task.progress.rows_done

    @strawberry.field(description="How many rows there are; 0, while nobody knows.")
    def rows_total(self) -> int:
        return self.task.progress.rows_total

    @strawberry.field(description="What came of it; null before it has ended, and where the mistakes say why.")
    def result(self) -> FileImportResult | None:
        outcome = self.task.outcome
        return FileImportResult(document=outcome) if outcome is not None and "counts" in outcome else None

    @strawberry.field(
        name="import",
        description="The import that was made; null of a trial, where nothing was written, and before it has ended.",
    )
    async def made(self, info: Info) -> FileImport | None:
        if self.task.run_id is None or self.task.outcome is None:
            return None
        runs = await read_runs(command_context(info), 1, run_id=self.task.run_id)
        return show_import(runs[0]) if runs else None

    @strawberry.field(
        description="Where rows that were left out can be downloaded, as a file to mend; null, if there are none."
    )
    def rejected_url(self) -> str | None:
        return rejected_address(self.task.id) if self.task.has_rejected else None

    @strawberry.field(
        description="Why nothing came of it: what is wrong with the file or the mapping. Paths are those of the input of `importFile`."
    )
    def user_errors(self, info: Info) -> list[UserError]:
        found = [place_mistake(each) for each in read_mistakes(self.task.outcome or {})]
        return user_errors(tuple(found), info.context.language)


def place_mistake(mistake: Mistake) -> Mistake:
    """What is wrong with a mapping, by its path in the input that it is given in."""
    path = ("mapping", *mistake.field) if mistake.field else ("file",)
    return Mistake(path, mistake.code, mistake.message)


@finds("FileImportTask")
async def find_file_import_task(info: Info, key: str) -> FileImportTask | None:
    """An import that somebody of the company asked for, if an administrator asks."""
    command = command_context(info)
    if not command.viewer.is_admin:
        return None
    task = await find_task(command, row_number(key))
    return None if task is None else show_task(task)


def show_task(task: Task) -> FileImportTask:
    """The task as it is told."""
    return FileImportTask(id=global_id("FileImportTask", task.id), task=task)
