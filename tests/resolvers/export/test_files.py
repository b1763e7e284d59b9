"""What stands in a document stands in its files, to the last digit."""

import csv
import io
import os
import re
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from resolvers.export import xlsx_file
from resolvers.export.csv_file import write_csv
from resolvers.export.csv_style import CsvReader, CsvStyle, csv_style
from resolvers.export.formula_guard import guarded
from resolvers.export.sheet_name import SheetNames
from resolvers.export.table import Cell, Column, Document, Money, Percent, Ratio, Row, Table, at_once
from resolvers.export.xlsx_file import write_xlsx
from resolvers.language import Language

BERLIN = ZoneInfo("Europe/Berlin")
EUR = "EUR"


def document_of(*cells: Cell) -> Document:
    """A table of one column."""
    return Document("About", (("Company", "Small"),), (Table("Cells", (Column("c"),), at_once([(c,) for c in cells])),))


async def csv_of(document: Document) -> str:
    return b"".join([chunk async for chunk in write_csv(document, CsvStyle("en"))]).decode("utf-8-sig")


async def csv_cells(*cells: Cell) -> list[str]:
    rows = list(csv.reader(io.StringIO(await csv_of(document_of(*cells)), newline=""), strict=True))
    return [row[0] for row in rows[3:]]


async def book_of(document: Document) -> bytes:
    return b"".join([chunk async for chunk in write_xlsx(document)])


def raw_cells(content: bytes) -> list[str]:
    """The cells of the table as they stand in the file."""
    with ZipFile(io.BytesIO(content)) as parts:
        return re.findall("<v>(.*?)</v>", parts.read("xl/worksheets/sheet2.xml").decode())


async def sheet_of(*cells: Cell) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(await book_of(document_of(*cells))))["Cells"]


async def test_csv_is_exact_and_for_machines() -> None:
    summer = datetime(2026, 7, 1, 9, 30, 15, 123456, tzinfo=BERLIN)
    assert await csv_cells(
        None,
        "a,b",
        'say "x"',
        "two\r\nlines",
        7,
        True,
        False,
        Decimal("-1234567890123456789.000000001"),
        Decimal("1E+3"),
        Money(Decimal("-5.10"), EUR),
        Ratio(Decimal("0.3333")),
        Percent(Decimal("-12.50")),
        summer,
        date(1812, 9, 7),
    ) == [
        "",
        "a,b",
        'say "x"',
        "two\r\nlines",
        "7",
        "true",
        "false",
        "-1234567890123456789.000000001",
        "1000",
        "-5.10",
        "0.3333",
        "-12.50",
        "2026-07-01T09:30:15.123456+02:00",
        "1812-09-07",
    ]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("sign", [",", ";", '"', "\r", "\n", "\t", " ", "\xa0", "=", "é"])
async def test_csv_quotes_what_would_be_misread_wherever_it_stands(separator: str, sign: str) -> None:
    texts = [sign, f"{sign}a", f"a{sign}", f"a{sign}b", f"a{sign}=1"]
    document = Document("About", (), (Table("Cells", (Column("c"),), at_once([(text,) for text in texts])),))
    chunks = [chunk async for chunk in write_csv(document, CsvStyle("en", separator), with_head=False)]
    _, *lines = re.findall(r'((?:"(?:[^"]|"")*"|[^"])*?)\r\n', b"".join(chunks).decode("utf-8-sig"))
    needs_quotes = {separator, '"', "\r", "\n"}
    for text, line in zip(texts, lines, strict=True):
        whole = guarded(text)
        is_quoted = bool(needs_quotes & set(whole)) or whole != whole.strip()
        assert line == ('"' + whole.replace('"', '""') + '"' if is_quoted else whole)


async def test_csv_tells_several_tables_apart() -> None:
    first = Table("First", (Column("a"), Column("b"), Column("c")), at_once([("x", 1, 2)]))
    second = Table("Second", (Column("d"),), at_once([("y",), (None,)]))
    text = await csv_of(Document("About", (("Company", "Small"),), (first, second)))
    assert text == "Company,Small,\r\n,,\r\nFirst,,\r\na,b,c\r\nx,1,2\r\n,,\r\nSecond,,\r\nd,,\r\ny,,\r\n,,\r\n"


async def test_csv_without_its_head_is_the_table_alone() -> None:
    chunks = [chunk async for chunk in write_csv(document_of("x", None), CsvStyle("en"), with_head=False)]
    assert b"".join(chunks).decode() == '\ufeffc\r\nx\r\n""\r\n'


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", '-1234.50|0.125000|12.500%|-12.50%|yes|2026-07-01 09:30:15|1812-09-07|a;b|"a,b"'),
        ("ru", '-1234,50|0,125000|12,500%|-12,50%|да|2026-07-01 09:30:15|1812-09-07|"a;b"|a,b'),
    ],
)
async def test_csv_for_people_is_written_as_their_spreadsheet_reads_it(language: Language, written: str) -> None:
    style = csv_style(CsvReader.PEOPLE, language)
    cells: tuple[Cell, ...] = (
        Money(Decimal("-1234.50"), EUR),
        Decimal("0.125000"),
        Ratio(Decimal("0.125")),
        Percent(Decimal("-12.50")),
        True,
        datetime(2026, 7, 1, 9, 30, 15, 123456, tzinfo=BERLIN),
        date(1812, 9, 7),
        "a;b",
        "a,b",
    )
    chunks = [chunk async for chunk in write_csv(document_of(*cells), style, with_head=False)]
    assert b"".join(chunks).decode("utf-8-sig").splitlines() == ["c", *written.split("|")]


