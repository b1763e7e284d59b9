"""What a block of the default desktop is: a report that every company has."""

from dataclasses import dataclass, replace
from functools import cached_property

from resolvers.catalog.report import Need
from resolvers.language import Language, LocalizedText
from resolvers.report_definitions.catalog_entry import CatalogEntry
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.needs import needs_of


@dataclass(frozen=True, eq=False, kw_only=True)
class Block(CatalogEntry):
    """A report that we ship: its rule is written, its figures are named, and ``example`` works a small case for the documentation.

    It asks for the same whoever looks, and when: it names nobody, no day, and nothing of a company's own. ``needs_nothing``: it is
    right whatever is set up.
    """

    rule: LocalizedText
    example: LocalizedText
    needs_nothing: bool = False

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The settings without which it cannot be right."""
        return () if self.needs_nothing else needs_of(self.definition)

    def to_copy(self, language: Language) -> ReportDefinition:
        """Its definition as somebody's own, its figures called as in the block, in the language."""
        measures = self.definition.measures
        beside = zip(measures[1:], self.beside, strict=True)
        named = (replace(measure, label=name.label.of(language)) for measure, name in beside)
        return replace(self.definition, measures=(*measures[:1], *named))
