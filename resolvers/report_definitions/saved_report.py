"""A report that was saved, as a block of the desktop is made of it."""

from dataclasses import dataclass

from resolvers.catalog.smallest_size import smallest_size
from resolvers.catalog.visualisation import Size
from resolvers.grid import Breakpoint
from resolvers.report_definitions.definition import ReportDefinition

_PREFIX = "report:"


@dataclass(frozen=True, slots=True)
class SavedReport:
    """What a report says, and how large it is on a desktop."""

    id: int
    name: str
    description: str | None
    definition: ReportDefinition
    size: Size
    version: int

    @property
    def key(self) -> str:
        """The key of its widget."""
        return report_key(self.id)


DRAFT_ID = 0
"""The number of a report that is not saved: no saved one has it."""


def is_draft(key: str) -> bool:
    """Whether a widget is of a report that is not saved."""
    return key == report_key(DRAFT_ID)


def report_key(report_id: int) -> str:
    """The key that a report's widget has; blocks have none like it."""
    return f"{_PREFIX}{report_id}"


def report_of_key(key: str) -> int | None:
    """The number of the report that has this key; ``None`` for blocks, and for what is no key at all."""
    number = key.removeprefix(_PREFIX)
    # Nineteen digits are more than a number has that the database counts with.
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_number and key == report_key(int(number)) else None


def size_of(definition: ReportDefinition, width: int | None, height: int | None) -> Size:
    """The size that was chosen, as far as what is drawn can be read in it; or the one that the visualisation has."""
    if width is None or height is None:
        return definition.visualisation.spec.size
    smallest = smallest_size(definition.visualisation.kind, Breakpoint.DESKTOP)
    return Size(max(width, smallest.width), max(height, smallest.height))
