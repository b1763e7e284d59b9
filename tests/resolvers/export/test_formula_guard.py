"""Nothing that people typed becomes a formula in somebody's spreadsheet."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resolvers.export.csv_file import write_csv
from resolvers.export.csv_style import CsvStyle
from resolvers.export.formula_guard import guarded
from resolvers.export.table import Column, Document, Table, at_once

SIGNS = "=+-@＝＋－＠"
NASTY = st.text(st.sampled_from([*SIGNS, *"\t\r\n ;,'\"a1|«\u200b\ufeff\xa0"]), max_size=12)


def begins_a_formula(cell: str) -> bool:
    """As a suspicious spreadsheet sees it: it skips white space, quotes and what has no shape, but no apostrophe it put there."""
    if cell.startswith("'"):
        return False
    seen = cell.lstrip(" \t\r\n\xa0\"'«»“”‘’„\u200b\ufeff")
    return bool(seen) and seen[0] in SIGNS


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7 912 000-00-00",
        "-5",
        "@SUM(A1)",
        "\tx",
        "\rx",
        " =1",
        '"=1"',
        "＝1",
        "\u200b=1",
        '=HYPERLINK("http://x","y")',
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ann", "a=b", "1+1", "3-4", "a@b.example", "O'Neil", "Smith, -5", "— dash"])
def test_what_it_would_not_run_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_a_formula_behind_what_other_locales_part_cells_by_is_guarded_too() -> None:
    assert guarded("a;=1") == "a;'=1"
    assert guarded("a\n=1") == "a\n'=1"
    assert guarded("a;b") == "a;b"


@given(NASTY)
def test_guarding_adds_apostrophes_and_nothing_else(text: str) -> None:
    left = iter(guarded(text))
    assert all(any(sign == other for other in left) for sign in text)
    assert guarded(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(texts=st.lists(NASTY, min_size=1, max_size=3))
@example(texts=["x;=1"])
@example(texts=["x", '";=1'])
async def test_no_cell_of_a_file_is_a_formula_however_it_is_cut(delimiter: str, texts: list[str]) -> None:
    columns = tuple(Column(f"c{n}") for n in range(len(texts)))
    document = Document("About", (("Title", texts[0]),), (Table("t", columns, at_once([texts])),))
    written = b"".join([chunk async for chunk in write_csv(document, CsvStyle("en"))]).decode("utf-8-sig")
    # Not strict: other locales misread our quotes, and must find no formula in what they make of it.
    for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
        assert not any(begins_a_formula(cell) for cell in row), row


@given(texts=st.lists(NASTY, min_size=2, max_size=4))
async def test_a_text_comes_back_as_it_was_but_for_its_apostrophes(texts: list[str]) -> None:
    columns = tuple(Column(f"c{n}") for n in range(len(texts)))
    document = Document("About", (), (Table("t", columns, at_once([texts])),))
    written = b"".join([chunk async for chunk in write_csv(document, CsvStyle("en"), with_head=False)]).decode(
        "utf-8-sig"
    )
    _, row = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert row == [guarded(text) for text in texts]
