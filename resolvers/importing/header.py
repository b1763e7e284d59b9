"""What the columns of a file are, by its header."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resolvers.importing.cell import CellReader, Known
from resolvers.importing.dictionary import Dictionaries
from resolvers.importing.field_cell import read_field
from resolvers.importing.format import FileFormat
from resolvers.importing.problem import ProblemLog, listed

FIELD_PREFIX = "field:"

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
    """The columns of a file, as they stand in it."""

    format: FileFormat
    file_name: str
    columns: tuple[HeaderColumn, ...]

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

    def index(self, name: str) -> int | None:
        """Where a column stands; ``None`` if the file has none of this name."""
        return next((index for index, column in enumerate(self.columns) if column.name == name), None)


class HeaderReader:
    """Reads headers, and notes what is wrong with them."""

    def __init__(self, known: Known, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._known = known
        self._dictionaries = dictionaries
        self._problems = problems

    def read(self, file: FileFormat, file_name: str, line: int, names: Sequence[str]) -> Header | None:
        """What the columns of these names are; ``None`` if the file cannot be read by them."""
        by_name = {column.name: column for column in file.columns}
        columns: list[HeaderColumn] = []
        wrong: list[tuple[str, str]] = []
        for place, name in enumerate(names):
            if name in names[:place]:
                wrong.append((name, "is there twice; expected each column once"))
            elif column := by_name.get(name):
                reader = column.reading(self._known)
                columns.append(HeaderColumn(name, reader, column.required, column.default, column.stored_as))
            elif file.fields_of is not None and name.startswith(FIELD_PREFIX):
                found = self._find_field(file, name)
                if isinstance(found, str):
                    wrong.append((name, found))
                else:
                    columns.append(found)
            else:
                more = [f"{FIELD_PREFIX}<external_id of a field>"] if file.fields_of is not None else []
                wrong.append((name, f"is not a column of the format; expected {listed([*by_name, *more])}"))
        wrong += [
            (column.name, "is missing; expected a column of this name")
            for column in file.columns
            if column.required and column.name not in names
        ]
        for name, text in wrong:
            self._problems.add(file_name, line, name, text)
        if not wrong:
            return Header(file, file_name, tuple(columns))
        self._problems.unreadable.add(file.name)
        return None

    def _find_field(self, file: FileFormat, name: str) -> HeaderColumn | str:
        """The column of a custom field, or what is wrong with it."""
        fields = self._dictionaries["fields"]
        entry = fields.entries.get(name.removeprefix(FIELD_PREFIX))
        if entry is None and fields.format.name in self._known.unreadable:
            return HeaderColumn(name, _ON_TRUST)
        if entry is None:
            return f"is unknown; expected the external_id of a row of {fields.format.file}, or of an earlier import"
        entity = entry.values["entity"]
        if entity is not None and entity != file.fields_of:
            return f"is a field of entity {entity}; expected one of entity {file.fields_of}"
        options = self._dictionaries["field_options"]
        return HeaderColumn(
            name,
            read_field(entry, options, on_trust=options.format.name in self._known.unreadable),
            field_id=entry.id,
            field_type_id=entry.values["deal_type_id"] or entry.values["activity_type_id"],
        )