async def test_csv_for_people_parts_fields_as_their_spreadsheet_does() -> None:
    def table() -> Document:
        columns, rows = (Column("a"), Column("b")), at_once([("x", Decimal("1.5"))])
        return Document("About", (), (Table("First", columns, rows),))

    async def written(language: Language) -> str:
        style = csv_style(CsvReader.PEOPLE, language)
        return b"".join([chunk async for chunk in write_csv(table(), style, with_head=False)]).decode("utf-8-sig")

    assert (await written("en"), await written("ru")) == ("a,b\r\nx,1.5\r\n", "a;b\r\nx;1,5\r\n")


async def test_xlsx_has_real_numbers_times_and_formats() -> None:
    sheet = await sheet_of(
        None,
        7,
        True,
        Decimal("0.1"),
        Money(Decimal("-1234.5"), EUR),
        Ratio(Decimal("0.3333")),
        Percent(Decimal("-12.50")),
        datetime(2026, 7, 1, 9, 30, 15, tzinfo=BERLIN),
        date(2026, 7, 1),
    )
    cells = [(cell.value, cell.number_format) for (cell,) in sheet.iter_rows(min_row=2)]
    assert cells == [
        (None, "General"),
        (7, "#,##0"),
        (True, "General"),
        (0.1, "General"),
        (-1234.5, '#,##0.00 "EUR"'),
        (0.3333, "0.00%"),
        (-12.5, '0.00"%"'),
        (datetime(2026, 7, 1, 9, 30, 15), "yyyy-mm-dd hh:mm:ss"),
        (datetime(2026, 7, 1), "yyyy-mm-dd"),
    ]


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**25), max_value=10**25))
async def test_xlsx_loses_no_digit_of_a_number(value: Decimal) -> None:
    cell = (await sheet_of(Money(value, EUR))).cell(2, 1)
    assert Decimal(str(cell.value) if cell.data_type == "s" else repr(cell.value)) == value
    assert (cell.data_type == "s") == (len("".join(map(str, value.as_tuple().digits)).strip("0")) > 15)


@pytest.mark.parametrize("clock", ["23:59:59.6", "23:59:59.999999", "09:30:00.5", "12:00:59.9995", "00:00:01.000001"])
async def test_xlsx_cuts_times_to_whole_seconds_as_every_reader_of_it_sees_them(clock: str) -> None:
    at = datetime.fromisoformat(f"2026-12-31T{clock}").replace(tzinfo=BERLIN)
    file = Document("About", (("As of", at),), (Table("Cells", (Column("c"),), at_once([(at,)])),))
    content = await book_of(file)
    shown = at.replace(tzinfo=None, microsecond=0)
    opened = openpyxl.load_workbook(io.BytesIO(content))
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert opened["About"]["B1"].value == opened["Cells"]["A2"].value == shown
    [[_, in_head]] = calamine.get_sheet_by_name("About").to_python()
    assert [in_head, *calamine.get_sheet_by_name("Cells").to_python()[1]] == [shown, shown]
    # A fraction of a second in the file would be rounded by whoever shows it, whatever a library makes of it.
    assert len(raw_cells(content)) == 1
    assert raw_cells(content) == raw_cells(await book_of(document_of(shown)))


async def test_xlsx_has_days_before_1900_as_text() -> None:
    sheet = await sheet_of(date(1812, 9, 7), datetime(1, 1, 1, tzinfo=BERLIN))
    assert [cell.data_type for (cell,) in sheet.iter_rows(min_row=2)] == ["s", "s"]
    assert sheet["A2"].value == "1812-09-07"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "{=1}", "http://x.example", "mailto:a@b", "1234", " =1", "＝1"]
)
async def test_xlsx_has_text_as_text_whatever_it_looks_like(text: str) -> None:
    content = await book_of(document_of(text))
    cell = openpyxl.load_workbook(io.BytesIO(content))["Cells"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Cells").to_python()[1] == [text]
    with ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


async def test_xlsx_opens_whatever_signs_a_text_has() -> None:
    nasty = ["\x00"[1:] + "\x01\x1f", "\ufffe\uffff", "a\tb\nc", "😀" * 20_000, "_x0041_", "<&>\"'"]
    sheet = await sheet_of(*nasty)
    assert sheet["A4"].value == "a\tb\nc"
    assert sheet["A5"].value.endswith("…")
    assert sheet["A7"].value == "<&>\"'"


async def test_xlsx_goes_on_on_a_further_sheet_where_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "_MOST_ROWS", 3)
    book = openpyxl.load_workbook(io.BytesIO(await book_of(document_of(*range(7)))))
    assert book.sheetnames == ["About", "Cells", "Cells (2)", "Cells (3)"]
    columns = [[cell.value for (cell,) in sheet.iter_rows()] for sheet in book.worksheets[1:]]
    assert columns == [["c", 0, 1, 2], ["c", 3, 4, 5], ["c", 6]]


async def test_csv_is_sent_on_before_the_last_rows_are_there() -> None:
    read: list[int] = []

    async def batches() -> AsyncIterator[Sequence[Row]]:
        for number in range(3):
            read.append(number)
            yield [(number,)]

    document = Document("About", (), (Table("Cells", (Column("c"),), batches()),))
    sent = [(chunk, len(read)) async for chunk in write_csv(document, CsvStyle("en"), with_head=False)]
    assert sent[1:] == [(b"0\r\n", 1), (b"1\r\n", 2), (b"2\r\n", 3)]


async def test_xlsx_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    chunks = write_xlsx(document_of("x"))
    await anext(chunks)
    assert os.listdir(tmp_path)
    await chunks.aclose()
    assert not os.listdir(tmp_path)


@given(st.lists(st.text(max_size=40), max_size=6))
async def test_names_of_sheets_are_valid_and_each_there_once(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(name) for name in [*wanted, "History", "history"]]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
