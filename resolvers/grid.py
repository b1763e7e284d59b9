"""The grid that widgets stand in."""

from dataclasses import dataclass
from enum import StrEnum


class Breakpoint(StrEnum):
    """A width of screen, with its number of columns."""

    DESKTOP = "DESKTOP"
    TABLET = "TABLET"
    PHONE = "PHONE"


COLUMNS = {Breakpoint.DESKTOP: 12, Breakpoint.TABLET: 6, Breakpoint.PHONE: 2}

# Nobody scrolls further down than this, and no widget is higher.
MAX_ROWS = 500
GREATEST_HEIGHT = 12


@dataclass(frozen=True, slots=True)
class Placement:
    """Cells of the grid, counted from 0: the left upper corner, and the size."""

    column: int
    row: int
    width: int
    height: int

    @property
    def reading_order(self) -> tuple[int, int]:
        """By which placements are read: row by row, from left to right."""
        return self.row, self.column

    def at_row(self, row: int) -> "Placement":
        """The same in another row."""
        return self if row == self.row else Placement(self.column, row, self.width, self.height)

    def overlaps(self, other: "Placement") -> bool:
        """Whether the two share a cell."""
        return (
            self.column < other.column + other.width
            and other.column < self.column + self.width
            and self.row < other.row + other.height
            and other.row < self.row + self.height
        )


class Grid:
    """Which cells are taken; a row is a set of columns, as bits."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._rows: list[int] = []
        # Above it every row is full: nothing needs to be looked for there.
        self._first_open = 0

    def is_free(self, place: Placement) -> bool:
        """Whether no cell of the placement is taken."""
        bits = _bits(place)
        return not any(row & bits for row in self._rows[place.row : place.row + place.height])

    def take(self, place: Placement) -> None:
        """Takes the placement's cells."""
        rows, bits = self._rows, _bits(place)
        rows.extend([0] * (place.row + place.height - len(rows)))
        for row in range(place.row, place.row + place.height):
            rows[row] |= bits
        full = (1 << self._columns) - 1
        while self._first_open < len(rows) and rows[self._first_open] == full:
            self._first_open += 1

    def first_free(self, width: int, height: int) -> Placement:
        """The first place for something of this size, row by row, from left to right."""
        row, wanted = self._first_open, (1 << width) - 1
        while True:
            taken = 0
            for bits in self._rows[row : row + height]:
                taken |= bits
            for column in range(self._columns - width + 1):
                if not taken & wanted << column:
                    return Placement(column, row, width, height)
            row += 1


def _bits(place: Placement) -> int:
    return ((1 << place.width) - 1) << place.column
