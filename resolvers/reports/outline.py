"""A saved report as far as a desktop has to know it to give it a place: what it shows is put together once it is asked for."""

from dataclasses import dataclass

from resolvers.catalog.report import Report
from resolvers.language import Text
from resolvers.reports.saved_report import SavedReport


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ReportOutline(Report):
    """A report by its name, kind and size; `resolvers.reports.compiling` makes the rest of it."""

    saved: SavedReport


def outline(saved: SavedReport) -> ReportOutline:
    """The outline of a saved report."""
    definition = saved.definition
    description = saved.description or ""
    return ReportOutline(
        key=saved.key,
        title=Text(saved.name, saved.name),
        description=Text(description, description),
        rule=NO_WORDS,
        example=NO_WORDS,
        kind=definition.visualisation.kind,
        size=saved.size,
        drawn_as=definition.visualisation,
        rises_well=definition.rises_well,
        period=definition.period,
        saved=saved,
    )


NO_WORDS = Text("", "")
