"""What was found in a file, and the mapping that it could have."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any

import strawberry

from models import FeedKind, FieldKind
from resolvers import mapping
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.company_turns import CompanyTurns
from resolvers.language import LocalizedText
from resolvers.mapping.dates import reader_of
from resolvers.mapping.offer import OfferedTarget, offer_targets
from resolvers.mapping.targets import Takes
from resolvers.user_error import UserError as Mistake
from resolvers.user_error import UserErrorCode
from schema.context import Info
from schema.directory.row_number import referred
from schema.file_import.mapping import FileForm, FileFormInput, FileMapping, show_mapping
from schema.file_import.source import FileSource, show_source
from schema.user_error import UserError, user_errors
from schema.writing import command_context

_FIRST_ROWS = 10
_LONGEST_CELL = 200
# How long somebody waits for another file of the company.
_PATIENCE_SECONDS = 10


@strawberry.type(description="A cell, and what it comes to.")
class CellReading:
    cell: str = strawberry.field(description="The cell as it stands.")
    value: str = strawberry.field(description="What it is read as: a number with a dot, a date as ISO 8601 has it.")


@strawberry.type(description="A way in which all dates of a column can be read.")
class DateReading:
    pattern: str = strawberry.field(description="How they are written then, as a mapping says it.")
    examples: list[CellReading] = strawberry.field(
        description="Some of its cells, those first that other ways read otherwise."
    )


@strawberry.type(description="A way in which all numbers of a column can be read.")
class NumberReading:
    decimal: str = strawberry.field(description="What stands before the fraction then.")
    grouping: str = strawberry.field(description="What stands between thousands.")
    signs: list[str] = strawberry.field(description="What is dropped.")
    examples: list[CellReading] = strawberry.field(
        description="Some of its cells, those first that other ways read otherwise."
    )


@strawberry.type(description="A column as it was found.")
class FoundColumn:
    name: str = strawberry.field(
        description="Its name; numbered where several are called so, and by its place where it has none."
    )
    sample: list[str] = strawberry.field(description="Some of its different cells.")
    filled: int = strawberry.field(description="In how many rows it says something.")
    field_kind: FieldKind = strawberry.field(description="What a field could hold that is made for it.")
    dates: list[DateReading] = strawberry.field(
        description="The ways in which it can be read as dates; with more than one a mapping has to say which."
    )
    numbers: list[NumberReading] = strawberry.field(
        description="The ways in which it can be read as numbers; with more than one a mapping has to say which."
    )


@strawberry.type(description="A row as it stands in the file.")
class FoundRow:
    place: int = strawberry.field(description="The line of text, or the row of the sheet, from 1.")
    cells: list[str] = strawberry.field(description="Its cells.")


@strawberry.type(description="What was found in a file.")
class FoundFile:
    name: str = strawberry.field(description="What it was called when it was sent.")
    is_workbook: bool = strawberry.field(description="Whether it is a workbook of Excel; otherwise it is text.")
    form: FileForm = strawberry.field(description="How it is written: as it was said, or as it seems to be.")
    sheets: list[str] = strawberry.field(description="The sheets of a workbook.")
    row_count: int = strawberry.field(description="How many rows of records it has.")
    left_out: int = strawberry.field(
        description="How many rows are no records: the header once more, the title of a group."
    )
    columns: list[FoundColumn] = strawberry.field(description="Its columns, in their order.")
    first_rows: list[FoundRow] = strawberry.field(description=f"The first {_FIRST_ROWS} rows of records.")


@strawberry.type(description="What a column can be of a record.")
class MappingTarget:
    offered: strawberry.Private[OfferedTarget]

    @strawberry.field(description="What a mapping calls it: a column is mapped `to` it.")
    def name(self) -> str:
        return self.offered.name

    @strawberry.field(description="What people call it, in the viewer's language; of a custom field its name.")
    def label(self, info: Info) -> str:
        return self.offered.label.of(info.context.language)

    @strawberry.field(description="What its cells are read as.")
    def takes(self) -> Takes:
        return self.offered.takes

    @strawberry.field(description="Whether a column must be it, or all rows have one value.")
    def is_required(self) -> bool:
        return self.offered.is_required

    @strawberry.field(description="Of a custom field: what it holds.")
    def field_kind(self) -> FieldKind | None:
        return self.offered.field_kind

    @strawberry.field(
        description="What cells can say, where that is one of a few: words, or names of what the company has."
    )
    def values(self) -> list[str]:
        return [*self.offered.values]


@strawberry.type(description="What was found in a file, and the mapping that it could have.")
class FileProposal:
    file: FoundFile = strawberry.field(description="What was found in it.")
    history: FoundFile | None = strawberry.field(description="What was found in the file of moves, if there is one.")
    mapping: FileMapping = strawberry.field(
        description="The mapping that it could have. Columns without a place have `to` empty, and what a new field could be."
    )
    targets: list[MappingTarget] = strawberry.field(description="What its columns can be.")
    history_targets: list[MappingTarget] = strawberry.field(description="What columns of the file of moves can be.")
    sources: list[FileSource] = strawberry.field(
        description="Sources whose last file had the same columns, as far as they were mapped."
    )


@strawberry.type(description="The outcome of looking into a file.")
class ProposeFileMappingPayload:
    proposal: FileProposal | None = strawberry.field(description="What was found; null where the mistakes say why.")
    user_errors: list[UserError] = strawberry.field(
        description="What is wrong with the file, or with how it is said to be written."
    )


@strawberry.input(description="A file to look into, and what is known of it.")
class ProposeFileMappingInput:
    file: strawberry.ID = strawberry.field(description="The file, by the id that sending it was answered with.")
    form: FileFormInput | None = strawberry.field(
        default=None, description="How it is written; found out, if left out."
    )
    kind: FeedKind | None = strawberry.field(
        default=None, description="What its rows are; the likeliest kind, if left out."
    )
    history: strawberry.ID | None = strawberry.field(
        default=None, description="A second file, with moves of deals between stages."
    )
    history_form: FileFormInput | None = strawberry.field(
        default=None, description="How the second file is written; found out, if left out."
    )
    source: strawberry.ID | None = strawberry.field(
        default=None, description="A source, by whose mapping it is proposed as far as the columns are the same."
    )


@strawberry.type
class FileProposalQuery:
    @strawberry.field(
        description="Looks into a file that was sent to `/imports/files`: how it is written, what its columns hold, and which mapping "
        "it could have. What can be read in several ways stays open. Nothing is written. Administrators only."
    )
    async def propose_file_mapping(
        self, info: Info, input: Annotated[ProposeFileMappingInput, strawberry.argument(description="Which file.")]
    ) -> ProposeFileMappingPayload:
        command = command_context(info)
        command.require_administrator()
        try:
            async with _TURNS.turn(command.viewer.company.id):
                return ProposeFileMappingPayload(proposal=await _propose(command, input), user_errors=[])
        except _Refused as error:
            mistakes = (error.mistake,)
            return ProposeFileMappingPayload(proposal=None, user_errors=user_errors(mistakes, info.context.language))


class _Refused(Exception):
    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message.en)
        self.mistake = mistake


async def _propose(command: CommandContext, input: ProposeFileMappingInput) -> FileProposal:
    sources = await mapping.read_sources(command)
    known = next((each for each in sources if each.id == _number(input.source)), None)
    kept: Mapping[str, Any] = known.mapping if known else {}
    upload, table = await _read(command, input.file, "file", input.form, kept)
    moves = None
    if input.history is not None:
        moves = await _read(command, input.history, "history", input.history_form, kept.get("history") or {})
    async with autocommitting(command.engine) as reading:
        words = await mapping.read_company_words(reading, command.viewer.company.id)
    kind = FeedKind(kept["kind"]) if known and input.kind is None else input.kind
    proposal = await mapping.aside(mapping.propose, table, words, kind, moves and moves[1])
    if known is not None and proposal.mapping["kind"] == kept["kind"]:
        proposal = mapping.propose_again(proposal, kept)
    return FileProposal(
        file=_found(upload, table, proposal.columns),
        history=None if moves is None else _found(*moves, proposal.history),
        mapping=show_mapping(proposal.mapping),
        targets=[MappingTarget(offered=each) for each in offer_targets(FeedKind(proposal.mapping["kind"]), words)],
        history_targets=[MappingTarget(offered=each) for each in offer_targets(FeedKind.MOVE, words)],
        sources=[show_source(each) for each in sources if mapping.fits(table, each.mapping)],
    )


def _number(id: strawberry.ID | None) -> int | None:
    return None if id is None else referred("FileSource", id)


async def _read(
    command: CommandContext, id: strawberry.ID, field: str, form: FileFormInput | None, kept: Any
) -> tuple[mapping.Upload, mapping.ForeignTable]:
    """The file as it is said to be written, or as the last one of the source was, or as it seems to be."""
    upload = await mapping.find_upload(command, referred("UploadedFile", id))
    if upload is None:
        raise _Refused(Mistake((field,), UserErrorCode.NOT_FOUND, _GONE))
    try:
        if form is None and kept:
            with suppress(mapping.MappingError):
                table = await _table(upload, mapping.read_form(kept["form"]))
                if mapping.fits(table, kept):
                    return upload, table
        return upload, await _table(upload, None if form is None else mapping.read_form(vars(form)))
    except mapping.MappingError as error:
        path = tuple("historyForm" if each == "form" and field == "history" else each for each in error.path)
        raise _Refused(Mistake(path or (field,), UserErrorCode.INVALID, error.message)) from error


async def _table(upload: mapping.Upload, form: mapping.Form | None) -> mapping.ForeignTable:
    return await mapping.aside(mapping.read_table, upload.content, form)


def _found(upload: mapping.Upload, table: mapping.ForeignTable, columns: Sequence[mapping.SeenColumn]) -> FoundFile:
    return FoundFile(
        name=upload.name,
        is_workbook=bool(table.sheets),
        form=FileForm(**{name: getattr(table.form, name) for name in table.form.__slots__}),
        sheets=[*table.sheets],
        row_count=len(table.rows),
        left_out=len(table.left_out),
        columns=[_column(each) for each in columns],
        first_rows=[
            FoundRow(place=place, cells=[cell[:_LONGEST_CELL] for cell in cells])
            for place, cells in table.rows[:_FIRST_ROWS]
        ],
    )


def _column(seen: mapping.SeenColumn) -> FoundColumn:
    cells = seen.telling or seen.sample
    return FoundColumn(
        name=seen.name,
        sample=[cell[:_LONGEST_CELL] for cell in seen.sample],
        filled=seen.filled,
        field_kind=seen.field_kind,
        dates=[DateReading(pattern=each, examples=_examples(cells, _as_iso(each))) for each in seen.patterns],
        numbers=[
            NumberReading(
                decimal=each.decimal, grouping=each.grouping, signs=[*each.signs], examples=_examples(cells, each.read)
            )
            for each in seen.numbers
        ],
    )


def _as_iso(pattern: str) -> Callable[[str], str]:
    read = reader_of(pattern)
    return lambda cell: read(cell).isoformat()


def _examples(cells: Sequence[str], read: Callable[[str], str]) -> list[CellReading]:
    found: list[CellReading] = []
    for cell in cells:
        try:
            found.append(CellReading(cell=cell, value=read(cell)))
        except ValueError:
            # What a workbook holds as a number or a date stands among texts.
            continue
    return found


_GONE = LocalizedText(
    "This file is not here any more: files are kept for a day, the latest ten of them. Send it again.",
    "Этого файла здесь больше нет: файлы хранятся сутки, не больше десяти последних. Отправьте его ещё раз.",
)
_TURNS = CompanyTurns(
    1,
    _PATIENCE_SECONDS,
    LocalizedText(
        "Another file of the company is being looked into. Try again in a moment.",
        "Сейчас разбирается другой файл компании. Попробуйте ещё раз чуть позже.",
    ),
)
