"""Files of reports, opened by another library: every figure in them is the API's, also of reports that are on no desktop."""

from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from typing import Any

import pytest

from resolvers.reports.templates import LIBRARY
from tests.demo_api import ADMIN, USER, demo_api
from tests.exported import read_csv, read_xlsx
from tests.http_api import HttpApi

COPY = """mutation($input: CreateReportFromTemplateInput!) { createReportFromTemplate(input: $input) {
  report { id name widgetId } userErrors { message } } }"""
AUDIENCE = "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { message } } }"
ALONE = """query($id: ID!) { report(id: $id) { widget(period: { preset: THIS_YEAR }) {
  csv: exportUrl(format: CSV) xlsx: exportUrl(format: XLSX)
  ... on TableWidget { columns { label unit } rows { categories { label } values { value
    records(first: 100) { totalCount sum exportUrl(format: CSV) edges { node { title } } } } } }
  ... on BreakdownWidget { slices { category { label } value
    records(first: 100) { totalCount sum exportUrl(format: CSV) edges { node { title } } } } }
  ... on MetricWidget { metric { value records(first: 100) { totalCount sum exportUrl(format: CSV) edges { node { title } } } } }
} } }"""


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=250) as api:
        yield api


async def add(api: HttpApi, template: str) -> dict[str, Any]:
    made = (await api.ask(ADMIN, COPY, {"input": {"template": template}}))["createReportFromTemplate"]
    assert made["userErrors"] == []
    everyone = {"widget": made["report"]["widgetId"], "audience": {"everyone": True}}
    await api.ask(ADMIN, AUDIENCE, {"input": everyone})
    report: dict[str, Any] = made["report"]
    return report


@pytest.mark.parametrize("template", [template.key for template in LIBRARY])
async def test_what_a_report_shows_and_the_rows_behind_it_are_what_is_downloaded(api: HttpApi, template: str) -> None:
    report = await add(api, template)
    opened = 0
    for who in (ADMIN, USER):
        widget = (await api.ask(who, ALONE, {"id": report["id"]}))["report"]["widget"]
        csv = read_csv((await api.download(who, widget["csv"])).content)
        xlsx = read_xlsx((await api.download(who, widget["xlsx"])).content)
        assert csv.tables.keys() == xlsx.tables.keys()
        if "rows" in widget:
            shown = [
                (*(c["label"] for c in row["categories"]), *(v["value"] for v in row["values"]))
                for row in widget["rows"]
            ]
            table = csv.tables[report["name"]][1:]
            assert [_plain(row) for row in table] == [_plain(row) for row in shown]
            numbers = [value for row in widget["rows"] for value in row["values"]]
        elif "slices" in widget:
            table = csv.tables[report["name"]][1:]
            assert [_plain(row[:2]) for row in table] == [
                _plain((part["category"]["label"], part["value"])) for part in widget["slices"]
            ]
            numbers = widget["slices"]
        else:
            numbers = [widget["metric"]]
        for number in numbers[:8]:
            records = number["records"]
            rows = read_csv((await api.download(who, records["exportUrl"])).content, "records").table("records")
            assert len(rows) == records["totalCount"]
            assert [row["Title"] for row in rows][:100] == [edge["node"]["title"] for edge in records["edges"]]
            opened += 1
    assert opened


async def test_a_report_that_is_for_nobody_is_no_file_for_anybody_but_administrators(api: HttpApi) -> None:
    made = (await api.ask(ADMIN, COPY, {"input": {"template": "won_deals"}}))["createReportFromTemplate"]
    widget = (await api.ask(ADMIN, ALONE, {"id": made["report"]["id"]}))["report"]["widget"]
    assert (await api.download(ADMIN, widget["csv"])).status_code == 200
    assert (await api.download(USER, widget["csv"])).status_code == 404


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_number(cell) for cell in row)


def _number(cell: Any) -> Any:
    try:
        return Decimal(cell)
    except (ArithmeticError, TypeError, ValueError):
        return cell or None
