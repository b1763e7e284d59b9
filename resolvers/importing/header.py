"""What the columns of a file are, by its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resolvers.importing.cell import CellReader, Known
from resolvers.importing.dictionary import Dictionaries
from resolvers.importing.field_cell import read_field
from resolvers.importing.format import FIELD_PREFIX, FileFormat
from resolvers.importing.given_rows import absent
from resolvers.importing.problem import ProblemLog, listed, row_of, shown

# What it is read by matters to nobody, as nothing will be written.
_ON_TRUST = CellReader(lambda _: "", "", "")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column that a file has."""

    name: str
    reader: CellReader
    required: bool = False
    default: Any = None
    stored_as: str = ""
    field_id: int | None = None
    """The custom field whose values it holds; then its cells are read as JSON members, ``"12":34``."""
    field_type_id: int | None = None
    """The deal or activity type that has the field; ``None`` if all do."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file that have a name, as they stand in it."""

    format: FileFormat
    file_name: str
    columns: tuple[HeaderColumn, ...]
    places: tuple[int, ...]
    """Where each of them stands among all columns of the file, from 0."""
    is_of_given: bool = False
    """Whether the rows are given (`GivenRows`), and each may lack some of the columns."""

    @property
    def stored(self) -> tuple[str, ...]:
        """The columns of the table that the file fills, custom fields aside."""
        return tuple(column.stored_as for column in self.columns if column.stored_as)

    @property
    def has_fields(self) -> bool:
        """Whether the file has columns of custom fields."""
        return any(not column.stored_as for column in self.columns)

    @property
    def field_ids(self) -> tuple[int, ...]:
        """The custom fields that the file has columns for."""
        return tuple(column.field_id for column in self.columns if column.field_id is not None)

    def lacking(self, cells: Sequence[str]) -> list[str]:
        """What the table calls the columns that a row with these cells does not name; custom fields by their numbers."""
        names = absent([column.name for column in self.columns], [cells[place] for place in self.places])
        return (
            [column.stored_as or str(column.field_id) for column in self.columns if column.name in names]
            if names
            else []
        )

    def index(self, name: str) -> int | None:
        """Where a column stands among those that have a name; ``None`` if the file has none of this name."""
        return next((index for index, column in enumerate(self.columns) if column.name == name), None)


class HeaderReader:
    """Reads headers, and notes what is wrong with them."""

    def __init__(self, known: Known, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._known = known
        self._dictionaries = dictionaries
        self._problems = problems

    def read(self, file: FileFormat, file_name: str, line: int, names: Sequence[str]) -> Header | None:
        """What the columns of these names are; ``None`` if the file cannot be read by them. Columns without a name are none."""
        by_name = {column.name: column for column in file.columns}
        places = tuple(place for place, name in enumerate(names) if name)
        if not any(file.has_column(name) for name in names):
            expected = f"a header, with at least {listed(column.name for column in file.columns if column.required)}"
            self._problems.add(
                file_name, line, None, f"begins with {shown(names[places[0]])}, and names no column", expected
            )
            self._problems.unreadable.add(file.name)
            return None
        columns: list[HeaderColumn] = []
        wrong: list[tuple[str, str, str]] = []
        for place, name in ((place, names[place]) for place in places):
            if name in names[:place]:
                wrong.append((name, "is there twice", "each column once"))
            elif column := by_name.get(name):
                reader = column.reading(self._known)
                columns.append(HeaderColumn(name, reader, column.required, column.default, column.stored_as))
            elif file.fields_of is not None and name.startswith(FIELD_PREFIX):
                found = self._find_field(file, name)
                if isinstance(found, HeaderColumn):
                    columns.append(found)
                else:
                    wrong.append((name, *found))
            else:
                more = [f"{FIELD_PREFIX}<external_id of a field>"] if file.fields_of is not None else []
                expected = f"one of {listed([*by_name, *more])}{self._problems.hints.nearest(name, by_name)}"
                wrong.append((name, "is not a column of the format", expected))
        wrong += [
            (column.name, "is missing", "a column of this name")
            for column in file.columns
            if column.required and column.name not in names
        ]
        for name, text, expected in wrong:
            self._problems.add(file_name, line, name, text, expected)
        if not wrong:
            return Header(file, file_name, tuple(columns), places)
        self._problems.unreadable.add(file.name)
        return None

    def _find_field(self, file: FileFormat, name: str) -> HeaderColumn | tuple[str, str]:
        """The column of a custom field, or what is wrong with it and what was expected."""
        fields = self._dictionaries["fields"]
        external_id = name.removeprefix(FIELD_PREFIX)
        entry = fields.entries.get(external_id)
        if entry is None and fields.format.name in self._known.unreadable:
            return HeaderColumn(name, _ON_TRUST)
        if entry is None:
            return (
                "is unknown",
                f"{row_of(fields.format.name)}{self._problems.hints.nearest(external_id, fields.entries)}",
            )
        entity = entry.values["entity"]
        if entity is not None and entity != file.fields_of:
            return f"is a field of entity {entity}", f"one of entity {file.fields_of}"
        options = self._dictionaries["field_options"]
        return HeaderColumn(
            name,
            read_field(entry, options, on_trust=options.format.name in self._known.unreadable),
            field_id=entry.id,
            field_type_id=entry.values["deal_type_id"] or entry.values["activity_type_id"],
        )
