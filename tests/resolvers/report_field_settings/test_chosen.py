"""Settings as a whole."""

import json

from hypothesis import given
from hypothesis import strategies as st

from resolvers.configuration import ReportFields
from resolvers.report_field_settings.chosen import NOTHING, ChosenSettings, read_document

_IDS = st.lists(st.integers(1, 6), unique=True).map(tuple)
_SETTINGS = st.builds(
    ChosenSettings, _IDS, _IDS, st.dictionaries(st.integers(1, 4), st.builds(ReportFields, _IDS, _IDS, _IDS))
)


@given(settings=_SETTINGS)
def test_a_version_keeps_them_whole(settings: ChosenSettings) -> None:
    kept = read_document(json.loads(json.dumps(settings.document())))
    assert kept.means_the_same_as(settings)
    for id_, chosen in settings.deal_types.items():
        assert kept.of_deal_type(id_) == chosen
    assert NOTHING not in kept.deal_types.values()


@given(one=_SETTINGS, other=_SETTINGS)
def test_they_differ_where_something_is_counted_differently(one: ChosenSettings, other: ChosenSettings) -> None:
    assert one.means_the_same_as(one)
    assert one.means_the_same_as(other) == other.means_the_same_as(one)
    assert {*one.types_that_differ(other)} == {*other.types_that_differ(one)}


def test_only_sources_have_an_order_that_matters() -> None:
    stages = ChosenSettings(deal_types={1: ReportFields((1, 2), (3, 4), (5, 6))})
    assert stages.means_the_same_as(ChosenSettings(deal_types={1: ReportFields((2, 1), (4, 3), (6, 5))}))
    assert not ChosenSettings((1, 2)).means_the_same_as(ChosenSettings((2, 1)))
    assert not ChosenSettings((), (1, 2)).means_the_same_as(ChosenSettings((), (2, 1)))
