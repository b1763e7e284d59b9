"""What a template is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from resolvers.catalog.visualisation import Size
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.language import Language, LocalizedText
from resolvers.report_definitions.blocks import Block
from resolvers.report_definitions.definition import ReportDefinition


class TemplateGroup(StrEnum):
    """Where a template comes from."""

    LIBRARY = "LIBRARY"
    BLOCKS = "BLOCKS"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody who takes a template has chosen: the language of its labels, and the custom field it asks for, if any."""

    language: Language
    field: CustomFieldConfig | None = None

    def words(self, text: LocalizedText) -> str:
        """A label, in the language."""
        return text.of(self.language)


def _none(_configuration: Configuration) -> Sequence[CustomFieldConfig]:
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A ready report. ``fields`` are the custom fields it can be about, the likeliest first; ``needs_field``: not without one.

    ``size`` is that of a report made of it, where it is another than its visualisation has.
    """

    key: str
    group: TemplateGroup
    title: LocalizedText
    description: LocalizedText
    definition: Callable[[Choice], ReportDefinition]
    fields: Callable[[Configuration], Sequence[CustomFieldConfig]] = _none
    needs_field: bool = False
    size: Size | None = None


def template_of(block: Block) -> Template:
    """A block as what to start from: a copy asks for the same, and is as large."""
    return Template(
        block.key,
        TemplateGroup.BLOCKS,
        block.title,
        block.description,
        lambda choice: block.to_copy(choice.language),
        size=block.size,
    )
