"""Whatever is refused, what would have been accepted is said, and the examples that are given are accepted indeed."""

import re
from datetime import UTC, datetime

import pytest

from models import FieldKind
from models.time_zone import time_zone
from resolvers.importing.cell import CellReader, Known
from resolvers.importing.company_file import KEYS as COMPANY_KEYS
from resolvers.importing.dictionary import Dictionary, Entry
from resolvers.importing.field_cell import read_field
from resolvers.importing.formats import DICTIONARIES, FIELD_OPTIONS, STREAMS
from resolvers.importing.json_source import JsonValue
from resolvers.importing.problem import Hints, Problem
from resolvers.importing.settings_file import _KEYS as SETTINGS_KEYS
from resolvers.importing.settings_file import _TYPE_KEYS as TYPE_KEYS

_NAMES = {"north": 1, "hunters": 2}
_KNOWN = Known(
    time_zone("Europe/Berlin"),
    datetime(2024, 6, 1, tzinfo=UTC),
    {file.name: _NAMES for file in DICTIONARIES},
    frozenset(),
)
_OPTIONS = Dictionary(FIELD_OPTIONS, "field_options.csv")
_OPTIONS.entries["north"] = Entry(7, "north", 2, None, {"field_id": 1})

READERS: dict[str, CellReader] = {
    **{
        f"{file.name}.{column.name}": column.reading(_KNOWN)
        for file in (*DICTIONARIES, *STREAMS)
        for column in file.columns
    },
    **{f"field of kind {kind}": read_field(Entry(1, "f", 2, None, {"kind": kind}), _OPTIONS) for kind in FieldKind},
}
JSON_VALUES: dict[str, JsonValue] = {**COMPANY_KEYS, **SETTINGS_KEYS, **TYPE_KEYS}

# No column of the format takes all of these.
_JUNK = ("\0", "?" * 501, "nort", "-")


def _refused(reader: CellReader) -> str:
    """Something that the reader refuses."""
    for cell in _JUNK:
        try:
            reader.read(cell)
        except (ValueError, KeyError):
            return cell
    raise AssertionError(f"takes anything, {_JUNK} too")


def _examples(expected: str) -> list[str]:
    """The values that a message gives for examples, or lists."""
    if listed := re.fullmatch(r"one of ([\w, ]+)", expected):
        return listed[1].split(", ")
    if " or " in expected and re.fullmatch(r"\w+ or \w+", expected):
        return expected.split(" or ")
    return re.findall(r"(?:such as|one like|, or) ([\w@.:+-]+(?: \d\d:\d\d)?)(?=,| on| for|$)", expected)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_every_column_says_what_it_would_have_accepted(reader: CellReader) -> None:
    cell = _refused(reader)
    said = str(Problem("deals.csv", 7, "name", f"{cell!r} {reader.wrong}", reader.expected_for(cell, Hints())))
    assert re.fullmatch(r"deals\.csv:7: name: '.*' [a-z].*; expected \w.*", said)
    for example in _examples(reader.expected):
        reader.read(example)


def test_examples_are_found_in_the_messages() -> None:
    examples = {name: _examples(reader.expected) for name, reader in READERS.items()}
    assert examples["contacts.created_at"] == ["2024-03-31T09:30:00+02:00", "2024-03-31 09:30", "2024-03-31"]
    assert examples["users.email"] == ["name@company.example"]
    assert examples["stages.position"] == ["3"]
    assert examples["users.role"] == ["admin", "manager", "user"]
    assert examples["field of kind price"] == ["1234.50"]
    assert examples["field of kind date"] == ["2024-03-31"]
    assert examples["field of kind flag"] == ["true", "false"]


@pytest.mark.parametrize(
    ("column", "cell", "meant"),
    [
        ("users.role", "Amdin", "admin"),
        ("users.department", "nort", "north"),
        ("communications.answered", "ture", "true"),
        ("field of kind choice", "North", "north"),
    ],
)
def test_word_that_was_meant_is_named(column: str, cell: str, meant: str) -> None:
    assert READERS[column].expected_for(cell, Hints()).endswith(f" (the nearest is {meant!r})")


def test_word_that_is_like_none_is_not_guessed() -> None:
    assert "nearest" not in READERS["users.role"].expected_for("xyz", Hints())


@pytest.mark.parametrize("kind", JSON_VALUES.values(), ids=JSON_VALUES)
def test_every_key_of_the_json_files_says_what_it_would_have_accepted(kind: JsonValue) -> None:
    assert not kind.fits(None)
    assert kind.expected
    for example in re.findall(r"such as ([\w/]+)", kind.expected):
        assert kind.fits(example)
