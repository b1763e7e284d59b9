"""What a desktop can be filtered by, and the values to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models import FieldKind
from resolvers.alphabet import contains
from resolvers.catalog.dimension import Category
from resolvers.catalog.people import People
from resolvers.configuration import Configuration
from resolvers.dashboard.filters.checking import check_attribute
from resolvers.dashboard.filters.desktop_filter import BY_ID
from resolvers.dashboard.filters.of_category import filter_of_category
from resolvers.dashboard.filters.sources import one_of_each_source
from resolvers.language import Language, LocalizedText
from resolvers.report_definitions.definition import AttributeDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Breakdown
from resolvers.report_definitions.vocabulary.custom_field import attribute_spec
from resolvers.report_definitions.vocabulary.dataset import COUNTED
from resolvers.search import searched


@dataclass(frozen=True, slots=True)
class OfferedValue:
    """A value to choose, by its number; of a source that of one of its options."""

    value: int
    label: LocalizedText


def offered(configuration: Configuration) -> Iterator[tuple[AttributeDefinition, LocalizedText]]:
    """What a desktop can be filtered by, and what it is called. Of custom fields those in use; sources are offered as such."""
    sources = {*configuration.deal_source_field_ids, *configuration.activity_source_field_ids}
    has_values = {
        ReportAttribute.DEAL_TYPE: configuration.deal_types,
        ReportAttribute.STAGE: configuration.stages,
        ReportAttribute.ACTIVITY_TYPE: configuration.activity_types,
        ReportAttribute.SOURCE: sources,
    }
    for attribute in BY_ID:
        if attribute is not ReportAttribute.FIELD and has_values.get(attribute, True):
            yield AttributeDefinition(attribute), attribute.spec.label
    for field in configuration.custom_fields.values():
        if field.kind is FieldKind.CHOICE and not field.archived and field.id not in sources:
            yield AttributeDefinition(ReportAttribute.FIELD, field.id), LocalizedText(field.name, field.name)


def values_offered(
    of: AttributeDefinition, search: str, configuration: Configuration, people: People, language: Language
) -> list[OfferedValue]:
    """All values whose name contains the text, in the company's order, archived ones too: old rows have them.

    Raises RequestError as `check_attribute` does, and for a text that is in no name.
    """
    check_attribute((), of, configuration)
    text = searched(search)
    spec = attribute_spec(of.attribute, of.field_id, configuration)
    assert spec is not None
    found: dict[str, OfferedValue] = {}
    for category in _categories(spec, configuration, people, language):
        filter_ = filter_of_category(of, spec, category)
        if filter_ is not None and filter_.values and contains(category.label.of(language), text):
            found.setdefault(
                category.key, OfferedValue(one_of_each_source(filter_, configuration).values[0], category.label)
            )
    return list(found.values())


def _categories(
    spec: AttributeSpec, configuration: Configuration, people: People, language: Language
) -> Iterable[Category]:
    for dataset in COUNTED:
        if spec.rows.get(dataset):
            yield from spec.dimension_of(Breakdown(people, language, dataset)).categories(configuration)
