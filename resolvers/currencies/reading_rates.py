"""Rates as they are written."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

MOST_AT_ONCE: Final = 5_000
"""Rates in one request."""
MAX_WHOLE_DIGITS: Final = 12
MAX_FRACTION_DIGITS: Final = 12
_RATE = re.compile(rf"0*[0-9]{{1,{MAX_WHOLE_DIGITS}}}(?:\.[0-9]{{1,{MAX_FRACTION_DIGITS}}})?", re.ASCII)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True, slots=True)
class Rate:
    """What a unit of a currency costs in the company's, from a day on."""

    currency: str
    valid_from: date
    rate: Decimal


EXPECTED_RATE = (
    "what a unit of it costs in the company's currency: more than 0, digits with a dot if need be and no grouping, such as 0.9213, at "
    f"most {MAX_WHOLE_DIGITS} before and {MAX_FRACTION_DIGITS} after the dot"
)


def read_day(cell: str) -> date:
    """A day by ISO 8601. Raises ``ValueError``."""
    if not _DAY.fullmatch(cell):
        raise ValueError(cell)
    day = date.fromisoformat(cell)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(cell)
    return day


def read_rate(cell: str) -> Decimal:
    """A rate. Raises ``ValueError``."""
    if not _RATE.fullmatch(cell) or not Decimal(cell):
        raise ValueError(cell)
    return Decimal(cell)


def is_rate(rate: Decimal) -> bool:
    """Whether a number can be a rate."""
    _, digits, exponent = rate.as_tuple()
    return (
        isinstance(exponent, int)
        and rate > 0
        and (len(digits) + exponent <= MAX_WHOLE_DIGITS and -exponent <= MAX_FRACTION_DIGITS)
    )
