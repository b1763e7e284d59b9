"""Numbers as people write them, read by an explicit form."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_AFFIXES = re.compile(r"^([^\d\-−(.,]*)(.*?)([^\d)]*)$", re.DOTALL)
_WORDS = {"руб", "руб.", "р", "р.", "kr", "kr.", "zł", "kč", "лв", "лв.", "грн", "грн.", "тг", "тг."}
GROUPINGS = ("", " ", ",", ".", "'")
MAX_SIGNS = 20
"""Different signs beside the numbers of a column: each costs every cell."""
_LONGEST = 100
"""Characters of a cell; no number is longer, and what looks for its signs takes ever longer for each more."""


@dataclass(frozen=True)
class NumberForm:
    """How numbers are written: ``1.234,50 €`` has the decimal ``,``, the grouping ``.`` and the sign ``€``. Blanks of every width are
    one; brackets around a number are its minus."""

    decimal: str = "."
    grouping: str = ""
    signs: tuple[str, ...] = ()

    def read(self, cell: str) -> str:
        """The number with a dot and no grouping. Raises ``ValueError`` if it is not of this form."""
        if len(cell) > _LONGEST:
            raise ValueError(len(cell))
        text = _BLANKS.sub(" ", cell).strip().replace("−", "-").replace("’", "'")
        is_negative = text.startswith("(") and text.endswith(")")
        text = text[1:-1].strip() if is_negative else text
        for sign in self.signs:
            text = text.removesuffix(sign).strip()
            minus = text.startswith("-")
            text = text.removeprefix("-").strip().removeprefix(sign).strip()
            text = f"-{text}" if minus else text
        match = self._pattern.fullmatch(text)
        if match is None or (is_negative and match[1]):
            raise ValueError(cell)
        whole = match[2].replace(self.grouping, "") if self.grouping else match[2]
        return ("-" if is_negative or match[1] else "") + whole + (f".{match[3]}" if match[3] else "")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        group = re.escape(self.grouping)
        grouped = rf"\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}|" if self.grouping else ""
        return re.compile(rf"(-?) ?({grouped}\d+)(?:{re.escape(self.decimal)}(\d+))?", re.ASCII)


def fitting_numbers(cells: Iterable[str]) -> Sequence[NumberForm]:
    """The forms that all cells fit, one for each way of reading them; more than one where they can be read in more ways."""
    distinct = list(dict.fromkeys(cells))
    if not distinct or any(len(cell) > _LONGEST for cell in distinct):
        return []
    signs = tuple(sorted(_signs(distinct), key=lambda sign: (-len(sign), sign)))
    if len(signs) > MAX_SIGNS:
        return []
    found: dict[tuple[Decimal, ...], NumberForm] = {}
    for grouping in GROUPINGS:
        for decimal in (".", ","):
            if decimal != grouping:
                form = NumberForm(decimal, grouping, signs)
                try:
                    values = tuple(Decimal(form.read(cell)) for cell in distinct)
                except ValueError:
                    continue
                found.setdefault(values, form)
    return list(found.values())


def _signs(cells: Iterable[str]) -> set[str]:
    signs: set[str] = set()
    for cell in cells:
        match = _AFFIXES.fullmatch(_BLANKS.sub(" ", cell).strip(" ()"))
        if match is not None and match[2]:
            signs |= {each.strip() for each in (match[1], match[3]) if _is_currency(each.strip())}
    return signs


def _is_currency(word: str) -> bool:
    is_code = len(word) == 3 and word.isascii() and word.isupper()
    return bool(word) and (
        is_code or word.lower() in _WORDS or any(unicodedata.category(each) == "Sc" for each in word)
    )
