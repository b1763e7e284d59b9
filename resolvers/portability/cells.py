"""Values as cells of the format have them."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any


def cell(value: Any) -> str:
    """A value of any type that the database has; empty for none."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case Decimal():
            return format(value, "f")
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=_number)
        case _:
            return str(value)


def csv_lines(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows by RFC 4180. Nothing is done about what a spreadsheet would take for a formula: it is to be read again as it is."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _number(value: object) -> object:
    """What JSON has no exact number for is a text."""
    return float(value) if isinstance(value, Decimal) and Decimal(repr(float(value))) == value else str(value)
