"""The settings without which a report cannot be right, told from its definition."""

from collections.abc import Iterator

from resolvers.catalog.report import Need
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.parts import attributes_of, times_of
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute


def needs_of(definition: ReportDefinition) -> tuple[Need, ...]:
    """What any of the report's figures needs, its breakdown or its filters."""
    return tuple(dict.fromkeys(_needs(definition)))


def fields_of(definition: ReportDefinition) -> tuple[int, ...]:
    """The custom fields (ids) that it cannot do without."""
    named = (*attributes_of(definition), *times_of(definition))
    return tuple(dict.fromkeys(each.field_id for each in named if each.field_id is not None))


def _needs(definition: ReportDefinition) -> Iterator[Need]:
    for time in times_of(definition):
        yield from time.time.spec.needs
    for of in attributes_of(definition):
        if of.attribute is not ReportAttribute.FIELD:
            yield from of.attribute.spec.needs.get(definition.dataset, ())
