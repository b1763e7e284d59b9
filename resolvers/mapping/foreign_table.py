"""A file as another program wrote it: rows of texts under a header."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

MAX_BYTES: Final = 32_000_000
"""Of a file."""
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 500
MAX_CELLS: Final = 5_000_000
ENCODINGS: Final = ("utf-8", "utf-16", "windows-1251", "windows-1252")
DELIMITERS: Final = (",", ";", "\t", "|")
QUOTES: Final = ('"', "'", "")
"""The last one: nothing is quoted."""


class Typed(str):
    """A cell that a workbook holds as a number, a date or a flag: it reads as the import format writes it, in whichever form texts of
    its column are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written: what was found, or is said. ``header`` is the row of the column names, from 1; 0: there is none.

    ``sheet`` is of a workbook, and the others but ``header`` of text.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    header: int = 1
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """What a file holds. Rows have their place in the file, from 1: the line of a text, the row of a sheet."""

    form: Form
    columns: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    sheets: Sequence[str] = ()
    left_out: Sequence[int] = field(default=())
    """Places of rows that are no records: a header again, the title of a group."""


def named(cells: Sequence[str]) -> list[str]:
    """Names of columns, each once: those without a name are called by their place, those that come again are numbered."""
    names: list[str] = []
    known: set[str] = set()
    for place, cell in enumerate(cells, 1):
        name = own = " ".join(cell.split()) or f"#{place}"
        again = 1
        while name in known:
            again += 1
            name = f"{own} ({again})"
        known.add(name)
        names.append(name)
    return names


def find_header(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """The place of the likeliest header: the first row of names about as wide as the table; titles above a table are not."""
    sample = rows[:30]
    widths = [sum(1 for cell in cells if cell) for _, cells in sample]
    widest = max(widths, default=0)
    for (place, cells), width in zip(sample, widths, strict=True):
        filled = [cell for cell in cells if cell]
        if width * 10 >= widest * 6 and len(set(filled)) == len(filled) and not any(map(_is_figure, filled)):
            return place
    return sample[0][0] if sample else 0


def below(rows: Sequence[tuple[int, Sequence[str]]], form: Form, sheets: Sequence[str] = ()) -> ForeignTable:
    """The table of rows that are not blank, by where its header stands."""
    header = next((cells for place, cells in rows if place == form.header), None) if form.header else None
    records = [(place, cells) for place, cells in rows if place > form.header]
    width = max((len(cells) for _, cells in records), default=0)
    columns = named(header if header is not None else [""] * width)
    while columns and header is not None and not header[len(columns) - 1] and width < len(columns):
        columns.pop()
    kept: list[tuple[int, Sequence[str]]] = []
    left_out: list[int] = []
    for place, cells in records:
        is_title = len(columns) >= _WIDE and sum(1 for cell in cells if cell) == 1
        (left_out.append(place) if is_title or cells == header else kept.append((place, cells)))
    return ForeignTable(form, columns, kept, sheets, left_out)


# Columns from which on a row with one cell is the title of those below it.
_WIDE = 4


def _is_figure(cell: str) -> bool:
    digits = sum(1 for each in cell if each.isdigit())
    return digits * 2 > len(cell)
