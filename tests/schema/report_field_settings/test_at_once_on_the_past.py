"""Settings act at once, on what happened long before them."""

from typing import Any

from tests.schema.report_field_settings.settings_api import SettingsApi

_MARCH = '(period: { from: "2026-03-01", to: "2026-03-09" })'
_DESKTOP = (
    """{ dashboard"""
    + _MARCH
    + """ {
  revenue: widget(key: "revenue") { ...Shown } won: widget(key: "won_deals") { ...Shown }
  lost: widget(key: "lost_deals") { ...Shown } potential: widget(key: "potential_revenue") { ...Shown }
  sources: widget(key: "deal_sources") {
    status { code } ... on BreakdownWidget { slices { category { label } value } } }
} }
fragment Shown on Widget { status { code } ... on MetricWidget { metric { value } } }"""
)
_TWO_AT_ONCE = """mutation($won: ReportFieldSettingsInput!, $sources: ReportFieldSettingsInput!) {
  won: updateReportFieldSettings(input: $won) { reportFieldSettings { version } }
  sources: updateReportFieldSettings(input: $sources) { reportFieldSettings { version dealSourceFields { name } } }
}"""


async def _sell(api: SettingsApi) -> None:
    """A deal of retail, of 100 and a fee of 7, that went from the offer to won and is from the Web."""
    values = [
        {"field": api.id("price"), "number": "100"},
        {"field": api.id("fee"), "number": "7"},
        {"field": api.id("source"), "option": api.id("web")},
    ]
    deal = await api.create_deal(createdAt="2026-03-02T09:00:00Z", stage=api.id("new"), fields=values)
    for day, stage in ((3, "offer"), (5, "won")):
        moved = await api.write(
            "seller", "moveDeal", deal=deal, toStage=api.id(stage), occurredAt=f"2026-03-0{day}T10:00:00Z"
        )
        assert moved["userErrors"] == []


async def _shown(api: SettingsApi) -> dict[str, Any]:
    dashboard = (await api.ask("admin", _DESKTOP))["dashboard"]
    shown = {key: (each["status"]["code"], (each.get("metric") or {}).get("value")) for key, each in dashboard.items()}
    slices = {each["category"]["label"]: each["value"] for each in dashboard["sources"]["slices"]}
    return {**shown, "sources": (dashboard["sources"]["status"]["code"], slices)}


async def test_the_next_query_counts_the_past_by_the_new_settings(api: SettingsApi) -> None:
    await _sell(api)
    before = await _shown(api)
    assert before == {
        "revenue": ("PARTIAL", "107"),
        "won": ("PARTIAL", "1"),
        "lost": ("PARTIAL", "0"),
        "potential": ("PARTIAL", "0"),
        "sources": ("NOT_CONFIGURED", {}),
    }
    await api.update(
        dealSourceFields=api.ids("source"),
        dealTypes=[
            api.of("retail", priceFields=["price"], successfulStages=["lost"], unsuccessfulStages=["offer"]),
        ],
    )
    assert await _shown(api) == {
        "revenue": ("PARTIAL", "0"),
        "won": ("PARTIAL", "0"),
        "lost": ("PARTIAL", "1"),
        "potential": ("PARTIAL", "100"),
        "sources": ("READY", {"Web": "1"}),
    }
    await api.restore(0)
    assert await _shown(api) == before


async def test_within_one_request_the_second_change_stands_upon_the_first(api: SettingsApi) -> None:
    won = {"baseVersion": 0, "dealTypes": [api.of("service", successfulStages=["done"])]}
    sources = {"baseVersion": 1, "dealSourceFields": api.ids("source")}
    done = await api.ask("admin", _TWO_AT_ONCE, won=won, sources=sources)
    assert done["won"]["reportFieldSettings"]["version"] == 1
    assert done["sources"]["reportFieldSettings"] == {"version": 2, "dealSourceFields": [{"name": "source"}]}


async def test_a_preview_writes_nothing_and_refuses_what_saving_would(api: SettingsApi) -> None:
    await _sell(api)
    preview = """query($input: ReportFieldSettingsInput!) { previewReportFieldSettings(input: $input, period: %s) {
      period { start end isRunning } comparedWith { start } warnings { dealType } userErrors { field code }
      blocks { key title isChanged before { ...Shown } after { ...Shown } } } }
    fragment Shown on Widget { status { code } ... on MetricWidget { metric { value trend { value } } } }"""
    document = preview % '{ from: "2026-03-01", to: "2026-03-09" }'
    rows = "SELECT version FROM report_field_settings WHERE company_id = :company"
    input_: dict[str, Any] = {"baseVersion": 0, "dealTypes": [api.of("retail", successfulStages=["offer", "won"])]}
    found = (await api.ask("admin", document, input=input_))["previewReportFieldSettings"]
    assert await api.rows(rows) == []
    assert (found["period"]["start"], found["comparedWith"]["start"]) == (
        "2026-03-01T00:00:00+03:00",
        "2026-02-20T00:00:00+03:00",
    )
    blocks = {block["key"]: block for block in found["blocks"]}
    # It was won on another day, so the chart by day is another; the sums are the same.
    assert [key for key, block in blocks.items() if block["isChanged"]] == ["revenue_by_deal_type"]
    won = blocks["won_deals"]
    assert won["title"] == "Won deals"
    assert [each["value"] for each in won["before"]["metric"]["trend"]][:5] == ["0", "0", "0", "0", "1"]
    assert [each["value"] for each in won["after"]["metric"]["trend"]][:5] == ["0", "0", "1", "0", "0"]
    assert [each["dealType"] for each in found["warnings"]] == api.ids("service", "bare")
    input_ = {"baseVersion": 0, "dealSourceFields": api.ids("note")}
    found = (await api.ask("admin", document, input=input_))["previewReportFieldSettings"]
    assert found["blocks"] == found["warnings"] == []
    assert found["userErrors"] == [{"field": ["dealSourceFields", "0"], "code": "INVALID"}]
    result = await api.send("admin", document, input={"baseVersion": 4})
    assert [(error.extensions or {}).get("code") for error in result.errors or ()] == ["CONFLICT"]
