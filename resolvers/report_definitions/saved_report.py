"""Reports that people have saved, and the keys that their widgets have."""

from dataclasses import dataclass
from datetime import datetime

from resolvers.catalog.smallest_size import smallest_size
from resolvers.catalog.visualisation import Size
from resolvers.grid import Breakpoint
from resolvers.language import LocalizedText
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.definition import ReportDefinition

_PREFIX = "report:"


@dataclass(frozen=True, eq=False, kw_only=True)
class SavedReport(CatalogEntry):
    """A report that people have made: the present version of it, called the same in every language.

    ``published_at`` is since when it has been on desktops, for who asks for what stands there.
    """

    id: int
    version: int
    published_at: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title.en


def saved_report(
    id_: int,
    name: str,
    description: str | None,
    definition: ReportDefinition,
    *,
    width: int | None = None,
    height: int | None = None,
    version: int = 0,
    published_at: datetime | None = None,
) -> SavedReport:
    """The report; without a size it has that of its visualisation."""
    about = description or ""
    return SavedReport(
        id=id_,
        key=report_key(id_),
        title=LocalizedText(name, name),
        description=LocalizedText(about, about),
        rule=None,
        definition=definition,
        size=_size_of(definition, width, height),
        version=version,
        published_at=published_at,
    )


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


def _size_of(definition: ReportDefinition, width: int | None, height: int | None) -> Size:
    """The size that was chosen, as far as what is drawn can be read in it; or the one that the visualisation has."""
    if width is None or height is None:
        return definition.visualisation.spec.size
    smallest = smallest_size(definition.visualisation.kind, Breakpoint.DESKTOP)
    return Size(max(width, smallest.width), max(height, smallest.height))
