"""What desktops can be filtered by, for pickers: all that can be chosen is a filter that desktops take."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.demo_api import ADMIN, USER, demo_api
from tests.http_api import HttpApi

Json = dict[str, Any]

OFFERS = "{ dashboardFilterOffers { attribute field label } }"
CHOICES = """query($attribute: ReportAttribute!, $field: ID, $search: String = "", $first: Int = 100) {
  dashboardFilterChoices(attribute: $attribute, field: $field, search: $search, first: $first) {
    totalCount values { value label }
  } }"""
DASHBOARD = "query($filters: [DashboardFilterInput!]) { dashboard(filters: $filters) { filters { values { label } } } }"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=50) as api:
        yield api


async def choices(api: HttpApi, who: str = ADMIN, language: str = "en", **variables: Any) -> Json:
    found: Json = (await api.ask(who, CHOICES, variables, language=language))["dashboardFilterChoices"]
    return found


@pytest.mark.parametrize("who", [ADMIN, USER])
async def test_whatever_can_be_chosen_is_a_filter_of_that_name(api: HttpApi, who: str) -> None:
    offers = (await api.ask(who, OFFERS))["dashboardFilterOffers"]
    kinds = [each["attribute"] for each in offers]
    assert kinds[0] == "DEAL_TYPE"
    assert {"SOURCE", "RESPONSIBLE", "GROUP", "DEPARTMENT", "STAGE", "ACTIVITY_TYPE"} < set(kinds)
    for offer in offers:
        by = {"attribute": offer["attribute"], "field": offer["field"]}
        values = (await choices(api, who, **by))["values"]
        assert values, offer
        filters = [{**by, "values": [each["value"] for each in values]}]
        [told] = (await api.ask(who, DASHBOARD, {"filters": filters}))["dashboard"]["filters"]
        assert [each["label"] for each in told["values"]] == [each["label"].split(": ")[-1] for each in values]


async def test_values_are_searched_by_name_and_told_how_many_they_are(api: HttpApi) -> None:
    every = await choices(api, attribute="SOURCE")
    assert every["totalCount"] == len(every["values"]) == len({each["label"] for each in every["values"]})
    some = await choices(api, attribute="SOURCE", first=2)
    assert (some["totalCount"], some["values"]) == (every["totalCount"], every["values"][:2])
    assert [each["label"] for each in (await choices(api, attribute="SOURCE", search="WEBS"))["values"]] == ["Website"]
    assert await choices(api, attribute="RESPONSIBLE", search="no such person") == {"totalCount": 0, "values": []}


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"attribute": "PRICE"}, ["attribute"]),
        ({"attribute": "FIELD"}, ["field"]),
        ({"attribute": "SOURCE", "field": "nonsense"}, ["field"]),
        ({"attribute": "SOURCE", "search": "a\0"}, ["search"]),
        ({"attribute": "SOURCE", "first": 0}, ["first"]),
    ],
)
async def test_what_nothing_is_filtered_by_is_refused_by_name(api: HttpApi, variables: Json, field: list[str]) -> None:
    [error] = (await api.send(ADMIN, CHOICES, variables))["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": field}
