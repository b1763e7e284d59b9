"""How the cells of the format's columns are read."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.time_zone import TimeZone
from resolvers.currencies.codes import is_code
from resolvers.currencies.reading_rates import EXPECTED_RATE, read_day, read_rate
from resolvers.importing.local_time import FIRST_YEAR, LAST_YEAR, LocalClock
from resolvers.importing.problem import Hints, listed, row_of
from resolvers.text_checks import MAX_EXTERNAL_ID

# Characters. Longer ones, and longer external ids, do not fit into an index.
MAX_EMAIL = 320

_EMAIL = re.compile(r"[^@\s\0]+@[^@\s\0]+")
_WHOLE_NUMBER = re.compile("-?[0-9]{1,9}")

FLAGS: Mapping[str, bool] = {"true": True, "false": False}
TEXT = "text without NUL characters"


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells that are not empty. ``wrong`` and ``expected`` say what is the matter with one that it refuses."""

    read: Callable[[str], Any]
    """Raises ``ValueError`` or ``KeyError``."""
    wrong: str
    expected: str
    words: Iterable[str] = ()
    """The cells that it reads, if there are only so many."""
    file: str = ""
    """Where what they name is from, if another file."""

    def all_of(self, default: Any) -> Callable[[Sequence[str]], list[Any]]:
        """Reads many cells, empty ones among them, which say the default. Raises as reading each of them does."""
        read = self.read
        if not self.words:
            return lambda cells: [read(cell) if cell else default for cell in cells]
        known = _Memory(read, {"": default})
        return lambda cells: [known[cell] for cell in cells]

    def expected_for(self, cell: str, hints: Hints) -> str:
        """What was expected in the place of a cell, with the word that was probably meant."""
        return f"{self.expected}{hints.nearest(cell, self.words)}" if cell else self.expected


class _Memory(dict[str, Any]):
    """What cells say that have been read."""

    def __init__(self, read: Callable[[str], Any], known: Mapping[str, Any]) -> None:
        super().__init__(known)
        self._read = read

    def __missing__(self, cell: str) -> Any:
        value = self[cell] = self._read(cell)
        return value


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are read by."""

    zone: TimeZone
    now: datetime
    ids: Mapping[str, Mapping[str, int]]
    """The ids of what the folder and the database know, by file and external id."""
    unreadable: AbstractSet[str]
    """Files that hold nobody knows what: whatever refers to them is taken on trust."""


Reading = Callable[[Known], CellReader]


def text(_: Known) -> CellReader:
    """Any text."""
    return CellReader(_storable, "holds a NUL character", TEXT)


def external_id(_: Known) -> CellReader:
    """What a record is called outside."""

    def read(cell: str) -> str:
        if len(cell) > MAX_EXTERNAL_ID:
            raise ValueError(cell)
        return _storable(cell)

    return CellReader(read, "is not an external id", f"1 to {MAX_EXTERNAL_ID} characters, none of them NUL")


def email(_: Known) -> CellReader:
    """An e-mail address, in lower case."""

    def read(cell: str) -> str:
        if len(cell) > MAX_EMAIL or not _EMAIL.fullmatch(cell):
            raise ValueError(cell)
        return cell.lower()

    return CellReader(
        read, "is not an e-mail address", f"one like name@company.example, at most {MAX_EMAIL} characters"
    )


def position(_: Known) -> CellReader:
    """A place among others."""

    def read(cell: str) -> int:
        if not _WHOLE_NUMBER.fullmatch(cell):
            raise ValueError(cell)
        return int(cell)

    return CellReader(read, "is not a position", "a whole number of at most 9 digits, such as 3")


def flag(_: Known) -> CellReader:
    """Yes or no."""
    return words_reader(FLAGS, "is neither true nor false", "true or false")


def currency(_: Known) -> CellReader:
    """The code of a currency."""

    def read(cell: str) -> str:
        if not is_code(cell):
            raise ValueError(cell)
        return cell

    return CellReader(read, "is not the code of a currency", "one by ISO 4217, such as EUR")


def day(_: Known) -> CellReader:
    """A day."""
    return CellReader(read_day, "is not a date", "a day such as 2024-03-31")


def rate(_: Known) -> CellReader:
    """What a unit of a currency costs."""
    return CellReader(read_rate, "is not a rate", EXPECTED_RATE)


def archived(known: Known) -> CellReader:
    """Whether something is out of use; read as since when."""
    since: Mapping[str, datetime | None] = {"true": known.now, "false": None}
    return words_reader(since, "is neither true nor false", "true or false")


def moment(known: Known) -> CellReader:
    """An instant, as the text that PostgreSQL takes for it."""
    return CellReader(
        LocalClock(known.zone).read_text,
        "is not a time",
        "ISO 8601, such as 2024-03-31T09:30:00+02:00, or 2024-03-31 09:30 on the company's clock, or 2024-03-31 for its midnight, "
        f"in the years {FIRST_YEAR} to {LAST_YEAR}",
    )


def one_of(values: Iterable[str]) -> Reading:
    """A word of an enumeration, or of a list."""
    words = {str(value): str(value) for value in values}

    def reading(_: Known) -> CellReader:
        return words_reader(words, "is not among the words known here", f"one of {listed(words)}")

    return reading


def reference(file: str) -> Reading:
    """The external id of a record of a file that is held in memory; read as its id."""

    def reading(known: Known) -> CellReader:
        ids = known.ids[file]

        def read_on_trust(cell: str) -> int:
            # Nothing has this id, and nothing that is read this way is written.
            return ids.get(cell, 0)

        read = read_on_trust if file in known.unreadable else ids.__getitem__
        return CellReader(read, "is unknown", row_of(file), ids, file)

    return reading


def words_reader(words: Mapping[str, Any], wrong: str, expected: str) -> CellReader:
    """Reads words as what they stand for, in capital letters too, as spreadsheets write TRUE."""
    return CellReader(lambda cell: words[cell.lower()], wrong, expected, words)


def _storable(cell: str) -> str:
    # PostgreSQL cannot hold it.
    if "\0" in cell:
        raise ValueError(cell)
    return cell
