"""A report as a company's catalogue has it, be it a block that we ship or one that people have saved."""

from dataclasses import dataclass
from functools import cached_property

from resolvers.catalog.report import Need
from resolvers.catalog.visualisation import Size, WidgetKind
from resolvers.configuration import Configuration
from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.needs import fields_of, needs_of


@dataclass(frozen=True, slots=True)
class FigureName:
    """The stable key of a figure beside the main one, and what it is called."""

    key: str
    label: LocalizedText


@dataclass(frozen=True, eq=False, kw_only=True)
class CatalogEntry:
    """What a report is called, what it asks for, and how large it is: all that a desktop has to know to give it a place.

    ``rule`` says in words what is counted, ``beside`` names the measures after the first; what is empty is told by the definition.
    """

    key: str
    title: LocalizedText
    description: LocalizedText
    definition: ReportDefinition
    size: Size
    rule: LocalizedText | None
    beside: tuple[FigureName, ...] = ()

    @property
    def kind(self) -> WidgetKind:
        """The shape of its answer."""
        return self.definition.visualisation.kind

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The settings without which it cannot be right."""
        return needs_of(self.definition)

    @cached_property
    def fields(self) -> tuple[int, ...]:
        """The custom fields (ids) without which it cannot be computed."""
        return fields_of(self.definition)

    def archived_fields(self, configuration: Configuration) -> tuple[int, ...]:
        """Those of its fields that are archived by now, or gone."""
        known = configuration.custom_fields
        return tuple(id_ for id_ in self.fields if id_ not in known or known[id_].archived)
