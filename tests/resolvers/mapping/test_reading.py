"""How files are written is found out, shown, and can be told otherwise."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook

from models import Channel, Direction, FeedKind, Role, UserStatus
from resolvers.mapping import Form, MappingError, delimited_text, foreign_table, read_table, workbook
from resolvers.mapping.dates import UnknownPatternError, fitting_patterns, reader_of
from resolvers.mapping.foreign_table import Typed
from resolvers.mapping.numbers import MAX_SIGNS, NumberForm, fitting_numbers
from resolvers.mapping.targets import TARGETS, target_of


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_separator_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    lines = ["Название;Сумма;Менеджер", 'Две "лодки";1 234,50;Анна', "Вёсла;7,00;Иван"]
    quoted = "\r\n".join(lines).replace('Две "лодки"', '"Две ""лодки"""').replace(";", delimiter)
    if delimiter == ",":
        quoted = quoted.replace("1 234,50", '"1 234,50"').replace("7,00", '"7,00"')
    table = read_table(quoted.encode(encoding))
    assert table.columns == ["Название", "Сумма", "Менеджер"]
    assert table.rows == [(2, ['Две "лодки"', "1 234,50", "Анна"]), (3, ["Вёсла", "7,00", "Иван"])]
    expected = {"utf-8-sig": "utf-8", "cp1251": "windows-1251"}.get(encoding, encoding)
    assert table.form == Form(expected, delimiter, '"', 1)


def test_what_is_told_counts_and_not_what_was_found() -> None:
    content = b"a;b,c;d\n1;2,3;4\n"
    assert read_table(content, Form(delimiter=",")).columns == ["a;b", "c;d"]
    assert read_table(content, Form(delimiter=";", header=0)).columns == ["#1", "#2", "#3"]
    assert read_table(b"'a,b',c\n'1,2',3\n").rows == [(2, ["1,2", "3"])]
    with pytest.raises(MappingError, match="Line 1 is not text in utf-8"):
        read_table("é;b\n1;2\n".encode("cp1252"), Form(delimiter=";"))


def test_titles_above_the_header_and_of_groups_are_no_records() -> None:
    header = "Name,Person,Status,Date"
    records = ["Boats,Ann,Won,2024-01-02", "Second group", header, "Oars,Bob,New,2024-01-03"]
    board = "\n".join(["Sales board", "", header, *records])
    table = read_table(board.encode())
    assert (table.form.header, table.columns) == (3, ["Name", "Person", "Status", "Date"])
    assert [place for place, _ in table.rows] == [4, 7]
    assert table.left_out == [5, 6]


def test_a_separator_that_the_first_line_names_counts() -> None:
    assert read_table(b"sep=;\na;b\n1,5;2\n").rows == [(3, ["1,5", "2"])]


