"""Which colour of a palette a category has: its place among the values of its kind, in the order in which they came to be.

So a colour is the company's, not a browser's: the same for everybody, on every chart, in every period. What is added later comes
last, and moves nobody.
"""

from collections.abc import Iterable, Mapping

from resolvers.configuration import Configuration, CustomFieldConfig


def by_age(ids: Iterable[int]) -> Mapping[int, int]:
    """The place of each id: ids only grow."""
    return {id_: place for place, id_ in enumerate(sorted(ids))}


def of_sources(configuration: Configuration) -> Mapping[str, int]:
    """The place of each label among the sources of deals and activities together: a source that both have is one."""
    oldest: dict[str, int] = {}
    for field_id in _source_field_ids(configuration):
        for option in configuration.custom_fields[field_id].options:
            oldest[option.label] = min(option.id, oldest.get(option.label, option.id))
    return {label: place for place, label in enumerate(sorted(oldest, key=oldest.__getitem__))}


def of_options(field: CustomFieldConfig, configuration: Configuration) -> Mapping[int, int]:
    """The place of each option of a choice field: that of the source, where the field is one of sources."""
    if field.id not in _source_field_ids(configuration):
        return by_age(option.id for option in field.options)
    places = of_sources(configuration)
    return {option.id: places[option.label] for option in field.options}


def _source_field_ids(configuration: Configuration) -> frozenset[int]:
    return frozenset((*configuration.deal_source_field_ids, *configuration.activity_source_field_ids))
