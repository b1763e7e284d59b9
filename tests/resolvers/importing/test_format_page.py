"""docs/import-format.md names the files and columns that are read, and which of them must be there."""

import re
from pathlib import Path

import pytest

from resolvers.importing.company_file import _REQUIRED, KEYS
from resolvers.importing.desktop_formats import DESKTOP_FILES
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import COMPANY_FILE, DICTIONARIES, FILES, SETTINGS_FILE, STREAMS

PAGE = Path(__file__).parents[3] / "docs" / "import-format.md"
ROWS = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", PAGE.read_text(), re.MULTILINE))


def _columns(row: str) -> dict[str, bool]:
    """The columns of a row, and whether they stand in bold; examples of values are in brackets."""
    bare = re.sub(r"\([^)]*\)", "", row)
    return {name: bool(bold) for bold, name in re.findall(r"(\*\*)?`([a-z_]+)`", bare)}


def test_files_are_the_ones_that_are_read() -> None:
    assert list(ROWS) == list(FILES)


@pytest.mark.parametrize("described", [*DICTIONARIES, *STREAMS, *DESKTOP_FILES], ids=lambda described: described.name)
def test_columns_are_the_ones_that_are_read(described: FileFormat) -> None:
    row = ROWS[described.file]
    assert _columns(row) == {column.name: column.required for column in described.columns}
    assert ("`field:" in row) == (described.fields_of is not None)


def test_json_files_have_what_is_read() -> None:
    assert _columns(ROWS[COMPANY_FILE]) == {key: key in _REQUIRED for key in KEYS}
    keys = set(re.findall(r'"(\w+)"', ROWS[SETTINGS_FILE]))
    assert keys == {
        "activity_source_fields", "deal_source_fields", "deal_types", "price_fields", "success_stages", "failure_stages",
    }  # fmt: skip
