"""Sources are labels: options of the same label are one source, of deals and of activities, whichever of their fields they are of."""

from collections.abc import Mapping
from dataclasses import replace

from resolvers.configuration import Configuration
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute


def all_of_sources(filter_: DesktopFilter, configuration: Configuration) -> DesktopFilter:
    """A filter by sources with all options of each; any other as it is."""
    if filter_.of.attribute is not ReportAttribute.SOURCE:
        return filter_
    of_label = _by_label(configuration)
    labels = dict.fromkeys(configuration.options[value].label for value in filter_.values)
    return replace(filter_, values=tuple(option for label in labels for option in of_label[label]))


def one_of_each_source(filter_: DesktopFilter, configuration: Configuration) -> DesktopFilter:
    """A filter by sources with one option of each, always the same one; any other as it is."""
    if filter_.of.attribute is not ReportAttribute.SOURCE:
        return filter_
    of_label = _by_label(configuration)
    first = (of_label[configuration.options[value].label][0] for value in filter_.values)
    return replace(filter_, values=tuple(dict.fromkeys(first)))


def _by_label(configuration: Configuration) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for field_id in (*configuration.deal_source_field_ids, *configuration.activity_source_field_ids):
        for option in configuration.custom_fields[field_id].options:
            found.setdefault(option.label, []).append(option.id)
    return found