def test_columns_without_a_name_or_with_the_same_are_called_apart() -> None:
    assert read_table(b"a,,a\n1,2,3\n").columns == ["a", "#2", "a (2)"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Expected rows"),
        (b"a,b\n", "Expected rows"),
        (b'a,b\n"1,2\n', "The record that begins in line 2"),
        (b"%PDF-1.4", "is a PDF"),
        (b"PK\x03\x04nothing", "The workbook cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(MappingError, match=told):
        read_table(content)


def book(*rows: Sequence[Any]) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append([*row])
    made.create_sheet("Other").append(["x"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_workbooks_keep_what_their_cells_are() -> None:
    content = book(
        ["Deals"],
        ["Name", "Sum", "When", "At", "Paid", "Share"],
        ["Boats", 1250, date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), True, 0.1],
        [None, None, None],
        ["Oars", "1,5", None, None, False, None],
    )
    table = read_table(content)
    assert (table.form.header, table.form.sheet, table.sheets) == (2, "Sheet", ["Sheet", "Other"])
    assert table.rows == [
        (3, ["Boats", "1250", "2024-03-01", "2024-03-01 09:30:00", "true", "0.1"]),
        (5, ["Oars", "1,5", "", "", "false"]),
    ]
    assert [isinstance(cell, Typed) for cell in table.rows[0][1]] == [False, True, True, True, True, True]
    with pytest.raises(MappingError, match="one of: Sheet, Other"):
        read_table(content, replace(table.form, sheet="None"))


def test_a_sheet_without_records_gives_way_to_the_next_one() -> None:
    made = Workbook()
    made.worksheets[0].append(["Sales of March"])
    deals = made.create_sheet("Deals")
    for row in (["Name", "Sum"], ["Boats", 5]):
        deals.append(row)
    written = io.BytesIO()
    made.save(written)
    table = read_table(written.getvalue())
    assert (table.form.sheet, table.columns, len(table.rows)) == ("Deals", ["Name", "Sum"], 1)
    with pytest.raises(MappingError, match="Expected rows"):
        read_table(written.getvalue(), Form(sheet="Sheet"))


def test_cells_together_have_no_more_than_a_book_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(["a", "b"], *[["the same text", "the same text"]] * 4)
    assert len(read_table(content).rows) == 4
    monkeypatch.setattr(workbook, "_MOST_CHARACTERS", 100)
    with pytest.raises(MappingError, match="too large once it is unpacked"):
        read_table(content)


def test_a_cell_is_no_longer_than_excels(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(["a"], ["x" * 30])
    monkeypatch.setattr(workbook, "_LONGEST_CELL", 30)
    assert len(read_table(content).rows) == 1
    monkeypatch.setattr(workbook, "_LONGEST_CELL", 29)
    with pytest.raises(MappingError, match="cannot be read"):
        read_table(content)


def test_a_book_with_a_document_type_is_none() -> None:
    made, content = io.BytesIO(), book(["a"], ["x"])
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w") as written:
        for name in given.namelist():
            part = given.read(name)
            written.writestr(name, b"<!DOCTYPE worksheet>" + part if name.endswith("sheet1.xml") else part)
        written.writestr("xl/media/image1.png", b"\x89PNG")
    with pytest.raises(MappingError, match="cannot be read"):
        read_table(made.getvalue())


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book(["a", "b"], *[[str(number), "x"] for number in range(20)])
    monkeypatch.setattr(
        workbook, "_MOST_UNPACKED", sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist()) - 1
    )
    with pytest.raises(MappingError, match="too large once it is unpacked"):
        read_table(content)
    monkeypatch.undo()
    for module in (workbook, delimited_text):
        monkeypatch.setattr(module, "MAX_ROWS", 20)
    assert len(read_table(content).rows) == 20
    for module in (workbook, delimited_text):
        monkeypatch.setattr(module, "MAX_ROWS", 19)
    for each in (content, b"a,b\n" + b"1,2\n" * 20):
        with pytest.raises(MappingError, match="at most 19 rows"):
            read_table(each)
    with pytest.raises(MappingError, match="too many values"):
        read_table(b"," * foreign_table.MAX_COLUMNS + b"1\n")
    with pytest.raises(MappingError, match="at most 32 MB"):
        read_table(b"a" * (foreign_table.MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("cells", "readings"),
    [
        (["1 234,50 ₽", "7 ₽"], [["1234.50", "7"]]),
        (["$1,234.50", "-$3", "($2.00)"], [["1234.50", "-3", "-2.00"]]),
        (["1.234.567", "EUR 2"], [["1234567", "2"]]),
        (["1,234"], [["1.234"], ["1234"]]),
        (["1.234", "5.678"], [["1.234", "5.678"], ["1234", "5678"]]),
        (["5", "7.5", "−2"], [["5", "7.5", "-2"]]),
        (["12 34"], []),
        (["five"], []),
    ],
)
def test_numbers_are_read_in_every_way_they_can_be(cells: list[str], readings: list[list[str]]) -> None:
    found = [[form.read(cell) for cell in cells] for form in fitting_numbers(cells)]
    assert sorted(found) == sorted(readings)


@given(
    some.decimals(min_value=-(10**12), max_value=10**12, places=2),
    some.sampled_from([("", "."), ("", ","), (" ", ","), (",", "."), (".", ","), ("'", ".")]),
    some.sampled_from(["", "€", "руб.", "USD"]),
)
def test_a_number_that_was_written_in_a_form_is_read_by_it(number: Decimal, form: tuple[str, str], sign: str) -> None:
    grouping, decimal = form
    written = f"{number:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", grouping)
    read = NumberForm(decimal, grouping, (sign,) if sign else ()).read(f"{written} {sign}".strip())
    assert Decimal(read) == number


@pytest.mark.parametrize(
    ("cells", "patterns"),
    [
        (["01.02.2024", "13.02.2024"], ["DD.MM.YYYY"]),
        (["01/02/2024", "03/04/2024"], ["DD/MM/YYYY", "MM/DD/YYYY"]),
        (["01/02/2024", "03/14/2024"], ["MM/DD/YYYY"]),
        (["1/2/2024 1:05 PM", "3/14/2024 11:00 am"], ["M/D/YYYY h:mm A"]),
        (["2024-01-05T10:33:00+03:00"], ["ISO 8601"]),
        (["5 янв 2024", "7 мая 2024"], ["D MMM YYYY"]),
        (["31.02.2024"], []),
        (["soon"], []),
        ([], []),
    ],
)
def test_dates_fit_the_patterns_that_they_can_be_read_by(cells: list[str], patterns: list[str]) -> None:
    assert fitting_patterns(cells) == patterns


@given(
    some.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)).map(lambda each: each.replace(microsecond=0)),
    some.sampled_from(
        [
            ("DD.MM.YYYY HH:mm:ss", "%d.%m.%Y %H:%M:%S"),
            ("MM/DD/YYYY h:mm:ss A", "%m/%d/%Y %I:%M:%S %p"),
            ("YYYY-MM-DDTHH:mm:ss", "%Y-%m-%dT%H:%M:%S"),
            ("D MMM YYYY HH:mm:ss", "%d %b %Y %H:%M:%S"),
        ]
    ),
)
def test_a_date_that_was_written_by_a_pattern_is_read_by_it(moment: datetime, pattern: tuple[str, str]) -> None:
    told, directive = pattern
    year = f"{moment.year:04}"
    assert reader_of(told)(moment.strftime(directive.replace("%Y", year))) == moment


def test_long_texts_are_neither_numbers_nor_dates() -> None:
    for text in (f"1{'a' * 200_000}1", "1" * 200_000, f"1{' ' * 200_000}a 2024"):
        assert not [*fitting_numbers([text]), *fitting_patterns([text])]
        for read in (NumberForm().read, reader_of("D MMM YYYY")):
            with pytest.raises(ValueError, match="200"):
                read(text)


def test_a_column_has_few_signs_of_currencies() -> None:
    codes = [f"A{first}{second}" for first in "ABCDE" for second in "ABCDE"]
    assert fitting_numbers([f"{code} 1" for code in codes[:MAX_SIGNS]])
    assert not fitting_numbers([f"{code} 1" for code in codes])


@pytest.mark.parametrize("pattern", ["", "DD.MM", "HH:mm", "YYYY-MM-DD h:mm", "YYYY-MM-DD mm", "YYYY YYYY MM DD"])
def test_what_makes_no_date_is_no_pattern(pattern: str) -> None:
    with pytest.raises(UnknownPatternError):
        reader_of(pattern)


def test_words_of_files_stand_for_all_that_there_is() -> None:
    known = {
        (FeedKind.COMMUNICATION, "channel"): Channel,
        (FeedKind.COMMUNICATION, "direction"): Direction,
        (FeedKind.PERSON, "role"): Role,
        (FeedKind.PERSON, "status"): UserStatus,
    }
    for (kind, name), values in known.items():
        target = target_of(kind, name)
        assert target is not None
        assert target.values is not None
        assert {*target.values.values()} == {each.value for each in values}
    for targets in TARGETS.values():
        assert len({each.name for each in targets}) == len(targets)
