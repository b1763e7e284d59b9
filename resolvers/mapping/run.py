"""Bringing in a file: a trial, or for good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from models import FeedKind
from resolvers.autocommit import autocommitting
from resolvers.commands import CommandContext
from resolvers.feed import FeedMode, FeedRow, Outcome, RowResult, upsert
from resolvers.language import LocalizedText
from resolvers.mapping.document import RecordMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.journal import Claim, Journal
from resolvers.mapping.progress import Phase, Progress
from resolvers.mapping.sources import keep_source
from resolvers.mapping.told import CellProblem, Note, RejectedRow, ShownRow, Translated
from resolvers.mapping.translation import translate

# What is made comes before what names it, in the order in which it is told.
_MADE: Final = (
    FeedKind.DEPARTMENT, FeedKind.DEAL_TYPE, FeedKind.STAGE, FeedKind.ACTIVITY_TYPE, FeedKind.FIELD, FeedKind.FIELD_OPTION,
    FeedKind.CONTACT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file: what it is called, and what it holds."""

    name: str
    table: ForeignTable


@dataclass(frozen=True, slots=True)
class FileImport:
    """What came of a file, or would. ``counts``: records that are ``created``, ``changed``, ``unchanged``, and things ``made`` beside
    them; zeros where nothing is written because rows are wrong."""

    run_id: int | None
    """By which it can be undone; ``None`` of a trial, and where nothing was written."""
    counts: Mapping[str, int]
    made: Mapping[FeedKind, Sequence[str]]
    """What is made because rows name it: names by kind."""
    notes: Mapping[Note, int]
    shown: Sequence[ShownRow]
    rejected: Sequence[RejectedRow]


async def bring_in(
    command: CommandContext,
    source: str,
    mapping: RecordMapping,
    file: GivenFile,
    history: GivenFile | None = None,
    *,
    is_trial: bool = False,
    without_rejected: bool = True,
    progress: Progress | None = None,
    claim: Claim | None = None,
) -> FileImport:
    """Brings a file in by its mapping, in one transaction, and keeps the mapping as the source's.

    Rows that are wrong are left out and told; with ``without_rejected`` the rest is written, otherwise nothing is. A trial is the same,
    and keeps nothing. ``progress`` is told how far it has come. With a ``claim`` it is written only if that is still good.

    For administrators. Raises `MappingError`, `ClaimLostError`, and `RequestError` as `upsert` does.
    """
    command.require_administrator()
    progress = progress or Progress()
    async with autocommitting(command.engine) as reading:
        read = await _translated(reading, command, mapping, file, history, progress)
    progress.phase = Phase.WRITING
    names = {kind: [row.cells.get("name") or row.cells["label"] for row in rows] for kind, rows in read.made.items()}
    if (read.rejected and not without_rejected) or not read.records:
        return FileImport(None, _nothing(), names, read.notes, read.shown, _in_order(read.rejected))
    rows: list[FeedRow] = [row for kind in _MADE for row in read.made.get(kind, ())]
    places: list[int | None] = [None] * len(rows)
    for place, row in (*read.records, *read.moves):
        rows.append(row)
        places.append(place)
    journal = Journal(command, source, file.name, mapping.kind, read.prefix, read.referred, is_trial, claim)
    mode = FeedMode.ROW_BY_ROW if without_rejected else FeedMode.ALL_OR_NOTHING
    result = await upsert(command, rows, mode, beside=journal, may_wait=False)
    refused = _refused(read, rows, places, file.table, result.rows)
    counts = _nothing() if refused and not without_rejected else journal.counts or _nothing()
    rejected = _in_order([*read.rejected, *refused])
    if journal.run_id is not None:
        await keep_source(command, source, mapping, journal.run_id, len(rejected))
    return FileImport(journal.run_id, counts, names, read.notes, read.shown, rejected)


async def _translated(
    reading: AsyncConnection,
    command: CommandContext,
    mapping: RecordMapping,
    file: GivenFile,
    history: GivenFile | None,
    progress: Progress,
) -> Translated:
    company = command.viewer.company
    moves = history and history.table
    return await translate(reading, company.id, company.zone, command.now, mapping, file.table, moves, progress)


def _refused(
    read: Translated,
    rows: Sequence[FeedRow],
    places: Sequence[int | None],
    table: ForeignTable,
    results: Sequence[RowResult],
) -> list[RejectedRow]:
    """The rows that could not be written, each once: a deal is where its move is."""
    cells = dict(table.rows)
    found: dict[int, list[CellProblem]] = {}
    for row, place, result in zip(rows, places, results, strict=True):
        if result.outcome is Outcome.REFUSED:
            name = row.cells.get("name") or row.cells.get("label") or ""
            for problem in result.problems:
                message = LocalizedText(problem.message, problem.message)
                if place is None:
                    message = _NOT_MADE.format(name=name, why=message)
                found.setdefault(place or 0, []).append(CellProblem(read.columns.get(problem.member or ""), message))
    return [RejectedRow(place, cells.get(place, ()), tuple(problems)) for place, problems in found.items()]


def _in_order(rejected: Sequence[RejectedRow]) -> list[RejectedRow]:
    return sorted(rejected, key=lambda each: (each.is_history, each.place))


def _nothing() -> Mapping[str, int]:
    return {"created": 0, "changed": 0, "unchanged": 0, "made": 0}


_NOT_MADE = LocalizedText("“{name}” could not be made: {why}", "«{name}» не удалось завести: {why}")
