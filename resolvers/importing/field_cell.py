"""How cells of custom fields are read: into members of the record's ``fields`` (see `models.custom_field.FieldKind`)."""

import json
import re
from collections.abc import Callable
from datetime import date

from models import FieldKind
from resolvers.importing.cell import FLAGS, TEXT, CellReader
from resolvers.importing.dictionary import Dictionary, Entry
from resolvers.records.field_values import MAX_FRACTION_DIGITS, MAX_WHOLE_DIGITS

# Leading zeros are let pass and dropped: JSON has none.
_NUMBER = re.compile(rf"(-?)0*([0-9]{{1,{MAX_WHOLE_DIGITS}}}(?:\.[0-9]{{1,{MAX_FRACTION_DIGITS}}})?)")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_field(field: Entry, options: Dictionary, *, on_trust: bool = False) -> CellReader:
    """Reads the cells of a field into JSON members ``"id":value``, with numbers exactly as they are written.

    ``on_trust`` takes any option for one of the field, because nobody knows which there are.
    """
    kind = field.values["kind"]
    key = json.dumps(str(field.id))
    if kind == FieldKind.CHOICE:
        return _choice(field, key, options, on_trust)
    read, wrong, expected = _KINDS.get(kind, _KINDS[FieldKind.TEXT])

    def member(cell: str) -> str:
        return f"{key}:{read(cell)}"

    return CellReader(member, wrong, expected)


def _choice(field: Entry, key: str, options: Dictionary, on_trust: bool) -> CellReader:
    members = {
        external_id: f"{key}:{option.id}"
        for external_id, option in options.entries.items()
        if option.values.get("field_id") == field.id
    }
    return CellReader(
        (lambda cell: members.get(cell, "")) if on_trust else members.__getitem__,
        "is not an option of this field",
        f"the external_id of a row of {options.format.file} with field {field.external_id}",
        members,
        options.format.name,
    )


def _text(cell: str) -> str:
    if "\0" in cell:
        raise ValueError(cell)
    return json.dumps(cell, ensure_ascii=False)


def _number(cell: str) -> str:
    match = _NUMBER.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    return match[1] + match[2]


def _day(cell: str) -> str:
    if not _DATE.fullmatch(cell):
        raise ValueError(cell)
    return f'"{date.fromisoformat(cell).isoformat()}"'


def _flag(cell: str) -> str:
    return "true" if FLAGS[cell.lower()] else "false"


_NUMBERS = (
    _number,
    "is not a number",
    f"digits, with a dot if need be and no grouping, such as 1234.50, at most {MAX_WHOLE_DIGITS} of them before and "
    f"{MAX_FRACTION_DIGITS} after the dot",
)
_KINDS: dict[str, tuple[Callable[[str], str], str, str]] = {
    FieldKind.TEXT: (_text, "holds a NUL character", TEXT),
    FieldKind.NUMBER: _NUMBERS,
    FieldKind.PRICE: _NUMBERS,
    FieldKind.DATE: (_day, "is not a date", "a day such as 2024-03-31"),
    FieldKind.FLAG: (_flag, "is neither true nor false", "true or false"),
}
