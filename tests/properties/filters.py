"""Filters of desktops, at random, and how they are asked for."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.oracle.filters import Filters, Values
from tests.oracle.records import Group, Records
from tests.properties.definitions import Draw

IDS = """
query Ids {
  dealTypes(includeArchived: true) { id externalId }
  groups { id externalId }
  users(first: 100, includeDismissed: true) { edges { node { id name } } }
  deal: customFields(entity: DEAL, includeArchived: true) { ...Field }
  activity: customFields(entity: ACTIVITY, includeArchived: true) { ...Field }
}
fragment Field on CustomField { id externalId options { id externalId label } }
"""


@st.composite
def some_groups(draw: Draw, records: Records) -> list[Group]:
    """Up to two groups of some of the company's people."""
    members = st.sets(st.sampled_from(sorted(records.users)), max_size=3)
    return [Group(f"group{number}", f"group{number}", draw(members)) for number in range(draw(st.integers(0, 2)))]


@st.composite
def some_filters(draw: Draw, records: Records) -> Filters:
    """Any of the five kinds of filter, each of some values that the company has, or of none being given."""

    def some(values: Sequence[str]) -> Values:
        if not draw(st.sampled_from([False, False, True])):
            return frozenset()
        return frozenset(draw(st.lists(st.sampled_from([*values, None]), max_size=3)))

    settings = records.settings
    sources = {*settings.deal_source_fields, *settings.activity_source_fields}
    choices = [field.external_id for field in records.fields.values() if field.kind == "choice"]
    fields = draw(st.lists(st.sampled_from(choices), max_size=1)) if choices else []
    options = records.options.values()
    return Filters(
        deal_types=some([*records.deal_types]),
        sources=some(sorted({option.label for option in options if option.field in sources}))
        if sources
        else frozenset(),
        responsibles=some([*records.users]),
        groups=some([*records.groups]),
        fields={
            name: found
            for name in fields
            if (found := some([option.external_id for option in options if option.field == name]))
        },
    )


def filters_input(filters: Filters, answer: dict[str, Any], records: Records) -> list[dict[str, Any]]:
    """The same as the API takes it, by the ids of `IDS`."""
    fields = {field["externalId"]: field for field in (*answer["deal"], *answer["activity"])}
    options = {option["externalId"]: option for field in fields.values() for option in field["options"]}
    settings = records.settings
    sources = (*settings.deal_source_fields, *settings.activity_source_fields)
    # One of the options of a label stands for all of them.
    by_label = {option["label"]: option["id"] for name in sources for option in fields[name]["options"]}
    names: dict[str, dict[str, str]] = {
        "DEAL_TYPE": {each["externalId"]: each["id"] for each in answer["dealTypes"]},
        "SOURCE": by_label,
        "RESPONSIBLE": {edge["node"]["name"]: edge["node"]["id"] for edge in answer["users"]["edges"]},
        "GROUP": {each["externalId"]: each["id"] for each in answer["groups"]},
    }
    wanted = {
        "DEAL_TYPE": filters.deal_types,
        "SOURCE": filters.sources,
        "RESPONSIBLE": filters.responsibles,
        "GROUP": filters.groups,
    }
    asked = [_input(attribute, None, values, names[attribute]) for attribute, values in wanted.items() if values]
    by_option = {name: option["id"] for name, option in options.items()}
    return asked + [_input("FIELD", fields[name]["id"], values, by_option) for name, values in filters.fields.items()]


def _input(attribute: str, field: str | None, values: Values, ids: dict[str, str]) -> dict[str, Any]:
    named = sorted(ids[value] for value in values if value is not None)
    return {"attribute": attribute, "field": field, "values": named, "orNotGiven": None in values}
