"""The filters of a desktop in words."""

from collections.abc import Iterable

from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.declared import sentence
from resolvers.language import LocalizedText
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.wording import SEPARATED, filter_words, joined


def what_it_is_by(filter_: DesktopFilter, situation: Situation) -> LocalizedText:
    """What the filter is by: “Deal type”, or the name of a custom field."""
    return situation.spec_of(filter_.of).label


def filter_in_words(filter_: DesktopFilter, names: Names) -> LocalizedText:
    """The filter in a sentence."""
    return sentence(filter_words(filter_.group, names))


def not_narrowed_by(filters: Iterable[DesktopFilter], situation: Situation) -> LocalizedText:
    """That rows are not narrowed by these, which they have no value of."""
    by = joined((what_it_is_by(each, situation) for each in filters), SEPARATED)
    return _NOT_NARROWED.format(by=by)


_NOT_NARROWED = LocalizedText("Not narrowed by the filter: {by}.", "Фильтр не применим: {by}.")
