"""Rows that somebody sends, in the place of a file of the format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final


class _Absent(str):
    """Reads as an empty cell."""

    __slots__ = ()


ABSENT: Final = _Absent()
"""The cell of a column that a row does not name while others do: what is known of it stays, where an empty cell empties it."""


@dataclass(frozen=True, slots=True)
class GivenRows:
    """The rows of a file, each with its line, from 1 on; the header stands in line 0. Cells are stripped of blanks already."""

    name: str
    columns: Sequence[str]
    rows: Sequence[tuple[int, list[str]]]

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """As `RecordFile.records`."""
        yield 0, [*self.columns]
        yield from self.rows


def absent(columns: Sequence[str], cells: Sequence[str]) -> list[str]:
    """Which of the columns a row with these cells does not name."""
    return [name for name, cell in zip(columns, cells, strict=False) if cell is ABSENT]
