"""Filters of a whole desktop: every number, its rows, its explanation and its file follow them, and what cannot says so."""

from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from typing import Any

import pytest

from schema.node import global_id
from tests.conftest import CountStatements
from tests.demo_api import ADMIN, HEAD, USER, add_demo_company, demo_api
from tests.exported import read_xlsx
from tests.http_api import HttpApi

Json = dict[str, Any]

NAMED = "{ attribute field label orNotGiven values { value label } }"
ASKED = 'period: { from: "2026-01-01", to: "2026-04-10" }, granularity: MONTH, filters: $filters'
WIDGETS = f"""
query($filters: [DashboardFilterInput!]) {{ dashboard({ASKED}) {{
  id filters {NAMED}
  widgets {{
    id key filtersLeftOut {{ attribute }} csv: exportUrl(format: CSV)
    total {{ value explain {{ filters notes {{ code text }} }} records(first: 1) {{ totalCount exportUrl(format: CSV) }} }}
    ... on BreakdownWidget {{ slices {{ value category {{ key label }} narrowsTo {NAMED} }} }}
    ... on MatrixWidget {{ cells {{ value narrowsTo {NAMED} }} }}
    ... on SeriesWidget {{ series {{ total narrowsTo {NAMED} }} }}
    ... on FunnelWidget {{ funnels {{ dealType {{ id }} }} }}
  }} }} }}
"""


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=300) as api:
        await add_demo_company(api, deals=10, external_id="other")
        yield api


async def desktop(api: HttpApi, *filters: Json, who: str = ADMIN, language: str = "en") -> Json:
    found: Json = (await api.ask(who, WIDGETS, {"filters": filters}, language=language))["dashboard"]
    return found


async def widgets(api: HttpApi, *filters: Json, who: str = ADMIN, language: str = "en") -> dict[str, Json]:
    return {each["key"]: each for each in (await desktop(api, *filters, who=who, language=language))["widgets"]}


def as_input(shown: Json) -> Json:
    """A filter as it was told, asked for."""
    values = [each["value"] for each in shown["values"]]
    return {
        "attribute": shown["attribute"],
        "field": shown["field"],
        "values": values,
        "orNotGiven": shown["orNotGiven"],
    }


async def deal_type(api: HttpApi) -> Json:
    [first, *_] = (await api.ask(ADMIN, "{ dealTypes { id name } }"))["dealTypes"]
    return {"attribute": "DEAL_TYPE", "values": [first["id"]]}


@pytest.mark.parametrize("key", ["deal_types", "deal_sources", "new_activities"])
async def test_a_slice_is_the_total_of_the_desktop_narrowed_to_it(api: HttpApi, key: str) -> None:
    slices = (await widgets(api))[key]["slices"]
    assert len(slices) > 2
    for each in slices:
        narrowed = (await widgets(api, *map(as_input, each["narrowsTo"])))[key]
        assert (narrowed["total"]["value"], len(narrowed["slices"])) == (each["value"], 1)
        assert narrowed["total"]["records"]["totalCount"] == int(each["value"])


async def test_a_cell_and_a_line_narrow_to_what_they_count(api: HttpApi) -> None:
    whole = await widgets(api)
    cell = whole["activity_sources"]["cells"][0]
    assert {each["attribute"] for each in cell["narrowsTo"]} == {"ACTIVITY_TYPE", "SOURCE"}
    narrowed = await widgets(api, *map(as_input, cell["narrowsTo"]))
    assert narrowed["activity_sources"]["total"]["value"] == cell["value"]
    line = whole["revenue_by_deal_type"]["series"][0]
    narrowed = await widgets(api, *map(as_input, line["narrowsTo"]))
    assert narrowed["revenue"]["total"]["value"] == line["total"]
    assert len(narrowed["revenue_by_deal_type"]["series"]) == 1


