"""Rates as text: what people copy from a sheet, or a CSV file holds."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from resolvers.blanks import BLANKS
from resolvers.currencies.codes import is_code
from resolvers.currencies.reading_rates import MOST_AT_ONCE, Rate, read_day, read_rate
from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserErrorCode

LONGEST: Final = 500_000
"""Characters."""
_PATH = ("text",)
_COLUMNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("currency", "code", "валюта", "код"), "currency"),
    **dict.fromkeys(
        ("valid_from", "valid from", "date", "day", "since", "from", "дата", "день", "с", "действует с"), "valid_from"
    ),
    **dict.fromkeys(("rate", "курс"), "rate"),
}
_MOST_TOLD = 20


def rates_of_text(problems: Problems, content: str) -> Sequence[Rate]:
    """The rates in lines of a currency, a day and a rate; notes lines that are none.

    A header names the columns in any order, in both languages; without one they are in that order. Days are ``2026-03-31`` or
    ``31.03.2026``, rates have a dot or a comma and no grouping.
    """
    if len(content) > LONGEST:
        problems.add(_PATH, UserErrorCode.TOO_LONG, _TOO_LONG.format(most=LONGEST))
        return ()
    if not content.strip(BLANKS):
        problems.add(_PATH, UserErrorCode.REQUIRED, _EMPTY)
        return ()
    try:
        lines = _lines(content)
    except csv.Error:
        problems.add(_PATH, UserErrorCode.INVALID, _EMPTY)
        return ()
    _, first = lines[0]
    named = [_COLUMNS.get(cell.lower()) for cell in first]
    has_header = any(named)
    order = named if has_header else ["currency", "valid_from", "rate"]
    if {*order} - {None} != {"currency", "valid_from", "rate"}:
        problems.add(_PATH, UserErrorCode.INVALID, _HEADER)
        return ()
    rates: list[Rate] = []
    wrong: list[LocalizedText] = []
    for line, cells in lines[has_header:]:
        try:
            if any(cells[len(order) :]):
                raise ValueError(cells)
            rates.append(_rate(dict(zip(order, cells, strict=False))))
        except (KeyError, ValueError):
            wrong.append(_LINE.format(line=line, found=" | ".join(cells)[:100]))
    for each in wrong[:_MOST_TOLD]:
        problems.add(_PATH, UserErrorCode.INVALID, each)
    if len(rates) > MOST_AT_ONCE:
        problems.add(_PATH, UserErrorCode.TOO_LONG, _TOO_MANY.format(most=MOST_AT_ONCE))
    return rates


def _lines(content: str) -> Sequence[tuple[int, Sequence[str]]]:
    """The lines that are not blank. Values are separated by what the first one has most of, a tab before all else."""
    first = next(line for line in content.splitlines() if line.strip(BLANKS))
    delimiter = max("\t;|,", key=first.count)
    reader = csv.reader(
        io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=delimiter, skipinitialspace=True
    )
    found = [(reader.line_num, [cell.strip(BLANKS) for cell in cells]) for cells in reader]
    return [(line, cells) for line, cells in found if any(cells)]


def _rate(cells: Mapping[str | None, str]) -> Rate:
    """Raises ``KeyError`` and ``ValueError``."""
    currency = cells["currency"].upper()
    if not is_code(currency):
        raise ValueError(currency)
    return Rate(currency, _day(cells["valid_from"]), read_rate(cells["rate"].replace(",", ".")))


def _day(cell: str) -> date:
    parts = cell.split(".")
    return read_day("-".join(reversed(parts)) if len(parts) == 3 else cell)


_TOO_LONG = LocalizedText("Expected at most {most} characters.", "Ожидается не больше {most} символов.")
_TOO_MANY = LocalizedText("Expected at most {most} rates at once.", "Ожидается не больше {most} курсов за раз.")
_EMPTY = LocalizedText("Expected lines of a currency, a day and a rate.", "Ожидаются строки из валюты, дня и курса.")
_HEADER = LocalizedText("Expected the columns currency, valid_from and rate.", "Ожидаются столбцы: валюта, дата, курс.")
_LINE = LocalizedText(
    "Line {line}: “{found}”. Expected a currency such as USD, a day such as 2026-03-31, and a rate such as 0.9213.",
    "Строка {line}: «{found}». Ожидается код валюты, например RUB, день, например 31.03.2026, и курс, например 92,13.",
)
