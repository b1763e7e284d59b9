"""XLSX: a sheet that tells what the file is of, and a sheet a table."""

# The library is annotated in part and comes without stubs.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from resolvers.export.sheet_name import SheetNames
from resolvers.export.table import Cell, Column, Document, Money, Percent, Ratio, Row, Table

_CHUNK = 256 * 1024
# What a sheet holds, its header aside, and a cell.
_MOST_ROWS = 1_048_575
_MOST_UTF_16_UNITS = 32_767
# What every double holds, to the last digit.
_EXACT_DIGITS = 15
# Spreadsheets count days from 1900, and have a 29 February then that never was.
_FIRST_DAY = date(1900, 3, 1)


async def write_xlsx(document: Document) -> AsyncGenerator[bytes]:
    """The file, made in full beside memory and off the event loop, then bit by bit.

    A number of more digits than a spreadsheet's own numbers hold, and a date before 1900, are written as text: nothing is lost.
    """
    with tempfile.TemporaryDirectory(prefix="crm-desktop-export-") as folder:
        path = Path(folder) / "export.xlsx"
        book = await asyncio.to_thread(_Book, path, document)
        for table in document.tables:
            await asyncio.to_thread(book.begin, table)
            async for batch in table.batches:
                await asyncio.to_thread(book.add, batch)
        await asyncio.to_thread(book.close)
        file = await asyncio.to_thread(path.open, "rb")
        with file:
            while chunk := await asyncio.to_thread(file.read, _CHUNK):
                yield chunk


class _Book:
    """The workbook under way: one sheet after the other, one row after the other."""

    def __init__(self, path: Path, document: Document) -> None:
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._names = SheetNames()
        self._formats: dict[str, Format] = {}
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._title, self._columns = "", tuple[Column, ...]()
        self._next_row = 0
        self._sheet = self._write_head(document)

    def _write_head(self, document: Document) -> Worksheet:
        sheet = self._book.add_worksheet(self._names.take(document.title))
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        for row, (name, value) in enumerate(document.head):
            sheet.write_string(row, 0, _held(name), self._bold)
            self._write(sheet, row, 1, value, self._wrapped)
        return sheet

    def begin(self, table: Table) -> None:
        """From now on rows are of this table."""
        self._title, self._columns = table.title, table.columns
        self._begin_sheet()

    def add(self, rows: Sequence[Row]) -> None:
        """More rows of the table; a further sheet where one is full."""
        for row in rows:
            if self._next_row > _MOST_ROWS:
                self._begin_sheet()
            for column, cell in enumerate(row):
                self._write(self._sheet, self._next_row, column, cell)
            self._next_row += 1

    def close(self) -> None:
        """Writes the file."""
        self._book.close()

    def _begin_sheet(self) -> None:
        self._sheet = self._book.add_worksheet(self._names.take(self._title))
        self._sheet.freeze_panes(1, 0)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, _held(column.title), self._bold)
        self._next_row = 1

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell, as_text: Format | None = None) -> None:
        match cell:
            case None:
                pass
            case str():
                sheet.write_string(row, column, _held(cell), as_text)
            case bool():
                sheet.write_boolean(row, column, cell)
            case Money():
                self._write_number(sheet, row, column, cell.amount, f'#,##0.00 "{cell.currency}"')
            case Ratio():
                self._write_number(sheet, row, column, cell.value, "0.00%")
            case Percent():
                self._write_number(sheet, row, column, cell.value, '0.00"%"')
            case Decimal():
                self._write_number(sheet, row, column, cell, "General")
            case int():
                self._write_number(sheet, row, column, Decimal(cell), "#,##0")
            case datetime() | date():
                self._write_time(sheet, row, column, cell)

    def _write_number(self, sheet: Worksheet, row: int, column: int, value: Decimal, shown_as: str) -> None:
        if _is_exact(value):
            sheet.write_number(row, column, float(value), self._format(shown_as))
        else:
            sheet.write_string(row, column, format(value, "f"))

    def _write_time(self, sheet: Worksheet, row: int, column: int, value: datetime | date) -> None:
        day = value.date() if isinstance(value, datetime) else value
        if day < _FIRST_DAY:
            sheet.write_string(row, column, value.isoformat())
        elif isinstance(value, datetime):
            # Spreadsheets know no zones: what the company's clock showed. They round what a format leaves out, so that
            # 23:59:59.6 would be the next day.
            clock = value.replace(tzinfo=None, microsecond=0)
            sheet.write_datetime(row, column, clock, self._format("yyyy-mm-dd hh:mm:ss"))
        else:
            sheet.write_datetime(row, column, datetime.combine(value, time()), self._format("yyyy-mm-dd"))

    def _format(self, shown_as: str) -> Format:
        if shown_as not in self._formats:
            self._formats[shown_as] = self._book.add_format({"num_format": shown_as})
        return self._formats[shown_as]


def _is_exact(value: Decimal) -> bool:
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return len(digits) <= _EXACT_DIGITS and -300 < value.adjusted() < 300


def _held(text: str) -> str:
    """What of a text a cell holds."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_UTF_16_UNITS:
        return text
    return units[: 2 * (_MOST_UTF_16_UNITS - 1)].decode("utf-16-le", "ignore") + "…"
