"""Moves between stages, from a file of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models import FeedKind
from resolvers.language import LocalizedText
from resolvers.mapping.cells import CellError, ReadCell, date_reader
from resolvers.mapping.document import ColumnMapping, FileMapping
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.looking_up import LookUp
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.targets import target_of
from resolvers.mapping.told import CellProblem, Note, RejectedRow, Translated


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of a file at its place."""

    mapping: ColumnMapping
    index: int


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A move as the file tells it."""

    place: int
    cells: Sequence[str]
    stage: str
    occurred_at: str
    deal_type: str
    actor: str


@dataclass(slots=True)
class History:
    """The moves of deals, by the ids that the file calls them by, in the order in which they were made."""

    moves: dict[str, list[HistoryRow]] = field(default_factory=dict[str, list[HistoryRow]])
    broken: dict[str, int] = field(default_factory=dict[str, int])
    """Deals of which a row is wrong: at which place."""
    stage_column: ColumnMapping | None = None


def place_columns(mapping: FileMapping, table: ForeignTable, path: tuple[str, ...]) -> list[Placed]:
    """The mapped columns at their places. Raises `MappingError` for one that the file has not."""
    places = {name: index for index, name in enumerate(table.columns)}
    for each in mapping.columns:
        if each.column not in places:
            listed = ", ".join(table.columns[:50])
            raise MappingError(
                (*path, str(each.place), "column"), _NO_COLUMN.format(column=each.column, columns=listed)
            )
    return [Placed(each, places[each.column]) for each in mapping.columns]


def cell_at(cells: Sequence[str], index: int) -> str:
    """The cell, empty where the row is too short."""
    return cells[index] if index < len(cells) else ""


def read_history(mapping: FileMapping, table: ForeignTable, look_up: LookUp, into: Translated) -> History:
    """Reads the file; rows with something wrong are rejected. Raises `MappingError`."""
    columns = {each.mapping.to: each for each in place_columns(mapping, table, ("history", "columns"))}
    when = columns["occurred_at"]
    times = [cell for _, cells in table.rows if (cell := cell_at(cells, when.index))]
    path = ("history", "columns", str(when.mapping.place))
    readers: dict[str, ReadCell] = {"occurred_at": date_reader(when.mapping, times, path)}
    if "actor" in columns:
        readers["actor"] = look_up.person(columns["actor"].mapping)
    if "deal_type" in columns:
        readers["deal_type"] = look_up.deal_type(columns["deal_type"].mapping)
    history = History(stage_column=columns["to_stage"].mapping)
    rises = falls = 0
    for place, cells in table.rows:
        values: dict[str, str] = {}
        problems: list[CellProblem] = []
        for name, each in columns.items():
            cell = cell_at(cells, each.index)
            target = target_of(FeedKind.MOVE, name)
            assert target is not None
            try:
                if target.is_required and not cell:
                    raise CellError(EMPTY)
                values[name] = readers[name](cell) if cell and name in readers else cell
            except CellError as error:
                problems.append(CellProblem(each.mapping.column, error.message))
        deal = cell_at(cells, columns["deal"].index)
        if problems:
            into.rejected.append(RejectedRow(place, cells, tuple(problems), is_history=True))
            history.broken.setdefault(deal, place)
            continue
        row = HistoryRow(
            place,
            cells,
            values["to_stage"],
            values["occurred_at"],
            values.get("deal_type", ""),
            values.get("actor", ""),
        )
        rows = history.moves.setdefault(deal, [])
        if rows:
            rises += rows[-1].occurred_at < row.occurred_at
            falls += rows[-1].occurred_at > row.occurred_at
        rows.append(row)
    if falls > rises:
        into.notes[Note.HISTORY_REVERSED] = len(table.rows)
        for rows in history.moves.values():
            rows.reverse()
    for rows in history.moves.values():
        # Those of one moment stay in the order of the file.
        rows.sort(key=lambda each: each.occurred_at)
    return history


EMPTY = LocalizedText("It is empty.", "Здесь пусто.")
_NO_COLUMN = LocalizedText(
    "The file has no column “{column}”. It has: {columns}.", "В файле нет столбца «{column}». Есть: {columns}."
)
