"""What a file of the format is, as data."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from models import Base, Entity
from resolvers.blanks import BLANKS
from resolvers.importing.cell import Reading

FIELD_PREFIX = "field:"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its cells hold, and which column of the table that becomes."""

    name: str
    reading: Reading
    stored_as: str
    required: bool = False
    """Whether the column must be there, and none of its cells empty."""
    default: Any = None
    """What an empty cell says."""
    refers_to: str | None = None
    """The file whose external ids its cells are."""
    is_long: bool = False
    """Whether that file is too long to be held in memory: the reference is then resolved in the database."""

    @property
    def found_in(self) -> str | None:
        """The file it refers to, if that is a long one."""
        return self.refers_to if self.is_long else None


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A file: its columns, and the table its rows go to."""

    name: str
    """Without ``.csv``."""
    columns: tuple[Column, ...]
    table_name: str = ""
    """If it is not the file's."""
    fields_of: Entity | None = None
    """Whose custom fields it may have columns for."""
    type_column: str | None = None
    """The column that says which of those fields a row may have values in."""

    @property
    def table(self) -> Table:
        """The table its rows go to."""
        return Base.metadata.tables[self.table_name or self.name]

    @property
    def file(self) -> str:
        """The file's name, when it is not compressed."""
        return f"{self.name}.csv"

    def column_name(self, cell: str) -> str:
        """What a header's cell names, in the format's words: blanks around it do not matter, nor do capital letters."""
        name = cell.strip(BLANKS)
        if name[: len(FIELD_PREFIX)].lower() == FIELD_PREFIX:
            return FIELD_PREFIX + name[len(FIELD_PREFIX) :].strip(BLANKS)
        return name.lower() if any(name.lower() == column.name for column in self.columns) else name

    def has_column(self, cell: str) -> bool:
        """Whether a header's cell names a column of the format."""
        name = self.column_name(cell)
        if name.startswith(FIELD_PREFIX):
            return self.fields_of is not None
        return any(name == column.name for column in self.columns)
