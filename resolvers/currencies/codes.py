"""Currencies by their codes."""

import re
from typing import Final

from resolvers.language import LocalizedText
from resolvers.user_error import Path, Problems, UserErrorCode

_CODE: Final = re.compile("[A-Z]{3}")
# Of a thousandth, by ISO 4217. Of those without any part people keep hundredths too, where they are converted.
_OF_THOUSANDTHS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_code(currency: str) -> bool:
    """Whether it is written like a code of ISO 4217."""
    return _CODE.fullmatch(currency) is not None


def check_code(problems: Problems, path: Path, currency: str) -> str:
    """The currency as it is stored; notes what is no code of one."""
    if not is_code(currency):
        problems.add(path, UserErrorCode.INVALID, _NO_CURRENCY)
    return currency


def digits_of(currency: str) -> int:
    """To how many digits after the point amounts in it are converted."""
    return 3 if currency in _OF_THOUSANDTHS else 2


_NO_CURRENCY = LocalizedText(
    "Expected the code of a currency by ISO 4217, such as EUR.", "Ожидается код валюты по ISO 4217, например RUB."
)
