"""Files of figures, opened again by libraries that did not write them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import openpyxl


@dataclass
class Exported:
    """A file's head, and its tables by their titles: lists of rows, the first of them the columns' titles."""

    head: dict[str, Any] = field(default_factory=dict[str, Any])
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict[str, list[tuple[Any, ...]]])

    def table(self, title: str) -> list[dict[str, Any]]:
        """A table's rows by the titles of their columns."""
        header, *rows = self.tables[title]
        return [dict(zip(header, row, strict=True)) for row in rows]


def read_csv(content: bytes, *titles: str) -> Exported:
    """The file; every field is text. ``titles`` of its tables are told where there is but one, which has none in the file."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(line) for line in lines}) == 1, "RFC 4180: each line has the same number of fields"
    blocks: list[list[list[str]]] = [[]]
    for line in lines:
        if any(line):
            blocks[-1].append(line)
        else:
            blocks.append([])
    head, *tables = blocks
    found = Exported({line[0]: line[1] for line in head})
    for number, table in enumerate(tables):
        if titles:
            found.tables[titles[number]] = _trimmed(table)
        else:
            (title, *_), *rows = table
            found.tables[title] = _trimmed(rows)
    return found


def _trimmed(rows: list[list[str]]) -> list[tuple[Any, ...]]:
    """Without the empty fields that lines are filled up with."""
    width = max(place for place, title in enumerate(rows[0]) if title) + 1
    assert not any(any(row[width:]) for row in rows)
    return [tuple(row[:width]) for row in rows]


def read_xlsx(content: bytes) -> Exported:
    """The file; cells have the types they have there. Nothing in it is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *tables = book.worksheets
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    for sheet in tables:
        assert sheet.freeze_panes == "A2"
    return Exported(
        {str(name): value for name, value in head.iter_rows(values_only=True, max_col=2)},
        {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in tables},
    )


def number(cell: Any) -> Decimal | None:
    """A number as exact as the file has it; an empty cell is none."""
    if cell is None or cell == "":
        return None
    return Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)


def total(rows: Sequence[dict[str, Any]], column: str) -> Decimal:
    """What a column adds up to."""
    return sum((number(row[column]) or Decimal(0) for row in rows), Decimal(0))
