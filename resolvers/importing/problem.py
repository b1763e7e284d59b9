"""What is wrong with a folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, and in ``text`` what it is and what was expected.

    ``line`` is the physical line where the record starts, from 1, in the file as it is once unpacked. What is wrong inside a JSON
    file has none; its ``column`` is the path to the value.
    """

    file: str
    line: int | None
    column: str | None
    text: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.column, self.text) if part)


class ImportRefusedError(Exception):
    """The folder cannot be imported, and nothing was changed. ``problems`` are the first, ``more`` is how many others there are."""

    def __init__(self, problems: list[Problem], more: int = 0) -> None:
        rest = [f"and {more} more"] if more else []
        super().__init__("\n".join([*map(str, problems), *rest]))
        self.problems = problems
        self.more = more


class ProblemLog:
    """Collects problems while the files are read. However many there are, it keeps only so many that the first ones can be told."""

    def __init__(self, order: Iterable[str]) -> None:
        """``order``: the tables and JSON files in the order in which they are told."""
        self._order = {name: index for index, name in enumerate(order)}
        self._kept: dict[str, list[Problem]] = {}
        self._count = 0
        self.unreadable: set[str] = set()
        """Names of files of which not every record could be read, so that nobody knows what else they hold."""

    def __bool__(self) -> bool:
        return self._count > 0

    def add(self, file: str, line: int | None, column: str | None, text: str) -> None:
        """Notes one problem. Those of a file come in the order of its lines."""
        if column is not None and not (column and column.isprintable()):
            column = shown(column)
        self._count += 1
        kept = self._kept.setdefault(file, [])
        if len(kept) < LIMIT:
            kept.append(Problem(file, line, column, text))

    def add_found(self, found: Sequence[tuple[Problem, int]]) -> None:
        """Notes what one look over a whole file found: the first problems, each with the number of all of them."""
        for problem, _ in found:
            self._kept.setdefault(problem.file, []).append(problem)
        self._count += found[0][1] if found else 0

    def refuse(self) -> None:
        """Raises ImportRefusedError if there is any problem."""
        if not self:
            return
        problems = [problem for kept in self._kept.values() for problem in kept]
        last = len(self._order)
        problems.sort(key=lambda each: (self._order.get(each.file.removesuffix(".gz"), last), each.line or 0))
        told = problems[:LIMIT]
        raise ImportRefusedError(told, self._count - len(told))


def shortened(text: str) -> str:
    """A text as it is quoted in a message, not at any length."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def shown(cell: str) -> str:
    """A value as it is quoted in a message: on one line, and not at any length."""
    return repr(shortened(cell))


def listed(words: Iterable[str]) -> str:
    """Words as they are listed in a message."""
    return ", ".join(words)


def repeated(external_id: str, line: int) -> str:
    """The text of the problem of an external id that an earlier line has."""
    return f"{shown(external_id)} is in line {line} too; expected each external_id once"
