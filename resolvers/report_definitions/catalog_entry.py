"""A saved report as far as a desktop has to know it to give it a place: what it shows is put together once it is asked for."""

from dataclasses import dataclass

from resolvers.catalog.report import CompiledReport
from resolvers.language import LocalizedText
from resolvers.report_definitions.saved_report import SavedReport


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CatalogEntry(CompiledReport):
    """A report by its name, kind and size; `resolvers.report_definitions.compiling` makes the rest of it."""

    saved: SavedReport


def catalog_entry(saved: SavedReport) -> CatalogEntry:
    """The outline of a saved report."""
    definition = saved.definition
    description = saved.description or ""
    return CatalogEntry(
        key=saved.key,
        title=LocalizedText(saved.name, saved.name),
        description=LocalizedText(description, description),
        rule=NO_WORDS,
        example=NO_WORDS,
        kind=definition.visualisation.kind,
        size=saved.size,
        drawn_as=definition.visualisation,
        higher_is_better=definition.higher_is_better,
        period=definition.period,
        saved=saved,
    )


NO_WORDS = LocalizedText("", "")
