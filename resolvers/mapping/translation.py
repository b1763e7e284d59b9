"""From the rows of a file, by a mapping, to rows of a feed."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from models import FeedKind, Role
from models.time_zone import TimeZone
from resolvers.feed import FORMATS, FeedRow
from resolvers.language import LocalizedText
from resolvers.mapping.cells import CellError, ReadCell
from resolvers.mapping.columns import Columns
from resolvers.mapping.company_words import (
    CompanyWords,
    read_company_words,
    read_contacts,
    read_known,
    read_stages_now,
)
from resolvers.mapping.deal_moves import DealMoves, Moves
from resolvers.mapping.document import ColumnMapping, RecordMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.history import EMPTY, History, Placed, cell_at, read_history
from resolvers.mapping.looking_up import LookUp
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.progress import Progress
from resolvers.mapping.row import Row
from resolvers.mapping.row_ids import RowIds
from resolvers.mapping.showing import Showing
from resolvers.mapping.targets import Target, target_of
from resolvers.mapping.told import CellProblem, Note, RejectedRow, Translated
from resolvers.text_checks import MAX_NAME

SHOWN: Final = 10
"""Rows that are shown as they would stand."""
# Rows that are read before anybody else has a turn: some milliseconds.
_AT_ONCE = 100


async def translate(
    connection: AsyncConnection,
    company_id: int,
    zone: TimeZone,
    now: datetime,
    mapping: RecordMapping,
    table: ForeignTable,
    history: ForeignTable | None,
    progress: Progress | None = None,
) -> Translated:
    """The rows, as far as they can be understood. Nothing is written.

    Raises `MappingError` for a mapping that does not fit the files.
    """
    if (mapping.history is None) != (history is None):
        raise MappingError(("history",), _HISTORY_LACKS if history is None else _HISTORY_UNMAPPED)
    words = await read_company_words(connection, company_id)
    translation = _Translation(words, zone, now, mapping, table, history)
    await translation.look_around(connection, company_id)
    progress = progress or Progress()
    progress.rows_total = len(table.rows)
    for number, (place, cells) in enumerate(table.rows):
        if number % _AT_ONCE == 0:
            progress.rows_done = number
            # Others have their turn in this process.
            await asyncio.sleep(0)
        translation.take(place, cells)
    translation.end()
    return translation.into


class _Translation:
    def __init__(
        self,
        words: CompanyWords,
        zone: TimeZone,
        now: datetime,
        mapping: RecordMapping,
        table: ForeignTable,
        history: ForeignTable | None,
    ) -> None:
        self.into = Translated()
        self._words = words
        self._now = now.isoformat(timespec="seconds")
        self._mapping = mapping
        self._kind = mapping.kind
        look_up = LookUp(words, self.into)
        self._columns = Columns(mapping, table, look_up, self._now, self.into)
        self._ids = RowIds(mapping, table, self._columns.placed, words.people)
        self._history = History()
        if mapping.history is not None and history is not None:
            self._history = read_history(mapping.history, history, look_up, self.into)
        self._moves = DealMoves(mapping, look_up, self._history, self._now, self.into)
        self._showing = Showing(self._kind, self._columns, words, zone)
        self._known: Mapping[str, Any] = {}
        self._stages_now: Mapping[str, str] = {}
        self._seen: Counter[str] = Counter()
        """How many rows there are of each external id."""
        self._always: dict[str, str] = {}
        self._readers: list[tuple[Placed, Target | None, ReadCell]] = []
        self._width = len(table.columns)
        self.into.notes[Note.LEFT_OUT] = len(table.left_out)
        self.into.prefix = words.prefix

    async def look_around(self, connection: AsyncConnection, company_id: int) -> None:
        """Reads of the company what concerns the rows: it takes their ids, so that nothing else is in memory."""
        columns = self._columns
        named = [each for each in columns.placed if each.mapping.to == "contact"]
        if named:
            cells = {cell for each in named for cell in columns.cells(each)}
            columns.contacts = await read_contacts(connection, company_id, cells, self._words.prefix)
        self._readers = [(each, *columns.reader(each)) for each in columns.placed]
        self.into.columns = {columns.stored_as(each): each.mapping.column for each in columns.placed}
        ids = self._ids.of_all()
        table = FORMATS[self._kind].table
        kept = [each for each in ("created_at", "name", "role") if each in table.c]
        self._known = await read_known(connection, company_id, table, ids, ["external_id", *kept])
        if self._kind is FeedKind.DEAL:
            self._stages_now = await read_stages_now(connection, company_id, ids, self._words.prefix)

    def take(self, place: int, cells: Sequence[str]) -> None:
        """Reads a row: it is among the records then, or among the rejected ones."""
        row = Row(place, cells)
        if any(cells[self._width :]):
            row.problems.append(CellProblem(None, _BEYOND.format(count=self._width)))
        self._read_cells(row)
        external_id = self._ids.of(cells)
        if not external_id:
            row.problems.append(CellProblem(self._columns.called("external_id"), EMPTY))
        else:
            self._seen[external_id] += 1
        row.values["external_id"] = external_id
        row.known = self._known.get(external_id)
        moves = Moves()
        if self._kind is FeedKind.DEAL:
            stage_now = self._stages_now.get(external_id)
            moves = self._moves.of(row, stage_now, self._columns.called("deal_type"))
        self._complete(row, moves)
        if row.problems:
            self.into.rejected.append(RejectedRow(place, cells, tuple(row.problems)))
            return
        stage, _ = row.values.pop("stage", ""), row.values.pop("staged_at", "")
        as_rows = external_id in self._history.moves
        feed_row = FeedRow(self._kind, row.values, tuple(moves.cells) if as_rows else ())
        self.into.records.append((place, feed_row))
        if not as_rows:
            # By itself: what is known of earlier moves stays.
            for move in moves.cells:
                cells_of_move = {"external_id": f"{external_id}:{move['to_stage']}:{move['occurred_at']}"[:500]}
                self.into.moves.append((place, FeedRow(FeedKind.MOVE, {"deal": external_id, **cells_of_move, **move})))
        if len(self.into.shown) < SHOWN:
            self.into.shown.append(self._showing.shown(row, stage, moves))

    def end(self) -> None:
        """Tells what can only be told once all rows are read."""
        notes = self.into.notes
        unused = [rows for deal, rows in self._history.moves.items() if deal not in self._seen]
        notes[Note.HISTORY_UNUSED] = sum(map(len, unused))
        notes[Note.REPEATED] = sum(count - 1 for count in self._seen.values())
        if self._columns.called("external_id") is None and self._kind is not FeedKind.PERSON:
            notes[Note.IDS_DERIVED] = len(self.into.records)
        self.into.notes = +notes

    def _read_cells(self, row: Row) -> None:
        names: list[str] = []
        for each, target, read in self._readers:
            column = each.mapping
            cell = cell_at(row.cells, each.index)
            try:
                if not cell:
                    if target is not None and target.is_required and target.name not in ("name", *self._mapping.always):
                        raise CellError(EMPTY)
                    value = ""
                else:
                    value = read(cell)
            except CellError as error:
                row.problems.append(CellProblem(column.column, error.message))
                continue
            if column.to == "name":
                names += [value] if value else []
            elif column.to != "external_id":
                row.values[self._columns.stored_as(each)] = value
        if any(column.mapping.to == "name" for column in self._columns.placed):
            row.values["name"] = " ".join(names)[:MAX_NAME]
        for name, value in self._mapping.always.items():
            if not row.values.get(name):
                if name not in self._always:
                    self._always[name] = self._read_always(name, value)
                row.values[name] = self._always[name]

    def _read_always(self, name: str, value: str) -> str:
        target, path = target_of(self._kind, name), ("always", name)
        assert target is not None
        try:
            return self._columns.target_reader(target, ColumnMapping("", name, create=True), [value], path)(value)
        except CellError as error:
            raise MappingError(path, error.message) from error

    def _complete(self, row: Row, moves: Moves) -> None:
        """What a record must have, derived where the file does not say it."""
        values, notes = row.values, self.into.notes
        columns = {column.name for column in FORMATS[self._kind].columns}
        if "name" in columns and not values.get("name"):
            if self._kind in (FeedKind.CONTACT, FeedKind.PERSON):
                row.problems.append(CellProblem(self._columns.called("name"), EMPTY))
            elif self._kind is FeedKind.DEAL:
                notes[Note.NAMES_DERIVED] += row.known is None
                values["name"] = row.known["name"] if row.known else values["external_id"]
            else:
                values.pop("name", None)
        if self._kind is FeedKind.PERSON and not values.get("role"):
            notes[Note.ROLES_DERIVED] += row.known is None
            values["role"] = row.known["role"] if row.known else Role.USER.value
        if "created_at" in columns and not values.get("created_at"):
            values["created_at"] = self._created_at(row, moves)

    def _created_at(self, row: Row, moves: Moves) -> str:
        notes = self.into.notes
        if row.known is not None:
            notes[Note.CREATED_KEPT] += 1
            return row.known["created_at"].isoformat()
        if row.values["external_id"] in self._history.moves:
            notes[Note.CREATED_BY_HISTORY] += 1
            return moves.cells[0]["occurred_at"] if moves.cells else self._now
        if row.values.get("staged_at"):
            notes[Note.CREATED_BY_STAGE] += 1
            return row.values["staged_at"]
        notes[Note.CREATED_NOW] += 1
        return self._now


_BEYOND = LocalizedText(
    "There are values beyond the {count} columns of the header.", "Значений больше, чем столбцов в заголовке ({count})."
)
_HISTORY_LACKS = LocalizedText(
    "The mapping has a history of stages: expected its file, too.",
    "В соответствии есть история стадий: ожидается и её файл.",
)
_HISTORY_UNMAPPED = LocalizedText(
    "There is a file of moves: expected the mapping of its columns in “history”.",
    "Есть файл переходов: ожидается соответствие и для его столбцов.",
)
