"""Reading workbooks of Excel (XLSX), within bounds: a small file may say of itself that it is large."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import IO, Any, Final
from xml.parsers import expat

from openpyxl import Workbook, load_workbook

from resolvers.blanks import BLANKS
from resolvers.language import LocalizedText
from resolvers.mapping.delimited_text import TOO_LONG
from resolvers.mapping.foreign_table import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    ForeignTable,
    Form,
    Typed,
    below,
    find_header,
)
from resolvers.mapping.mistakes import MappingError

SIGNATURE: Final = b"PK\x03\x04"
# Bytes of all parts, once they are unpacked; the reader unpacks no more of one than it says it has.
_MOST_UNPACKED = 100_000_000
# Of all cells together: what is written once may stand in any number of them.
_MOST_CHARACTERS = 100_000_000
# Excel has no longer ones.
_LONGEST_CELL = 32_767
_MOST_PARTS = 2_000
_CHUNK = 10_000
_READING_FAILS = (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError)


def read_workbook(content: bytes, form: Form | None) -> ForeignTable:
    """The table of a sheet, the first one with records unless another is said. Formulas are what they came to when it was saved.

    Raises `MappingError`.
    """
    _check_size(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # Whatever is the matter with it: the reader's own errors are of many kinds.
        raise MappingError((), _UNREADABLE) from error
    try:
        sheets = [sheet.title for sheet in book.worksheets]
        said = form.sheet if form else None
        wanted = [name for name in sheets if said in (None, name)]
        if not wanted:
            raise MappingError(("form", "sheet"), _NO_SHEET.format(sheets=", ".join(sheets) or "—"))
        # A sheet with a title and nothing below it comes before the others often.
        tables = (_table(book, name, form, sheets) for name in wanted)
        first = next(tables)
        return first if first.rows else next((each for each in tables if each.rows), first)
    finally:
        book.close()


def _table(book: Workbook, name: str, form: Form | None, sheets: Sequence[str]) -> ForeignTable:
    rows = _rows(book[name])
    return below(rows, replace(form, sheet=name) if form else Form(sheet=name, header=find_header(rows)), sheets)


def _check_size(content: bytes) -> None:
    try:
        book = zipfile.ZipFile(io.BytesIO(content))
        parts = book.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise MappingError((), _TOO_LARGE.format(most=_MOST_UNPACKED // 1_000_000))
        for part in parts:
            with book.open(part) as opened:
                _check_prolog(opened)
    except _READING_FAILS as error:
        raise MappingError((), _UNREADABLE) from error


def _check_prolog(part: IO[bytes]) -> None:
    """Raises ``ValueError`` for a part with a document type: no workbook has one, and what it may define is repeated without end.

    Nothing is read behind where the first element begins: there can be none. What is no XML, such as a picture, has none.
    """
    parser = expat.ParserCreate()
    has_begun = False

    def begin(*_: object) -> None:
        nonlocal has_begun
        has_begun = True

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, refuse
    with suppress(expat.ExpatError):
        while not has_begun and (chunk := part.read(_CHUNK)):
            parser.Parse(chunk)


def _rows(sheet: Any) -> list[tuple[int, Sequence[str]]]:
    """The rows that are not blank. What the sheet says of its own size is not believed."""
    rows: list[tuple[int, Sequence[str]]] = []
    cells_left, characters_left = MAX_CELLS, _MOST_CHARACTERS
    try:
        sheet.reset_dimensions()
        for place, values in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
            cells = [_cell(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            cells_left -= len(cells)
            characters_left -= sum(map(len, cells))
            if len(rows) > MAX_ROWS or cells_left < 0:
                raise MappingError((), TOO_LONG.format(rows=MAX_ROWS, cells=MAX_CELLS))
            if characters_left < 0:
                raise MappingError((), _TOO_LARGE.format(most=_MOST_UNPACKED // 1_000_000))
            rows.append((place, cells))
    except MappingError:
        raise
    except Exception as error:
        raise MappingError((), _UNREADABLE) from error
    return rows


def _cell(value: Any) -> str:
    """The cell as text; of numbers, dates and flags as the import format writes them."""
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > _LONGEST_CELL:
            raise ValueError(len(value))
        return value.strip(BLANKS)
    if isinstance(value, bool):
        return Typed("true" if value else "false")
    if isinstance(value, int):
        return Typed(value)
    if isinstance(value, float):
        # Excel keeps 15 digits; what a double adds to them was never typed.
        return Typed(f"{Decimal(f'{value:.15g}'):f}")
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return Typed(value.date().isoformat() if is_day else value.isoformat(" ", "seconds"))
    if isinstance(value, date):
        return Typed(value.isoformat())
    return str(value) if isinstance(value, time | timedelta) else str(value).strip(BLANKS)


_UNREADABLE = LocalizedText(
    "The workbook cannot be read. Save it anew as XLSX, or as “CSV UTF-8”.",
    "Книгу не удалось прочитать. Сохраните её заново как XLSX или как «CSV UTF-8».",
)
_TOO_LARGE = LocalizedText(
    "The workbook is too large once it is unpacked; expected at most {most} MB. Save the sheet as “CSV UTF-8”.",
    "В распакованном виде книга слишком велика; ожидается не больше {most} МБ. Сохраните лист как «CSV UTF-8».",
)
_NO_SHEET = LocalizedText("Expected a sheet, one of: {sheets}.", "Ожидается лист, один из: {sheets}.")