NARROWED = "narrowsWholly narrowsToPeriod { firstDay lastDay } narrowsTo " + NAMED
PARTS = f"""
query($period: PeriodInput!, $filters: [DashboardFilterInput!]) {{ dashboard(period: $period, granularity: MONTH, filters: $filters) {{
  widgets {{ key
    total {{ value trend {{ start value {NARROWED} }} {NARROWED} }}
    ... on SeriesWidget {{ series {{ total points {{ value {NARROWED} }} }} }}
    ... on FunnelWidget {{ funnels {{ dealType {{ name }}
      steps {{ count {NARROWED} }} lost {{ stage {{ name }} from {{ name }} count {NARROWED} }}
    }} }}
  }} }} }}
"""


async def parts(api: HttpApi, first: str, last: str, *filters: Json) -> dict[str, Json]:
    asked = {"period": {"from": first, "to": last}, "filters": filters}
    return {each["key"]: each for each in (await api.ask(ADMIN, PARTS, asked))["dashboard"]["widgets"]}


@pytest.mark.parametrize("key", ["won_deals", "potential_revenue"])
async def test_a_step_of_time_is_the_total_of_its_period(api: HttpApi, key: str) -> None:
    steps = (await parts(api, "2026-01-10", "2026-04-05"))[key]["total"]["trend"]
    days = [(each["narrowsToPeriod"]["firstDay"], each["narrowsToPeriod"]["lastDay"]) for each in steps]
    assert days == [
        ("2026-01-10", "2026-01-31"),
        ("2026-02-01", "2026-02-28"),
        ("2026-03-01", "2026-03-31"),
        ("2026-04-01", "2026-04-05"),
    ]
    for each, (first, last) in zip(steps[1:3], days[1:3], strict=True):
        assert each["narrowsWholly"]
        assert (await parts(api, first, last))[key]["total"]["value"] == each["value"]


async def test_a_step_of_a_line_narrows_to_its_period_and_its_category(api: HttpApi) -> None:
    for line in (await parts(api, "2026-01-01", "2026-04-10"))["revenue_by_deal_type"]["series"]:
        step = line["points"][1]
        narrowed = await parts(
            api,
            step["narrowsToPeriod"]["firstDay"],
            step["narrowsToPeriod"]["lastDay"],
            *map(as_input, step["narrowsTo"]),
        )
        assert step["narrowsTo"]
        assert step["narrowsWholly"]
        assert narrowed["revenue"]["total"]["value"] == step["value"]


async def test_of_a_funnel_a_step_narrows_to_its_type_and_a_loss_to_its_stage_and_neither_wholly(api: HttpApi) -> None:
    funnels = (await parts(api, "2026-01-01", "2026-04-10"))["sales_funnel"]["funnels"]
    assert funnels
    for funnel in funnels:
        for step in funnel["steps"]:
            [by] = step["narrowsTo"]
            assert (by["attribute"], by["values"][0]["label"]) == ("DEAL_TYPE", funnel["dealType"]["name"])
            assert (step["narrowsWholly"], step["narrowsToPeriod"]) == (False, None)
        for loss in funnel["lost"]:
            [by] = loss["narrowsTo"]
            assert by["attribute"] == "STAGE"
            assert loss["stage"]["name"] in by["values"][0]["label"]
            assert not loss["narrowsWholly"]
    [funnel, *_] = [each for each in funnels if each["lost"]]
    [loss, *_] = funnel["lost"]
    narrowed = (await parts(api, "2026-01-01", "2026-04-10", *map(as_input, loss["narrowsTo"])))["sales_funnel"]
    [own] = [each for each in narrowed["funnels"] if each["dealType"] == funnel["dealType"]]
    of_stage = [each["count"] for each in funnel["lost"] if each["stage"] == loss["stage"]]
    assert sum(each["count"] for each in own["lost"]) == sum(of_stage)


async def test_a_whole_narrows_to_nothing(api: HttpApi) -> None:
    total = (await parts(api, "2026-01-01", "2026-04-10"))["deals"]["total"]
    assert (total["narrowsTo"], total["narrowsToPeriod"], total["narrowsWholly"]) == ([], None, True)


async def test_a_source_is_one_of_deals_and_activities(api: HttpApi) -> None:
    whole = await widgets(api)
    website = next(each for each in whole["deal_sources"]["slices"] if each["category"]["label"] == "Website")
    narrowed = await widgets(api, *map(as_input, website["narrowsTo"]))
    assert (
        0 < Decimal(narrowed["new_activities"]["total"]["value"]) < Decimal(whole["new_activities"]["total"]["value"])
    )


