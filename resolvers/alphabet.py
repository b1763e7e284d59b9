"""The one alphabetical order, that of the reader's language, and how names are looked for.

The order is that of the Unicode collation algorithm as browsers follow it (``Intl.Collator``), for the scripts that names here are
written in: letters first, then their marks (Ё after Е, before Ж), then case, small before capital. Punctuation comes before digits,
digits before letters, the reader's own script before others.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Protocol, TypeVar

from resolvers.language import Language


class Named(Protocol):
    """Something with a name and a number."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...


Item = TypeVar("Item", bound=Named)
Place = tuple[str, int]
"""Where something stands in alphabetical order: its name, and its number among those of the same name."""

# In the order of the Common Locale Data Repository, without what is a letter with a mark.
_PUNCTUATION = "_-–—,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%`^°©®+±÷×<=>¬|¦~−¤¢$£¥€₴₸₽"
_LATIN = "abƀƃcȼƈdƌȡeɇǝfƒgǥƣhƕiıjȷɉkƙlƚȴƛmnƞȵŋoȣpƥqɋĸrɍsȿƪtƾŧƫƭȶuvwxyɏƴȝzƍƶȥɀƹƺþƿƻƨƽƅɂ"
_CYRILLIC = "аәӕбвгғӻҕӷдԁђԃҙеєжԫҗзԅԑѕӡԇиҋійјкқӄҡҟҝԟԛлӆԯԓԡљԉԕмӎнԩӊңӈԣҥњԋоөпԥҧҁрҏԗсԍҫтԏҭћуүұѹфхӽӿҳһԧѡѿѽѻцҵчԭҷӌҹҽҿџшщъыьҍѣэюяԙѥѧѫѩѭѯѱѳѵҩԝӏ"
# Acute, grave, breve, circumflex, caron, ring, two dots, two acutes, tilde, dot, stroke, ogonek, cedilla, macron.
_MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0328\u0327\u0304"
# What counts as something else with a mark, although Unicode does not take it apart. Which mark matters only to what is else the same.
_AS_MARKED = str.maketrans({
    "đ": "d\u0335", "ð": "d\u0336", "ħ": "h\u0335", "ł": "l\u0335", "ø": "o\u0338", "ґ": "г\u0335",
    "æ": "a\u0335e", "œ": "o\u0335e", "ß": "s\u0335s",
    "‘": "'\u0301", "’": "'\u0302", "‚": "'\u0303", "“": '"\u0301', "”": '"\u0302', "„": '"\u0303',
})  # fmt: skip
# Taken apart й would be и with a mark; it is a letter of its own.
_SHORT_I = unicodedata.normalize("NFD", "й")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The letters alone: without case, accents and the dots of ё. й is not и."""
    return _letters_and_marks(text).translate(_LETTERS)


def contains(text: str, folded_search: str) -> bool:
    """Whether the text contains another, which is `folded` already, whatever case and marks either is written with."""
    return folded_search in folded(text)


@lru_cache(maxsize=20_000)
def sort_key(text: str, language: Language) -> tuple[str, str, str]:
    """What texts are sorted by: of texts with the same letters by their marks, then by case."""
    letters = _letters_and_marks(text)
    # With cases swapped code points put the small letter first.
    return letters.translate(_weights(language)), letters.translate(_MARKS_ALONE), text.swapcase()


def alphabetical(items: Iterable[Item], language: Language) -> list[Item]:
    """The items in the language's order; those of the same name by number."""
    return sorted(items, key=lambda item: _rank(item.name, item.id, language))


def page_of(items: Iterable[Item], language: Language, *, first: int, after: Place | None) -> tuple[list[Item], bool]:
    """The first items in the language's order, or those behind the place of an earlier page's last one, and whether there are more.

    The place may have been told in another language, and by something that is gone or renamed since: it is looked for anew.
    """
    listed = alphabetical(items, language)
    if after is not None:
        behind = bisect_right(listed, _rank(*after, language), key=lambda item: _rank(item.name, item.id, language))
        listed = listed[behind:]
    return listed[:first], len(listed) > first


def _rank(name: str, number: int, language: Language) -> tuple[tuple[str, str, str], int]:
    return sort_key(name, language), number


def _letters_and_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).lower()
    return apart.replace(_SHORT_I, "й").translate(_AS_MARKED)


class _Table(dict[int, str]):
    """What becomes of each character, for ``str.translate``. Found when first met."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, code: int) -> str:
        self[code] = found = self._find(chr(code))
        return found


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


def _weight(char: str, language: Language) -> str:
    """Its kind, then its place among its like; marks weigh nothing."""
    if char in _CYRILLIC:
        # Where it is not the reader's own it stands among the other scripts, behind Greek.
        return ("3" if language == "ru" else "5") + chr(0x400 + _CYRILLIC.index(char))
    if char in _LATIN:
        return ("4" if language == "ru" else "3") + chr(0x100 + _LATIN.index(char))
    if char.isdecimal():
        return f"2{unicodedata.decimal(char)}"
    if char in _PUNCTUATION:
        return "1" + chr(0x100 + _PUNCTUATION.index(char))
    match unicodedata.category(char)[0]:
        case "Z" | "C":
            return "0" + char
        case "P" | "S":
            return "1\U0010ffff" + char
        case "M":
            return ""
        case _:
            return "5" + char


def _weight_of_mark(char: str) -> str:
    if char in _MARKS:
        return chr(ord("A") + _MARKS.index(char))
    return char if _is_mark(char) else " "


_LETTERS = _Table(lambda char: "" if _is_mark(char) else char)
_MARKS_ALONE = _Table(_weight_of_mark)


@cache
def _weights(language: Language) -> _Table:
    return _Table(lambda char: _weight(char, language))
