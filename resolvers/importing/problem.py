"""What is wrong with a folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

LIMIT = 100
"""How many problems are told of a folder, and of each file of it."""
# Words that are looked through for the one that was meant.
_COMPARED = 5_000
_HINTS = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what it is, and what would have been accepted in its place.

    ``line`` is the physical line where the record starts, from 1, in the file as it is once unpacked. What is wrong inside a JSON
    file has none; its ``column`` is the path to the value.
    """

    file: str
    line: int | None
    column: str | None
    wrong: str
    expected: str
    missing: tuple[str, str] | None = None
    """What it refers to that nobody knows, if that is all that is wrong: the file it would be in, and its external id."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.column, f"{self.wrong}; expected {self.expected}") if part)


# Everything was sound when it was checked.
MEANWHILE = Problem(
    "the folder",
    None,
    None,
    "somebody changed the same in the company while it was read, and nothing was written",
    "to be imported again",
)


class ImportRefusedError(Exception):
    """The folder cannot be imported, and nothing was changed. ``problems`` are the first, ``more`` is how many others there are."""

    def __init__(self, problems: list[Problem], more: int = 0) -> None:
        rest = [f"and {more} more"] if more else []
        super().__init__("\n".join([*map(str, problems), *rest]))
        self.problems = problems
        self.more = more


class Hints:
    """Of the first mistakes the word that was probably meant: to look for it takes a while, and who makes thousands made one."""

    def __init__(self) -> None:
        self._left = _HINTS

    def nearest(self, word: str, words: Iterable[str]) -> str:
        """What a message adds about the one of the words that was probably meant; nothing if none is like it."""
        if not self._left:
            return ""
        self._left -= 1
        return nearest(word, words)


class ProblemLog:
    """Collects problems while the files are read. However many there are, it keeps only so many that the first ones can be told."""

    def __init__(self, order: Iterable[str], limit: int = LIMIT) -> None:
        """``order``: the tables and JSON files in the order in which they are told; ``limit``: how many are, of each and in all."""
        self.limit = limit
        self._order = {name: index for index, name in enumerate(order)}
        self._kept: dict[str, list[Problem]] = {}
        self._count = 0
        self.unreadable: set[str] = set()
        """Names of files of which not every record could be read, so that nobody knows what else they hold."""
        self.hints = Hints()

    def __bool__(self) -> bool:
        return self._count > 0

    def keeps(self, file: str) -> bool:
        """Whether the next problem of a file will be kept: otherwise its words do not matter."""
        return len(self._kept.get(file, ())) < self.limit

    def add(
        self,
        file: str,
        line: int | None,
        column: str | None,
        wrong: str,
        expected: str,
        missing: tuple[str, str] | None = None,
    ) -> None:
        """Notes one problem. Those of a file come in the order of its lines."""
        if column is not None and not (column and column.isprintable()):
            column = shown(column)
        self._count += 1
        if self.keeps(file):
            self._kept.setdefault(file, []).append(Problem(file, line, column, wrong, expected, missing))

    def add_found(self, found: Sequence[tuple[Problem, int]]) -> None:
        """Notes what one look over a whole file found: the first problems, each with the number of all of them."""
        for problem, _ in found:
            self._kept.setdefault(problem.file, []).append(problem)
        self._count += found[0][1] if found else 0

    def refuse(self) -> None:
        """Raises ImportRefusedError if there is any problem."""
        if self:
            told = self.told()
            raise ImportRefusedError(told, self._count - len(told))

    def told(self) -> list[Problem]:
        """The first problems, in their order."""
        problems = [problem for kept in self._kept.values() for problem in kept]
        last = len(self._order)
        problems.sort(key=lambda each: (self._order.get(each.file.lower().removesuffix(".gz"), last), each.line or 0))
        return problems[: self.limit]


def shortened(text: str) -> str:
    """A text as it is quoted in a message, not at any length."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def shown(cell: str) -> str:
    """A value as it is quoted in a message: on one line, and not at any length."""
    return repr(shortened(cell))


def listed(words: Iterable[str]) -> str:
    """Words as they are listed in a message."""
    return ", ".join(words)


def nearest(word: str, words: Iterable[str]) -> str:
    """What a message adds about the one of the words that was probably meant; nothing if none is like it."""
    by_folded = {each.casefold(): each for each in islice(words, _COMPARED)}
    close = get_close_matches(shortened(word).casefold(), by_folded, n=1)
    return f" (the nearest is {shown(by_folded[close[0]])})" if close else ""


def row_of(file: str) -> str:
    """What a reference to a file may be."""
    return f"the external_id of a row of {file}.csv, or of an earlier import"


def repeated(external_id: str, line: int) -> tuple[str, str]:
    """The problem of an external id that an earlier line has: what is wrong, and what was expected."""
    return f"{shown(external_id)} is in line {line} too", "each external_id once"
