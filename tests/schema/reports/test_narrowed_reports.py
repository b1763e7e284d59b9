"""A report by itself takes the filters of a desktop: its numbers, their rows and its files follow them."""

from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.demo_api import ADMIN, demo_api
from tests.exported import number, read_csv
from tests.http_api import HttpApi

CREATE = (
    """mutation($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { message } } }"""
)
DEFINITION = {
    "dataset": "DEALS",
    "visualisation": "BARS",
    "time": {"time": "CREATED"},
    "dimensions": [{"of": {"attribute": "DEAL_TYPE"}}],
}
SHOWN = """query($id: ID!, $filters: [DashboardFilterInput!]) { report(id: $id) {
  widget(period: { from: "2026-01-01", to: "2026-04-10" }, filters: $filters) {
    id filters { attribute label values { value label } } filtersLeftOut { attribute } exportUrl(format: CSV)
    total { value explain { filters } records(first: 1) { totalCount exportUrl(format: CSV) } }
    ... on BreakdownWidget { slices { value category { label } narrowsTo { attribute values { value } } } } } } }"""


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=120) as api:
        yield api


async def test_a_report_by_itself_is_narrowed_as_a_desktop_is(api: HttpApi) -> None:
    made = (await api.ask(ADMIN, CREATE, {"input": {"name": "By type", "definition": DEFINITION}}))["createReport"]
    assert made["userErrors"] == []

    async def shown(*filters: dict[str, Any]) -> dict[str, Any]:
        answer = await api.ask(ADMIN, SHOWN, {"id": made["report"]["id"], "filters": filters})
        widget: dict[str, Any] = answer["report"]["widget"]
        return widget

    whole = await shown()
    assert whole["filters"] == []
    assert len(whole["slices"]) > 1
    for part in whole["slices"]:
        [by] = part["narrowsTo"]
        narrowed = await shown({"attribute": by["attribute"], "values": [each["value"] for each in by["values"]]})
        assert narrowed["id"] != whole["id"]
        assert narrowed["total"]["value"] == part["value"]
        assert narrowed["total"]["records"]["totalCount"] == int(part["value"])
        assert [each["values"][0]["label"] for each in narrowed["filters"]] == [part["category"]["label"]]
        assert part["category"]["label"] in narrowed["total"]["explain"]["filters"][0]
        figures = read_csv((await api.download(ADMIN, narrowed["exportUrl"])).content)
        assert number(figures.table("Figures")[0]["Value"]) == Decimal(part["value"])
        rows = read_csv((await api.download(ADMIN, narrowed["total"]["records"]["exportUrl"])).content, "Records")
        assert len(rows.table("Records")) == int(part["value"])


async def test_a_filter_that_its_rows_have_not_leaves_a_report_whole_and_is_told(api: HttpApi) -> None:
    contacts = {"dataset": "CONTACTS", "visualisation": "NUMBER", "time": {"time": "CREATED"}}
    made = (await api.ask(ADMIN, CREATE, {"input": {"name": "Contacts", "definition": contacts}}))["createReport"]
    [deal_type, *_] = (await api.ask(ADMIN, "{ dealTypes { id } }"))["dealTypes"]
    by_type = {"attribute": "DEAL_TYPE", "values": [deal_type["id"]]}
    asked = {"id": made["report"]["id"]}
    whole, narrowed = [
        (await api.ask(ADMIN, SHOWN, {**asked, "filters": filters}))["report"]["widget"] for filters in ([], [by_type])
    ]
    assert narrowed["total"]["value"] == whole["total"]["value"]
    assert [each["attribute"] for each in narrowed["filtersLeftOut"]] == ["DEAL_TYPE"]
    assert [each["attribute"] for each in narrowed["filters"]] == ["DEAL_TYPE"]
