"""What is held in memory of a file that others refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from resolvers.importing.format import FileFormat


@dataclass(slots=True)
class Entry:
    """One thing: a user, a stage, an option …"""

    id: int
    external_id: str | None
    line: int | None
    """Where the file names it; ``None`` if it does not."""
    stored: Mapping[str, Any] | None
    """Its columns as the database has them; ``None`` if it is new."""
    values: dict[str, Any]
    """Its columns as they will be."""

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return repr(self.external_id) if self.external_id is not None else "one that was not imported"


@dataclass(slots=True)
class Dictionary:
    """Everything of one file: what the database has, and over it what the folder says."""

    format: FileFormat
    file_name: str
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    """By external id."""
    unnamed: list[Entry] = field(default_factory=list[Entry])
    """What the database has without an external id."""
    ids: dict[str, int] = field(default_factory=dict[str, int])
    columns: tuple[str, ...] = ()
    """The columns of the table that the file has, its external ids aside."""

    def all(self) -> Iterator[Entry]:
        """Everything, whether the folder names it or not."""
        yield from self.entries.values()
        yield from self.unnamed

    def listed(self) -> Iterator[tuple[int, Entry]]:
        """What the file names, with its line."""
        for entry in self.entries.values():
            if entry.line is not None:
                yield entry.line, entry

    def by_id(self) -> Mapping[int, Entry]:
        """Everything by its id."""
        return {entry.id: entry for entry in self.all()}


Dictionaries = Mapping[str, Dictionary]
