"""Definitions of reports of all sorts, as inputs of the API; and the query that reads a definition whole."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import SortBy
from resolvers.catalog.visualisation import Visualisation
from resolvers.granularity import Granularity
from resolvers.period import PeriodPreset
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime
from schema.node import global_id

Json = dict[str, Any]

IDS = st.integers(1, 2**53)
DECIMALS = st.decimals(-(10**18), 10**18, places=8, allow_nan=False).map(lambda value: f"{value:f}")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)


def name_of(enumeration: type[Enum]) -> st.SearchStrategy[str]:
    """The name of one of the values."""
    return st.sampled_from(list(enumeration)).map(lambda value: value.name)


@st.composite
def attributes(draw: st.DrawFn) -> Json:
    """A value that rows have."""
    attribute = draw(name_of(ReportAttribute))
    return {"attribute": attribute, "field": global_id("CustomField", draw(IDS)) if attribute == "FIELD" else None}


@st.composite
def times(draw: st.DrawFn) -> Json:
    """Which rows count."""
    time = draw(name_of(ReportTime))
    return {"time": time, "field": global_id("CustomField", draw(IDS)) if time == "DATE_FIELD" else None}


@st.composite
def conditions(draw: st.DrawFn) -> Json:
    """One test of a row; its ids are of the kind that the attribute's values are."""
    of = draw(attributes())
    kinds: list[st.SearchStrategy[Json]] = [
        st.builds(lambda value: {"number": value}, DECIMALS),
        st.builds(lambda value: {"text": value}, TEXTS),
        st.builds(lambda value: {"flag": value}, st.booleans()),
        st.builds(lambda value: {"day": value}, DAYS),
        st.builds(
            lambda unit, offset: {"relativeDay": {"unit": unit, "offset": offset}},
            name_of(Granularity),
            st.integers(-1_000, 1_000),
        ),
        st.just({"viewer": True}),
    ]
    type_name = ReportAttribute(of["attribute"]).refers_to
    if type_name is not None:
        kinds.append(st.builds(lambda number: {"id": global_id(type_name, number)}, IDS))
    values = draw(st.lists(st.one_of(kinds), max_size=4))
    return {"condition": {"of": of, "operator": draw(name_of(FilterOperator)), "values": values}}


def groups(parts: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Parts that go together."""
    some = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(st.builds(lambda all_: {"all": all_}, some), st.builds(lambda any_: {"any": any_}, some))


FILTERS = st.none() | groups(st.recursive(conditions(), groups, max_leaves=5))


@st.composite
def measures(draw: st.DrawFn, *, is_part: bool = False) -> Json:
    """One number."""
    aggregate = draw(name_of(Aggregate).filter(lambda name: not (is_part and name == "RATIO")))
    parts = st.none() if aggregate != "RATIO" else measures(is_part=True)
    return {
        "aggregate": aggregate,
        "label": draw(st.none() | TEXTS),
        "of": draw(st.none() | attributes()),
        "time": draw(st.none() | times()),
        "filter": draw(FILTERS),
        "numerator": draw(parts),
        "denominator": draw(parts),
    }


PERIODS = st.one_of(
    st.none(),
    st.builds(lambda preset: {"preset": preset, "from": None, "to": None}, name_of(PeriodPreset)),
    st.builds(lambda first, last: {"preset": None, "from": first, "to": last}, DAYS, DAYS),
)


@st.composite
def definitions(draw: st.DrawFn) -> Json:
    """Any definition that can be written, whether it means something or not."""
    sort = {"by": name_of(SortBy), "measure": st.integers(0, 20), "isDescending": st.booleans()}
    return {
        "dataset": draw(name_of(ReportDataset)),
        "visualisation": draw(name_of(Visualisation)),
        "measures": draw(st.lists(measures(), max_size=3)),
        "time": draw(times()),
        "dimensions": draw(
            st.lists(st.fixed_dictionaries({"of": attributes(), "step": st.none() | name_of(Granularity)}), max_size=2)
        ),
        "filter": draw(FILTERS),
        "sort": draw(st.none() | st.fixed_dictionaries(sort)),
        "limit": draw(st.none() | st.integers(1, 1_000)),
        "target": draw(st.none() | DECIMALS),
        "period": draw(PERIODS),
        "risesWell": draw(st.booleans()),
    }


def filter_selection(depth: int) -> str:
    """Of a filter with groups so deep."""
    condition = """condition { of { attribute field } operator
      values { id: objectId number text flag day relativeDay { unit offset } viewer } }"""
    return f"{{ {condition} }}" if depth == 0 else f"{{ {condition} junction parts {filter_selection(depth - 1)} }}"


def whole_definition(depth: int = 5) -> str:
    """The selection of a whole definition with filters so deep."""
    one = f"aggregate label of {{ attribute field }} time {{ time field }} filter {filter_selection(depth)}"
    return f"""{{
      dataset visualisation measures {{ {one} numerator {{ {one} }} denominator {{ {one} }} }} time {{ time field }}
      dimensions {{ of {{ attribute field }} step }} filter {filter_selection(depth)} sort {{ by measure isDescending }}
      limit target period {{ preset from to }} risesWell
    }}"""


def as_input(answer: Json) -> Json:
    """What was answered of a definition, as it would be asked for."""
    parts = ("numerator", "denominator")
    return {
        **answer,
        "filter": filter_input(answer["filter"]),
        "measures": [
            {
                **measure,
                "filter": filter_input(measure["filter"]),
                **{name: part and {**dict.fromkeys(parts), **part, "filter": filter_input(part["filter"])} for name, part in
                   ((name, measure[name]) for name in parts)},
            }
            for measure in answer["measures"]
        ],
    }  # fmt: skip


def filter_input(answer: Json | None) -> Json | None:
    """What was answered of a filter, as it would be asked for."""
    if answer is None:
        return None
    if condition := answer["condition"]:
        given = [{kind: each for kind, each in value.items() if each is not None} for value in condition["values"]]
        return {"condition": {**condition, "values": given}}
    return {answer["junction"].lower(): [filter_input(part) for part in answer["parts"]]}


def same_input(one: Any, other: Any) -> bool:
    """Whether two inputs are the same, decimals by their value."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            Decimal(one[key]) == Decimal(other[key])
            if key in ("number", "target") and one[key] is not None and other[key] is not None
            else same_input(one[key], other[key])
            for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_input, one, other))
    return one == other