async def test_a_block_whose_rows_have_no_such_value_is_whole_and_says_so(api: HttpApi) -> None:
    whole, narrowed = await widgets(api), await widgets(api, await deal_type(api))
    assert narrowed["contacts"]["total"]["value"] == whole["contacts"]["total"]["value"]
    assert narrowed["contacts"]["filtersLeftOut"] == [{"attribute": "DEAL_TYPE"}]
    explained = narrowed["contacts"]["total"]["explain"]
    assert explained["filters"] == []
    assert {"code": "NOT_NARROWED", "text": "Not narrowed by the filter: Deal type."} in explained["notes"]
    assert narrowed["events"]["filtersLeftOut"] == [{"attribute": "DEAL_TYPE"}]
    assert narrowed["deals"]["filtersLeftOut"] == []


async def test_funnels_and_lines_of_what_is_filtered_out_are_not_shown(api: HttpApi) -> None:
    filter_ = await deal_type(api)
    narrowed = await widgets(api, filter_)
    assert [funnel["dealType"]["id"] for funnel in narrowed["sales_funnel"]["funnels"]] == filter_["values"]
    assert len(narrowed["revenue_by_deal_type"]["series"]) == 1


@pytest.mark.parametrize(("language", "words"), [("en", "Deal type is “"), ("ru", "Тип сделки — «")])
async def test_explanations_and_files_say_what_they_are_narrowed_to(api: HttpApi, language: str, words: str) -> None:
    deals = (await widgets(api, await deal_type(api), language=language))["deals"]
    [told] = deals["total"]["explain"]["filters"]
    assert told.startswith(words)
    for address in (deals["csv"], deals["total"]["records"]["exportUrl"]):
        assert told in (await api.download(ADMIN, address)).text


async def test_whoever_is_filtered_by_somebody_they_do_not_see_has_nothing(api: HttpApi) -> None:
    [admin] = (await api.ask(ADMIN, '{ users(search: "admin") { edges { node { id } } } }'))["users"]["edges"][:1]
    narrowed = await widgets(api, {"attribute": "RESPONSIBLE", "values": [admin["node"]["id"]]}, who=USER)
    assert {each["total"]["value"] for key, each in narrowed.items() if key != "events"} == {"0"}


async def test_an_id_knows_the_filters(api: HttpApi) -> None:
    filter_ = {**await deal_type(api), "orNotGiven": True}
    found = await desktop(api, filter_, {"attribute": "SOURCE", "orNotGiven": True})
    again = """query($id: ID!) { node(id: $id) {
      ... on Dashboard { id filters { attribute orNotGiven } } ... on Widget { total { value } } } }"""
    node = (await api.ask(ADMIN, again, {"id": found["id"]}))["node"]
    assert node["id"] == found["id"]
    assert node["filters"] == [{"attribute": each, "orNotGiven": True} for each in ("DEAL_TYPE", "SOURCE")]
    deals = next(each for each in found["widgets"] if each["key"] == "deals")
    assert (await api.ask(ADMIN, again, {"id": deals["id"]}))["node"]["total"]["value"] == deals["total"]["value"]
    assert found["id"] != (await desktop(api))["id"]


