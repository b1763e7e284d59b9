"""Dates and times as people write them, read by an explicit pattern."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from datetime import timezone as FixedOffset
from functools import lru_cache
from itertools import product

from resolvers.importing.local_time import FIRST_YEAR, LAST_YEAR

ISO = "ISO 8601"
"""The pattern of times that say their offset, among others."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january янв января январь",
            "feb february фев февр февраля февраль",
            "mar march мар марта март",
            "apr april апр апреля апрель",
            "may мая май",
            "jun june июн июня июнь",
            "jul july июл июля июль",
            "aug august авг августа август",
            "sep sept september сен сент сентября сентябрь",
            "oct october окт октября октябрь",
            "nov november ноя нояб ноября ноябрь",
            "dec december дек декабря декабрь",
        ),
        1,
    )
    for name in names.split()
}
_TOKENS: Mapping[str, str] = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MMM": r"(?P<named>[^\W\d]+)\.?",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "HH": r"(?P<hour>\d{2})",
    "H": r"(?P<hour>\d{1,2})",
    "h": r"(?P<half>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})",
    "SSS": r"(?P<fraction>\d{1,6})",
    "A": r"(?P<noon>[AaPp])\.?[Mm]\.?",
    "Z": r"(?P<zone>Z|[+-]\d{2}:?\d{2})",
}
TOKENS = tuple(_TOKENS)
_TOKEN = re.compile("|".join(sorted(_TOKENS, key=len, reverse=True)))
_DAYS = (
    "YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD", "DD.MM.YYYY", "D.M.YYYY", "DD/MM/YYYY", "D/M/YYYY", "MM/DD/YYYY",
    "M/D/YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "DD.MM.YY", "D.M.YY", "DD/MM/YY", "D/M/YY", "MM/DD/YY", "M/D/YY", "D MMM YYYY",
    "MMM D, YYYY", "D-MMM-YYYY", "D-MMM-YY", "D MMM, YYYY",
)  # fmt: skip
_TIMES = ("", "HH:mm", "HH:mm:ss", "H:mm", "H:mm:ss", "HH:mm:ss.SSS", "h:mm A", "h:mm:ss A")
_BETWEEN = (" ", "T", ", ")
_CANDIDATES = (
    *_DAYS,
    *(f"{day}{between}{clock}" for day, between, clock in product(_DAYS, _BETWEEN, _TIMES) if clock),
    ISO,
)

_LONGEST = 100
"""Characters of a cell; no date is longer."""

Read = Callable[[str], datetime | date]


class UnknownPatternError(Exception):
    """It is no pattern of a date."""


@lru_cache(maxsize=512)
def reader_of(pattern: str) -> Read:
    """Reads cells of the pattern: a day, or a day with a time, with an offset if the cell has one. It raises ``ValueError`` for others.

    Years of two digits are 1970 to 2069. Raises `UnknownPatternError`.
    """
    if pattern == ISO:
        return _read_iso
    parts, at = list[str](), 0
    for match in _TOKEN.finditer(pattern):
        parts += [_literal(pattern[at : match.start()]), _TOKENS[match[0]]]
        at = match.end()
    try:
        compiled = re.compile("".join([*parts, _literal(pattern[at:])]), re.ASCII if "MMM" not in pattern else 0)
    except re.error as error:
        raise UnknownPatternError(pattern) from error
    names = set(compiled.groupindex)
    is_whole = names & {"year", "short"} and names & {"month", "named"} and "day" in names
    has_clock = bool(names & {"hour", "half"})
    if not is_whole or ("half" in names) != ("noon" in names) or bool(names & {"minute", "second", "zone"}) > has_clock:
        raise UnknownPatternError(pattern)

    def read(cell: str) -> datetime | date:
        if len(cell) > _LONGEST:
            raise ValueError(len(cell))
        match = compiled.fullmatch(" ".join(cell.split()))
        if match is None:
            raise ValueError(cell)
        return _instant({name: value for name, value in match.groupdict().items() if value is not None}, has_clock)

    return read


def _literal(text: str) -> str:
    return re.escape(" ".join(text.split()) if text.strip() else " " if text else "")


def _instant(found: Mapping[str, str], has_clock: bool) -> datetime | date:
    short = int(found.get("short", "0"))
    year = int(found["year"]) if "year" in found else short + (1900 if short >= 70 else 2000)
    month = int(found["month"]) if "month" in found else _MONTHS.get(found["named"].lower(), 0)
    day = date(year, month, int(found["day"]))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(year)
    if not has_clock:
        return day
    hour = int(found.get("hour", "0"))
    if "half" in found:
        half = int(found["half"])
        if not 1 <= half <= 12:
            raise ValueError(half)
        hour = half % 12 + (12 if found["noon"].lower() == "p" else 0)
    fraction = int(found.get("fraction", "0").ljust(6, "0"))
    clock = time(hour, int(found.get("minute", "0")), int(found.get("second", "0")), fraction, _zone(found.get("zone")))
    return datetime.combine(day, clock)


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return FixedOffset(-offset if text[0] == "-" else offset)


def _read_iso(cell: str) -> datetime | date:
    read = date.fromisoformat(cell) if len(cell) == len("2024-03-31") else datetime.fromisoformat(cell)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(cell)
    return read


def fitting_patterns(cells: Iterable[str]) -> Sequence[str]:
    """The usual patterns that all cells fit, one for each way of reading them; more than one where they can be read in more ways."""
    distinct = list(dict.fromkeys(cells))
    found: dict[tuple[datetime | date, ...], str] = {}
    for pattern in _CANDIDATES if distinct else ():
        read = reader_of(pattern)
        try:
            found.setdefault(tuple(map(read, distinct)), pattern)
        except ValueError:
            continue
    return list(found.values())
