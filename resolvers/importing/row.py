"""Reading rows: the cells of a record into the values of a table's columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from models import Channel
from resolvers.importing.dictionary import Dictionaries, Entry
from resolvers.importing.formats import COMMUNICATIONS
from resolvers.importing.header import Header
from resolvers.importing.problem import ProblemLog, listed, shown

Columns = Sequence[Sequence[Any]]
"""The values of some rows, column by column."""

# What is wrong with rows as a whole, row by row within a column: the column's name, what it is, and what was expected.
RowRule = Callable[[Columns], Iterable[tuple[str, str, str]]]


class RowReader:
    """Reads the rows of one file, and notes everything that is wrong with one of them."""

    def __init__(self, header: Header, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._header = header
        self._problems = problems
        self._reads = tuple(column.reader.read for column in header.columns)
        self._reads_all = tuple(column.reader.all_of(column.default) for column in header.columns)
        self._defaults = tuple(column.default for column in header.columns)
        self._required = tuple(index for index, column in enumerate(header.columns) if column.required)
        # How many values a row has in which each stands under the column that it is of.
        self._width = len(header.columns) if header.places == tuple(range(len(header.columns))) else None
        self._rules = _rules_of(header, dictionaries)

    def read_all(self, records: Sequence[tuple[int, list[str]]]) -> Columns:
        """The values of many rows: the same as by reading one after the other, and faster where nothing is wrong."""
        return self._read_columns(records) or [*zip(*(self.read(*record) for record in records), strict=True)]

    def _read_columns(self, records: Sequence[tuple[int, list[str]]]) -> Columns | None:
        """``None`` if one of the rows is to be looked at by itself."""
        if any(len(cells) != self._width for _, cells in records):
            return None
        named = [*zip(*(cells for _, cells in records), strict=True)]
        if not all(all(named[index]) for index in self._required):
            return None
        try:
            columns = [read(cells) for read, cells in zip(self._reads_all, named, strict=True)]
        except (ValueError, KeyError):
            return None
        return None if any(True for rule in self._rules for _ in rule(columns)) else columns

    def read(self, line: int, cells: list[str]) -> list[Any]:
        """The values, by the header's columns; what was refused is ``None``."""
        is_whole = len(cells) == self._width
        named = cells if is_whole else self._pick_named(line, cells)
        if named is None:
            return self._read_external_id(cells)
        values: list[Any] | None = None
        if all(named[index] for index in self._required):
            with suppress(ValueError, KeyError):
                values = [
                    read(cell) if cell else default
                    for read, cell, default in zip(self._reads, named, self._defaults, strict=True)
                ]
        if values is None:
            if not is_whole and len(cells) <= self._header.places[-1]:
                # Who knows where in it the missing ones are missing.
                expected = f"{self._header.places[-1] + 1}, as in the header, of which only empty ones may be left out at the end"
                self._problems.add(self._header.file_name, line, None, f"has {len(cells)} values", expected)
                return self._read_external_id(cells)
            values = [self._read_cell(line, index, cell) for index, cell in enumerate(named)]
        for rule in self._rules:
            for column, wrong, expected in rule([(value,) for value in values]):
                self._problems.add(self._header.file_name, line, column, wrong, expected)
        return values

    def _pick_named(self, line: int, cells: list[str]) -> list[str] | None:
        """The cells of columns that have a name; ``None`` if there is something in another one.

        Spreadsheets leave empty values out at the end of a row, or write more of them than there are columns.
        """
        places = self._header.places
        for place, cell in enumerate(cells):
            if cell and place not in places:
                wrong = f"has {shown(cell)} in column {place + 1}, which has no name in the header"
                expected = f"values under {listed(column.name for column in self._header.columns)} only"
                self._problems.add(self._header.file_name, line, None, wrong, expected)
                return None
        return [cells[place] if place < len(cells) else "" for place in places]

    def _read_external_id(self, cells: list[str]) -> list[Any]:
        """Nothing else, so that what refers to the record is not called wrong as well."""
        values: list[Any] = [None] * len(self._reads)
        own = self._header.index("external_id")
        if own is not None:
            (cell,) = cells[self._header.places[own] :][:1] or [""]
            values[own] = None if "\0" in cell else cell or None
        return values

    def _read_cell(self, line: int, index: int, cell: str) -> Any:
        column = self._header.columns[index]
        if cell:
            with suppress(ValueError, KeyError):
                return column.reader.read(cell)
        elif not column.required:
            return column.default
        file = self._header.file_name
        wrong = f"{shown(cell)} {column.reader.wrong}" if cell else "is empty"
        expected = column.reader.expected_for(cell, self._problems.hints) if self._problems.keeps(file) else ""
        missing = (column.reader.file, cell) if cell and column.reader.file else None
        self._problems.add(file, line, column.name, wrong, expected, missing)
        return None


def _rules_of(header: Header, dictionaries: Dictionaries) -> tuple[RowRule, ...]:
    rules: list[RowRule] = []
    if header.format is COMMUNICATIONS and header.index("answered") is not None:
        rules.append(_answered_only_for_calls(header))
    type_column = header.format.type_column
    if type_column is not None and any(column.field_type_id for column in header.columns):
        rules.append(_fields_of_own_type(header, type_column, dictionaries[f"{type_column}s"].by_id()))
    return tuple(rules)


def _answered_only_for_calls(header: Header) -> RowRule:
    channel, answered = header.index("channel") or 0, header.index("answered") or 0

    def rule(columns: Columns) -> Iterator[tuple[str, str, str]]:
        for own, value in zip(columns[channel], columns[answered], strict=True):
            if value is not None and own not in (None, Channel.CALL):
                yield "answered", f"has a value for channel {own}", "none, only calls are answered"

    return rule


def _fields_of_own_type(header: Header, type_column: str, types: Mapping[int, Entry]) -> RowRule:
    type_index = header.index(type_column) or 0
    limited = [
        (index, column.name, column.field_type_id)
        for index, column in enumerate(header.columns)
        if column.field_type_id
    ]

    def rule(columns: Columns) -> Iterator[tuple[str, str, str]]:
        for index, name, field_type in limited:
            for own, value in zip(columns[type_index], columns[index], strict=True):
                if value is not None and own != field_type and own:
                    says = f"has a value, but is a field of {type_column} {types[field_type].name}"
                    yield name, says, f"none for {types[own].name}"

    return rule
