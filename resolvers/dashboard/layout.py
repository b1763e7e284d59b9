"""Where widgets stand: packed in reading order into a grid, so that placements never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from resolvers.catalog.report import Report


class Breakpoint(StrEnum):
    """A width of screen, with its number of columns."""

    DESKTOP = "DESKTOP"
    TABLET = "TABLET"
    PHONE = "PHONE"


COLUMNS = {Breakpoint.DESKTOP: 12, Breakpoint.TABLET: 6, Breakpoint.PHONE: 2}


@dataclass(frozen=True, slots=True)
class Placement:
    """Cells of the grid, counted from 0: the left upper corner, and the size."""

    column: int
    row: int
    width: int
    height: int


def pack(reports: Sequence[Report], breakpoint_: Breakpoint) -> dict[str, Placement]:
    """Each report's place by its key: in the given order, each in the first free place."""
    columns = COLUMNS[breakpoint_]
    taken: set[tuple[int, int]] = set()
    placed: dict[str, Placement] = {}
    for report in reports:
        width, height = _width(report.size.width, breakpoint_), report.size.height
        place = next(
            Placement(column, row, width, height)
            for row in range(len(reports) * 12)
            for column in range(columns - width + 1)
            if not any((column + x, row + y) in taken for x in range(width) for y in range(height))
        )
        taken |= {(place.column + x, place.row + y) for x in range(width) for y in range(height)}
        placed[report.key] = place
    return placed


def _width(desktop: int, breakpoint_: Breakpoint) -> int:
    """A tablet shows half or all of its width; a phone figures side by side, charts across."""
    if breakpoint_ is Breakpoint.DESKTOP:
        return desktop
    if breakpoint_ is Breakpoint.TABLET:
        return 2 if desktop <= 2 else 3 if desktop <= 4 else 6
    return 1 if desktop <= 2 else 2