@pytest.mark.parametrize(
    ("filter_", "field", "code"),
    [
        ({"attribute": "PRICE", "values": []}, ["filters", "0", "attribute"], "BAD_USER_INPUT"),
        ({"attribute": "CONTACT", "values": []}, ["filters", "0", "attribute"], "BAD_USER_INPUT"),
        ({"attribute": "DEAL_TYPE"}, ["filters", "0", "values"], "BAD_USER_INPUT"),
        ({"attribute": "DEAL_TYPE", "values": ["nonsense"]}, ["filters", "0", "values", "0"], "BAD_USER_INPUT"),
        (
            {"attribute": "DEAL_TYPE", "values": [global_id("User", 1)]},
            ["filters", "0", "values", "0"],
            "BAD_USER_INPUT",
        ),
        (
            {"attribute": "DEAL_TYPE", "values": [global_id("DealType", 0)]},
            ["filters", "0", "values", "0"],
            "NOT_FOUND",
        ),
        ({"attribute": "GROUP", "values": [global_id("Group", 0)]}, ["filters", "0", "values", "0"], "NOT_FOUND"),
        ({"attribute": "FIELD", "values": []}, ["filters", "0", "field"], "BAD_USER_INPUT"),
        (
            {"attribute": "FIELD", "field": global_id("CustomField", 0), "orNotGiven": True},
            ["filters", "0", "field"],
            "NOT_FOUND",
        ),
        (
            {"attribute": "SOURCE", "field": global_id("CustomField", 1), "orNotGiven": True},
            ["filters", "0", "field"],
            "BAD_USER_INPUT",
        ),
        (
            {"attribute": "DEAL_TYPE", "values": [global_id("DealType", n) for n in range(1, 102)]},
            ["filters", "0", "values"],
            "BAD_USER_INPUT",
        ),
    ],
)
async def test_what_cannot_be_a_filter_is_refused_by_name(
    api: HttpApi, filter_: Json, field: list[str], code: str
) -> None:
    [error] = (await api.send(ADMIN, WIDGETS, {"filters": [filter_]}))["errors"]
    assert error["extensions"] == {"code": code, "field": field}


async def test_another_companys_things_are_as_if_there_were_none(api: HttpApi) -> None:
    theirs = await api.ask(
        "admin@other.example",
        "{ dealTypes { id } groups { id } users(first: 1) { edges { node { id } } } "
        "customFields(entity: DEAL) { id kind options { id } } }",
    )
    choice = next(each for each in theirs["customFields"] if each["kind"] == "CHOICE")
    own = (await api.ask(ADMIN, "{ customFields(entity: DEAL) { id kind } }"))["customFields"]
    field = next(each["id"] for each in own if each["kind"] == "CHOICE")
    for filter_ in (
        {"attribute": "DEAL_TYPE", "values": [theirs["dealTypes"][0]["id"]]},
        {"attribute": "GROUP", "values": [each["id"] for each in theirs["groups"][:1]]},
        {"attribute": "RESPONSIBLE", "values": [theirs["users"]["edges"][0]["node"]["id"]]},
        {"attribute": "SOURCE", "values": [choice["options"][0]["id"]]},
        {"attribute": "FIELD", "field": choice["id"], "values": [choice["options"][0]["id"]]},
        {"attribute": "FIELD", "field": field, "values": [choice["options"][0]["id"]]},
    ):
        if filter_.get("values"):
            [error] = (await api.send(ADMIN, WIDGETS, {"filters": [filter_]}))["errors"]
            assert error["extensions"]["code"] == "NOT_FOUND", filter_


async def test_more_filters_than_anybody_needs_are_refused(api: HttpApi) -> None:
    filters = [{"attribute": "SOURCE", "orNotGiven": True}] * 21
    [error] = (await api.send(ADMIN, WIDGETS, {"filters": filters}))["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "field": ["filters"]}


async def test_a_filtered_desktop_takes_as_many_statements(api: HttpApi, count_statements: CountStatements) -> None:
    group = (await api.ask(ADMIN, "{ groups { id } }"))["groups"][0]["id"]
    filters = [await deal_type(api), {"attribute": "GROUP", "values": [group]}]
    await api.sign_in(HEAD)
    counted: list[int] = []
    for variables in ({}, {"filters": filters}):
        with count_statements(api.engine) as statements:
            await api.ask(HEAD, WIDGETS, variables)
        counted.append(len(statements))
    assert counted == [4, 4]


async def test_the_workbook_of_a_filtered_desktop_says_by_what(api: HttpApi) -> None:
    document = f"query($filters: [DashboardFilterInput!]) {{ dashboard({ASKED}) {{ exportUrl }} }}"
    address = (await api.ask(ADMIN, document, {"filters": [await deal_type(api)]}))["dashboard"]["exportUrl"]
    assert "filters=DEAL_TYPE%2C" in address
    told = str(read_xlsx((await api.download(ADMIN, address)).content))
    assert "Deal type is “" in told
    assert "Not narrowed by the filter: Deal type." in told
