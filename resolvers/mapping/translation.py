"""From the rows of a file, by a mapping, to rows of a feed."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from models import FeedKind, FieldKind, Role
from models.time_zone import TimeZone
from resolvers.feed import FORMATS, FeedRow
from resolvers.importing.local_time import LocalClock
from resolvers.language import LocalizedText
from resolvers.mapping.cells import (
    CellError,
    ReadCell,
    currency_reader,
    date_reader,
    field_reader,
    flag_reader,
    text_reader,
    word_reader,
)
from resolvers.mapping.company_words import (
    CompanyWords,
    Field,
    Names,
    read_company_words,
    read_contacts,
    read_known,
    read_stages_now,
)
from resolvers.mapping.document import ColumnMapping, RecordMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.history import EMPTY, History, HistoryRow, Placed, cell_at, place_columns, read_history
from resolvers.mapping.looking_up import LookUp
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.progress import Progress
from resolvers.mapping.targets import ENTITIES, FIELD, FIELD_PREFIX, TARGETS, Takes, Target, bare, target_of
from resolvers.mapping.told import CellProblem, Note, RejectedRow, ShownRow, ShownValue, Translated
from resolvers.text_checks import MAX_NAME

SHOWN: Final = 10
"""Rows that are shown as they would stand."""
# Rows that are read before anybody else has a turn: some milliseconds.
_AT_ONCE = 100
# Digits of what an id is made of, sixteen to each.
_DIGITS = 20


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
    translation = _Translation(await read_company_words(connection, company_id), zone, now, mapping, table)
    if mapping.history is not None and history is not None:
        translation.read_history(mapping.history, history)
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


@dataclass(slots=True)
class _Row:
    """A row while it is read."""

    place: int
    cells: Sequence[str]
    values: dict[str, str]
    problems: list[CellProblem]
    known: Any = None
    """What is stored of it."""


class _Translation:
    def __init__(
        self, words: CompanyWords, zone: TimeZone, now: datetime, mapping: RecordMapping, table: ForeignTable
    ) -> None:
        self.into = Translated()
        self._words = words
        self._look_up = LookUp(words, self.into)
        self._clock = LocalClock(zone)
        self._zone = zone
        self._now = now.isoformat(timespec="seconds")
        self._mapping = mapping
        self._kind = mapping.kind
        self._table = table
        self._columns = place_columns(mapping.file, table, ("columns",))
        self._history = History()
        self._has_history = False
        self._contacts = Names(FeedKind.CONTACT)
        self._known: Mapping[str, Any] = {}
        self._stages_now: dict[str, str] = {}
        self._seen: Counter[str] = Counter()
        """How many rows there are of each external id."""
        self._same: Counter[str] = Counter()
        """How many rows there were that say the same, by what ids are made of."""
        self._always: dict[str, str] = {}
        self._fields: dict[int, Field] = {}
        self._key = self._key_of()
        self._only_type = self._find_only_type()
        self._readers: list[tuple[Placed, Target | None, ReadCell]] = []
        self.into.notes[Note.LEFT_OUT] = len(table.left_out)
        self.into.prefix = words.prefix

    def read_history(self, mapping: Any, table: ForeignTable) -> None:
        self._history = read_history(mapping, table, self._look_up, self.into)
        self._has_history = True

    async def look_around(self, connection: AsyncConnection, company_id: int) -> None:
        """Reads of the company what concerns the rows: it takes their ids, so that nothing else is in memory."""
        if any(each.mapping.to == "contact" for each in self._columns):
            cells = {cell for each in self._columns if each.mapping.to == "contact" for cell in self._cells(each)}
            self._contacts = await read_contacts(connection, company_id, cells, self._words.prefix)
        self._readers = [self._reader(each) for each in self._columns]
        self.into.columns = {self._stored_as(each): each.mapping.column for each in self._columns}
        ids = {self._id_of(cells) for _, cells in self._table.rows} - {""}
        self._same.clear()
        table = FORMATS[self._kind].table
        columns = [each for each in ("created_at", "name", "role") if each in table.c]
        self._known = await read_known(connection, company_id, table, ids, ["external_id", *columns])
        if self._kind is FeedKind.DEAL:
            self._stages_now = await read_stages_now(connection, company_id, ids, self._words.prefix)

    def take(self, place: int, cells: Sequence[str]) -> None:
        """Reads a row: it is among the records then, or among the rejected ones."""
        row = _Row(place, cells, {}, [])
        if any(cells[len(self._table.columns) :]):
            row.problems.append(CellProblem(None, _BEYOND.format(count=len(self._table.columns))))
        self._read_cells(row)
        external_id = self._id_of(cells)
        if not external_id:
            row.problems.append(CellProblem(self._column_of("external_id"), EMPTY))
        else:
            self._seen[external_id] += 1
        row.values["external_id"] = external_id
        row.known = self._known.get(external_id)
        moves: list[dict[str, str]] = []
        shown: list[tuple[str, str]] = []
        if self._kind is FeedKind.DEAL:
            moves, shown = self._moves_of(row)
        self._complete(row, moves)
        if row.problems:
            self.into.rejected.append(RejectedRow(place, cells, tuple(row.problems)))
            return
        stage, _ = row.values.pop("stage", ""), row.values.pop("staged_at", "")
        as_rows = self._has_history and external_id in self._history.moves
        feed_row = FeedRow(self._kind, row.values, tuple(moves) if as_rows else ())
        self.into.records.append((place, feed_row))
        if not as_rows:
            # By itself: what is known of earlier moves stays.
            for move in moves:
                cells_of_move = {"external_id": f"{external_id}:{move['to_stage']}:{move['occurred_at']}"[:500]}
                self.into.moves.append((place, FeedRow(FeedKind.MOVE, {"deal": external_id, **cells_of_move, **move})))
        if len(self.into.shown) < SHOWN:
            moved = tuple((name, self._on_clock(since)) for name, since in shown)
            self.into.shown.append(ShownRow(place, tuple(self._shown(row, stage)), moved))

    def end(self) -> None:
        """Tells what can only be told once all rows are read."""
        notes = self.into.notes
        unused = [rows for deal, rows in self._history.moves.items() if deal not in self._seen]
        notes[Note.HISTORY_UNUSED] = sum(map(len, unused))
        notes[Note.REPEATED] = sum(count - 1 for count in self._seen.values())
        if self._column_of("external_id") is None and self._kind is not FeedKind.PERSON:
            notes[Note.IDS_DERIVED] = len(self.into.records)
        self.into.notes = +notes

    def _read_cells(self, row: _Row) -> None:
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
                row.values[self._stored_as(each)] = value
        if any(column.mapping.to == "name" for column in self._columns):
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
            return self._target_reader(target, ColumnMapping("", name, create=True), [value], path)(value)
        except CellError as error:
            raise MappingError(path, error.message) from error

    def _complete(self, row: _Row, moves: Sequence[dict[str, str]]) -> None:
        """What a record must have, derived where the file does not say it."""
        values, notes = row.values, self.into.notes
        columns = {column.name for column in FORMATS[self._kind].columns}
        if "name" in columns and not values.get("name"):
            if self._kind in (FeedKind.CONTACT, FeedKind.PERSON):
                row.problems.append(CellProblem(self._column_of("name"), EMPTY))
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

    def _created_at(self, row: _Row, moves: Sequence[dict[str, str]]) -> str:
        notes = self.into.notes
        if row.known is not None:
            notes[Note.CREATED_KEPT] += 1
            return row.known["created_at"].isoformat()
        if row.values["external_id"] in self._history.moves:
            notes[Note.CREATED_BY_HISTORY] += 1
            return moves[0]["occurred_at"] if moves else self._now
        if row.values.get("staged_at"):
            notes[Note.CREATED_BY_STAGE] += 1
            return row.values["staged_at"]
        notes[Note.CREATED_NOW] += 1
        return self._now

    def _moves_of(self, row: _Row) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
        """The moves of a deal, as cells and in words; the row's type and stage are read with them."""
        external_id, values = row.values["external_id"], row.values
        if not values.get("deal_type"):
            if self._only_type is None:
                row.problems.append(CellProblem(self._column_of("deal_type"), _NO_TYPE))
                return [], []
            self.into.notes[Note.TYPE_DERIVED] += 1
            self.into.refer(FeedKind.DEAL_TYPE, self._only_type)
            values["deal_type"] = self._only_type
        if external_id in self._history.broken:
            row.problems.append(CellProblem(None, _BROKEN.format(place=self._history.broken[external_id])))
            return [], []
        rows = self._history.moves.get(external_id)
        if rows:
            return self._told_moves(row, rows)
        stage = self._stage_of(row)
        if not stage:
            return [], []
        self.into.notes[Note.STAGE_ALONE] += 1
        stage_now = self._stages_now.get(external_id)
        name = self._words.stages_of(values["deal_type"]).by_id.get(stage, stage)
        if stage_now == stage:
            return [], [(name, "")]
        since = values.get("staged_at", "")
        if not since:
            self.into.notes[Note.STAGE_DATE_UNKNOWN] += 1
            since = self._now if stage_now is not None else values.get("created_at") or self._now
        return [{"to_stage": stage, "occurred_at": since}], [(name, since)]

    def _stage_of(self, row: _Row) -> str:
        cell = row.values.get("stage", "")
        if not cell:
            return ""
        columns = self._mapping.file.of("stage")
        column = columns[0] if columns else ColumnMapping("", "stage", create=True)
        try:
            return self._look_up.stage(column, row.values["deal_type"], cell)
        except CellError as error:
            row.problems.append(CellProblem(column.column or None, error.message))
            return ""

    def _told_moves(self, row: _Row, rows: Sequence[HistoryRow]) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
        moves: list[dict[str, str]] = []
        shown: list[tuple[str, str]] = []
        for each in rows:
            deal_type = each.deal_type or row.values["deal_type"]
            try:
                to_stage = self._look_up.stage(self._history.stage_column, deal_type, each.stage)
            except CellError as error:
                self.into.rejected.append(
                    RejectedRow(each.place, each.cells, (CellProblem(None, error.message),), is_history=True)
                )
                row.problems.append(CellProblem(None, _BROKEN.format(place=each.place)))
                continue
            move = {"to_stage": to_stage, "occurred_at": each.occurred_at, "actor": each.actor}
            moves.append({**move, "deal_type": each.deal_type} if each.deal_type else move)
            shown.append((self._words.stages_of(deal_type).by_id.get(to_stage, each.stage), each.occurred_at))
        # After its moves: stages that are new are made in the order in which deals come to them.
        stage = self._stage_of(row)
        if stage and len(moves) == len(rows) and moves[-1]["to_stage"] != stage:
            self.into.notes[Note.STAGE_DIFFERS] += 1
        return moves, shown

    def _id_of(self, cells: Sequence[str]) -> str:
        """The row's external id; empty where it has none, although the file has a column of them."""
        own = [each for each in self._columns if each.mapping.to == "external_id"]
        if own:
            external_id = cell_at(cells, own[0].index)
        elif self._kind is FeedKind.PERSON:
            external_id = self._person_id(cells)
        else:
            said = "\x1f".join(" ".join(cell_at(cells, index).split()).casefold() for index in self._key)
            external_id = f"import:{self._kind.value}:{sha256(said.encode()).hexdigest()[:_DIGITS]}"
            if not self._mapping.key:
                # Two rows that say the same are two records.
                self._same[external_id] += 1
                count = self._same[external_id]
                external_id = external_id if count == 1 else f"{external_id}:{count}"
        return external_id

    def _person_id(self, cells: Sequence[str]) -> str:
        """People are known by their e-mail."""
        email = next((cell_at(cells, each.index) for each in self._columns if each.mapping.to == "email"), "").lower()
        known = self._words.people.find(email) if email else None
        return known or (f"import:person:{email}" if email else "")

    def _key_of(self) -> Sequence[int]:
        places = {name: index for index, name in enumerate(self._table.columns)}
        for name in self._mapping.key:
            if name not in places:
                raise MappingError(("key",), _NO_KEY.format(column=name))
        return [places[name] for name in self._mapping.key] or range(len(places))

    def _find_only_type(self) -> str | None:
        types = self._words.deal_types.by_id
        return next(iter(types)) if len(types) == 1 else None

    def _reader(self, each: Placed) -> tuple[Placed, Target | None, ReadCell]:
        column, path = each.mapping, ("columns", str(each.mapping.place))
        target = target_of(self._kind, column.to)
        if target is not None:
            return each, target, self._target_reader(target, column, self._cells(each), path)
        found = self._fields[each.index] = self._field_of(column, path)
        self.into.refer(FeedKind.FIELD, found.external_id)
        if found.kind is FieldKind.CHOICE:
            return each, None, self._look_up.option(column, found.external_id)
        return each, None, field_reader(found.kind, column, self._cells(each), path)

    def _field_of(self, column: ColumnMapping, path: tuple[str, ...]) -> Field:
        entity = ENTITIES[self._kind].value
        fields = self._words.fields.setdefault(entity, {})
        if column.to != FIELD:
            found = fields.get(column.to.removeprefix(FIELD_PREFIX))
            if found is None:
                listed = ", ".join(f"{FIELD_PREFIX}{each}" for each in fields) or "—"
                raise MappingError((*path, "to"), _NO_FIELD.format(fields=listed))
            return found
        assert column.name is not None
        assert column.field_kind is not None
        found = self._words.field_called(entity, column.name, column.field_kind)
        if found is None:
            external_id = f"import:field:{entity}:{bare(column.name)}"
            while external_id in fields:
                external_id += "+"
            found = fields[external_id] = Field(external_id, column.name, column.field_kind)
            cells = {"entity": entity, "kind": column.field_kind.value, "name": column.name}
            self._look_up.make(FeedKind.FIELD, external_id, {**cells, "position": str(len(fields) - 1)})
        return found

    def _target_reader(
        self, target: Target, column: ColumnMapping, cells: Sequence[str], path: tuple[str, ...]
    ) -> ReadCell:
        readers: dict[Takes, Callable[[], ReadCell]] = {
            Takes.MOMENT: lambda: date_reader(column, cells, path),
            Takes.FLAG: flag_reader,
            Takes.WORD: lambda: word_reader(target),
            Takes.CURRENCY: lambda: currency_reader(target),
            Takes.PERSON: lambda: self._look_up.person(column),
            Takes.DEPARTMENT: lambda: self._look_up.department(column),
            Takes.CONTACT: lambda: self._look_up.contact(self._contacts, column, self._now),
            Takes.DEAL_TYPE: lambda: self._look_up.deal_type(column),
            Takes.ACTIVITY_TYPE: lambda: self._look_up.activity_type(column),
        }
        return readers.get(target.takes, text_reader)()

    def _stored_as(self, each: Placed) -> str:
        found = self._fields.get(each.index)
        return each.mapping.to if found is None else f"{FIELD_PREFIX}{found.external_id}"

    def _cells(self, each: Placed) -> list[str]:
        return [cell for _, cells in self._table.rows if (cell := cell_at(cells, each.index))]

    def _column_of(self, target: str) -> str | None:
        return next((each.mapping.column for each in self._columns if each.mapping.to == target), None)

    def _on_clock(self, moment: str) -> str:
        """A day or a time as the import format writes it, by the company's clock."""
        if len(moment) <= len("2024-03-31"):
            return moment
        read = datetime.fromisoformat(moment)
        return (read.astimezone(self._zone) if read.tzinfo else read).isoformat()

    def _shown(self, row: _Row, stage: str) -> Iterable[ShownValue]:
        """The record in words."""
        names = {
            Takes.PERSON: self._words.people,
            Takes.DEPARTMENT: self._words.departments,
            Takes.DEAL_TYPE: self._words.deal_types,
            Takes.ACTIVITY_TYPE: self._words.activity_types,
            Takes.CONTACT: self._contacts,
        }
        values = {**row.values, "stage": stage}
        has_ids = self._column_of("external_id") is not None
        for target in TARGETS[self._kind]:
            value = values.get(target.name)
            # An id that was made tells nobody anything.
            if value and (has_ids or target.takes is not Takes.ID):
                known = names.get(target.takes)
                value = self._on_clock(value) if target.takes is Takes.MOMENT else value
                yield ShownValue(target.label, known.by_id.get(value, value) if known else value, target.takes)
        for each in self._columns:
            found = self._fields.get(each.index)
            value = row.values.get(f"{FIELD_PREFIX}{found.external_id}", "") if found else ""
            if found and value:
                options = self._words.options_of(found.external_id).by_id
                name = LocalizedText(found.name, found.name)
                yield ShownValue(name, options.get(value, value), Takes.FIELD, found.kind)


_BEYOND = LocalizedText(
    "There are values beyond the {count} columns of the header.", "Значений больше, чем столбцов в заголовке ({count})."
)
_NO_TYPE = LocalizedText(
    "The deal has no type, and the company has not only one.",
    "У сделки нет типа, а у компании их не один.",
)
_BROKEN = LocalizedText(
    "Row {place} of its history is wrong: a deal comes with all its moves or not at all.",
    "Строка {place} её истории неверна: сделка загружается со всеми переходами или никак.",
)
_NO_KEY = LocalizedText("The file has no column “{column}”.", "В файле нет столбца «{column}».")
_NO_FIELD = LocalizedText(
    "Expected a field of the company, one of: {fields}.", "Ожидается поле компании, одно из: {fields}."
)
_HISTORY_LACKS = LocalizedText(
    "The mapping has a history of stages: expected its file, too.",
    "В соответствии есть история стадий: ожидается и её файл.",
)
_HISTORY_UNMAPPED = LocalizedText(
    "There is a file of moves: expected the mapping of its columns in “history”.",
    "Есть файл переходов: ожидается соответствие и для его столбцов.",
)
