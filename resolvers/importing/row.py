"""Reading rows: the cells of a record into the values of a table's columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any, cast

from models import Channel
from resolvers.importing.dictionary import Dictionaries, Entry
from resolvers.importing.formats import COMMUNICATIONS
from resolvers.importing.header import Header
from resolvers.importing.problem import ProblemLog, shown

# Columns and texts of what is wrong with a row as a whole, by its values.
RowRule = Callable[[Sequence[Any]], Iterable[tuple[str, str]]]


class RowReader:
    """Reads the rows of one file, and notes everything that is wrong with one of them."""

    def __init__(self, header: Header, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._header = header
        self._problems = problems
        self._reads = tuple(column.reader.read for column in header.columns)
        self._defaults = tuple(column.default for column in header.columns)
        required = [index for index, column in enumerate(header.columns) if column.required]
        # The last one twice, so that what is picked is a tuple even when there is only one.
        self._required = cast("Callable[[list[str]], tuple[str, ...]]", itemgetter(*required, required[-1]))
        self._rules = _rules_of(header, dictionaries)

    def read(self, line: int, cells: list[str]) -> list[Any]:
        """The values, as the columns stand in the file; what was refused is ``None``."""
        if len(cells) != len(self._reads):
            return self._read_misshapen(line, cells)
        values: list[Any] | None = None
        if all(self._required(cells)):
            with suppress(ValueError, KeyError):
                values = [
                    read(cell) if cell else default
                    for read, cell, default in zip(self._reads, cells, self._defaults, strict=True)
                ]
        if values is None:
            values = [self._read_cell(line, index, cell) for index, cell in enumerate(cells)]
        for rule in self._rules:
            for column, text in rule(values):
                self._problems.add(self._header.file_name, line, column, text)
        return values

    def _read_misshapen(self, line: int, cells: list[str]) -> list[Any]:
        """Nothing but the external id, so that what refers to the record is not called wrong as well."""
        text = f"has {len(cells)} values; expected {len(self._reads)}, as in the header"
        self._problems.add(self._header.file_name, line, None, text)
        values: list[Any] = [None] * len(self._reads)
        own = self._header.index("external_id")
        if own is not None and own < len(cells) and "\0" not in cells[own]:
            values[own] = cells[own] or None
        return values

    def _read_cell(self, line: int, index: int, cell: str) -> Any:
        column = self._header.columns[index]
        if cell:
            try:
                return column.reader.read(cell)
            except (ValueError, KeyError):
                text = f"{shown(cell)} {column.reader.wrong}; expected {column.reader.expected}"
        elif not column.required:
            return column.default
        else:
            text = "is empty; expected a value"
        self._problems.add(self._header.file_name, line, column.name, text)
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

    def rule(values: Sequence[Any]) -> Iterable[tuple[str, str]]:
        if values[answered] is None or values[channel] in (None, Channel.CALL):
            return ()
        return (("answered", f"has a value for channel {values[channel]}; expected none, only calls are answered"),)

    return rule


def _fields_of_own_type(header: Header, type_column: str, types: Mapping[int, Entry]) -> RowRule:
    type_index = header.index(type_column) or 0
    limited = [
        (index, column.name, column.field_type_id)
        for index, column in enumerate(header.columns)
        if column.field_type_id
    ]

    def rule(values: Sequence[Any]) -> Iterator[tuple[str, str]]:
        own = values[type_index]
        for index, name, field_type in limited:
            if own and values[index] is not None and field_type != own:
                says = f"has a value, but is a field of {type_column} {types[field_type].name}"
                yield name, f"{says}; expected none for {types[own].name}"

    return rule
