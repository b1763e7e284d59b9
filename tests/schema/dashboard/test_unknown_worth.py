"""Zero is only ever a real zero: what deals are worth of which nobody said what a price is, is not known."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.prepared import prepared
from tests.resolvers.records.office import build_office
from tests.schema.events.people import People

QUERY = """
query {
  dashboard {
    funnel: widget(key: "sales_funnel") {
      status { code missing { dealType } }
      ... on FunnelWidget { funnels { dealType { name } steps { stage { name } count amount records { totalCount sum } } } }
    }
    revenue: widget(key: "revenue") { ... on MetricWidget { metric { value previous change { absolute } records { totalCount sum } } } }
    series: widget(key: "revenue_by_deal_type") {
      ... on SeriesWidget { total { value } series { category { label } total points { value } } }
    }
  }
}
"""
REPORT = """
query($definition: ReportDefinitionInput!) {
  previewReport(definition: $definition) {
    userErrors { message }
    widget { ... on TableWidget { totals { value } rows { categories { label } values { value records { totalCount sum } } } } }
  }
}
"""


@pytest.fixture
async def people(engine: AsyncEngine) -> AsyncIterator[People]:
    async with People(engine, await prepared(engine, build_office)) as people:
        # Services are done, but nobody said what they cost.
        await people.change(
            "INSERT INTO deal_type_report_fields (company_id, deal_type_id, price_field_ids, success_stage_ids, failure_stage_ids)"
            " SELECT company_id, id, '{{}}', ARRAY[{done}], '{{}}' FROM deal_types WHERE id = {service}"
        )
        await people.change("UPDATE deal_types SET archived_at = now() WHERE id = {bare}")
        yield people


async def win(people: People, type_: str, stage: str, responsible: str, price: str | None = None) -> None:
    """A deal of somebody that is won today."""
    fields = [] if price is None else [{"field": people.id("CustomField", "price"), "number": price}]
    values = {"name": "A boat", "dealType": people.id("DealType", type_), "responsible": people.id("User", responsible)}
    deal = await people.act("admin", "createDeal", **values, fields=fields)
    await people.act("admin", "moveDeal", deal=deal, toStage=people.id("Stage", stage))


def funnel_of(answer: dict[str, Any], name: str) -> dict[str, tuple[int, str | None, str | None]]:
    """Count, amount and the sum of the rows, by stage."""
    [funnel] = [each for each in answer["funnel"]["funnels"] if each["dealType"]["name"] == name]
    return {step["stage"]["name"]: (step["count"], step["amount"], step["records"]["sum"]) for step in funnel["steps"]}


async def test_a_type_without_price_settings_is_named_and_its_deals_are_of_unknown_worth(people: People) -> None:
    await win(people, "retail", "won", "seller", "100")
    await win(people, "service", "done", "other")
    desktop = (await people.ask("admin", QUERY))["dashboard"]
    assert desktop["funnel"]["status"] == {
        "code": "PARTIAL",
        "missing": [{"dealType": people.id("DealType", "service")}],
    }
    assert funnel_of(desktop, "retail")["won"] == (1, "100", "100")
    assert funnel_of(desktop, "service") == {"start": (1, None, None), "done": (1, None, None)}
    assert desktop["revenue"]["metric"]["value"] == "100"
    lines = {each["category"]["label"]: each for each in desktop["series"]["series"]}
    assert (lines["retail"]["total"], lines["service"]["total"]) == ("100", None)
    assert {point["value"] for point in lines["service"]["points"]} == {"0", None}, "nothing where nothing was won"


async def test_who_has_only_such_deals_has_no_revenue_that_is_known(people: People) -> None:
    await win(people, "retail", "won", "seller", "100")
    await win(people, "service", "done", "other")
    metric = (await people.ask("other", QUERY))["dashboard"]["revenue"]["metric"]
    assert (metric["value"], metric["change"], metric["records"]) == (None, None, {"totalCount": 1, "sum": None})
    metric = (await people.ask("seller", QUERY))["dashboard"]["revenue"]["metric"]
    assert (metric["value"], metric["records"]) == ("100", {"totalCount": 1, "sum": "100"})


async def test_a_type_whose_price_field_is_archived_is_one_without(people: People) -> None:
    await win(people, "retail", "won", "seller", "100")
    await people.change("UPDATE custom_fields SET archived_at = now() WHERE id = {price}")
    desktop = (await people.ask("admin", QUERY))["dashboard"]
    assert people.id("DealType", "retail") in {each["dealType"] for each in desktop["funnel"]["status"]["missing"]}
    assert funnel_of(desktop, "retail")["won"] == (1, None, None)


async def test_a_report_does_not_make_a_zero_of_it_whatever_it_is_by(people: People) -> None:
    await win(people, "retail", "won", "seller", "100")
    await win(people, "service", "done", "other")
    definition = {
        "dataset": "DEALS",
        "time": {"time": "CREATED"},
        "visualisation": "TABLE",
        "measures": [{"aggregate": aggregate, "of": {"attribute": "PRICE"}} for aggregate in ("SUM", "AVERAGE")],
        "dimensions": [{"of": {"attribute": "RESPONSIBLE"}}],
    }
    report = (await people.ask("admin", REPORT, definition=definition))["previewReport"]
    assert report["userErrors"] == []
    rows = {
        row["categories"][0]["label"]: [each["value"] for each in row["values"]] for row in report["widget"]["rows"]
    }
    assert rows == {"seller": ["100", "100"], "other": [None, None]}
    assert [each["value"] for each in report["widget"]["totals"]] == ["100", "100"]
