"""What a file of figures consists of, whatever its format."""

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of a whole, 1 for all of it."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A number of hundredths: 12.5 is 12.5 %."""

    value: Decimal


# A cell's type decides how it is written. A datetime is an instant and carries the offset of the company's zone; None is empty.
Cell = str | int | bool | Decimal | Money | Ratio | Percent | datetime | date | None
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` is in characters, for formats that have widths."""

    title: str
    width: int = 16


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table. Its rows come in batches and can be read once, so that a file never holds more than one batch in memory."""

    title: str
    columns: tuple[Column, ...]
    batches: AsyncIterable[Sequence[Row]]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file: its head, a list of names and values that tell what the tables are of, and the tables."""

    title: str
    head: tuple[tuple[str, Cell], ...]
    tables: tuple[Table, ...]


async def at_once(rows: Iterable[Row]) -> AsyncIterator[Sequence[Row]]:
    """Rows that are all there already, as one batch."""
    yield list(rows)
