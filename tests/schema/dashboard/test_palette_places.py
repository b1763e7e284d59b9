"""A category has its place in palettes from the company: the same for everybody, on every chart, and whatever is added later."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from tests.demo_api import ADMIN, HEAD, demo_api
from tests.http_api import HttpApi

DESKTOP = """{ dashboard(period: {preset: LAST_YEAR}) { widgets { __typename key
  ... on BreakdownWidget { slices { category { ...Shown } } }
  ... on SeriesWidget { series { category { ...Shown } } }
  ... on MatrixWidget { rows { ...Shown } columns { ...Shown } } } } }
fragment Shown on Category { key label palettePlace }"""

REARRANGE = """mutation ($types: [ID!]!, $field: ID!) {
  createDealType(input: {name: "Aardvarks"}) { userErrors { message } }
  reorderDealTypes(input: {dealTypes: $types}) { userErrors { message } }
  createFieldOption(input: {field: $field, label: "Aardvark"}) { userErrors { message } } }"""

Places = dict[str, int | None]


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=150) as api:
        yield api


async def places_of(api: HttpApi, who: str) -> dict[str, Places]:
    """The places of what a desktop is broken down by: for each chart, or side of a matrix, by label."""
    widgets = (await api.ask(who, DESKTOP))["dashboard"]["widgets"]
    return {name: {c["label"]: c["palettePlace"] for c in shown} for w in widgets for name, shown in _shown(w)}


def _shown(widget: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    key = widget["key"]
    for part in ("slices", "series"):
        if part in widget:
            yield key, [each["category"] for each in widget[part]]
    for side in ("rows", "columns"):
        if side in widget:
            yield f"{key} {side}", widget[side]


async def test_no_two_values_of_a_kind_have_the_same_place_and_only_those_that_are_none_have_no_place(
    api: HttpApi,
) -> None:
    shown = await places_of(api, ADMIN)
    assert {"deal_sources", "deal_types", "new_activities", "revenue_by_deal_type", "activity_sources columns"} <= set(
        shown
    )
    for places in shown.values():
        assert places.pop("Not given", None) is None
        assert None not in places.values()
        assert len({*places.values()}) == len(places)


async def test_a_value_has_its_place_on_every_chart_and_for_everybody(api: HttpApi) -> None:
    shown = await places_of(api, ADMIN)
    assert shown["deal_types"].items() <= shown["revenue_by_deal_type"].items()
    # What both come from is one source.
    assert shown["deal_sources"]["Website"] == shown["activity_sources columns"]["Website"]
    for chart, places in (await places_of(api, HEAD)).items():
        assert places.items() <= shown[chart].items()


async def test_what_is_added_or_put_in_another_order_moves_no_other_place(api: HttpApi) -> None:
    before = await places_of(api, ADMIN)
    types = (await api.ask(ADMIN, "{ dealTypes { id name } }"))["dealTypes"]
    fields = (await api.ask(ADMIN, "{ customFields(entity: DEAL) { id name options { label } } }"))["customFields"]
    field = next(each["id"] for each in fields if {"label": "Website"} in each["options"])
    told = await api.ask(ADMIN, REARRANGE, {"types": [each["id"] for each in reversed(types)], "field": field})
    assert [each["userErrors"] for each in told.values()] == [[], [], []]
    after = await places_of(api, ADMIN)
    assert list(after["revenue_by_deal_type"]) != list(before["revenue_by_deal_type"])
    assert after["revenue_by_deal_type"].pop("Aardvarks") == len(types)
    assert after == before
