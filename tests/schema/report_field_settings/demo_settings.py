"""Settings of the demo company, at random, and what its administrator sees of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from crm_desktop.demo.deal_types import DEAL_TYPES, DealTypePlan
from crm_desktop.demo.fields import ACTIVITY_FIELDS, DEAL_FIELDS
from tests.http_api import HttpApi

NOW = datetime.fromisoformat("2026-04-10T09:30:00+02:00")
ADMIN = "admin@demo.example"

_PRICES = [each for each in DEAL_FIELDS if each.kind == "price"]
_SOURCES = {
    "dealSourceFields": [each.id for each in DEAL_FIELDS if each.kind == "choice"],
    "activitySourceFields": [each.id for each in ACTIVITY_FIELDS if each.kind == "choice"],
}
PERIODS: list[dict[str, Any]] = [
    {"preset": "LAST_QUARTER"},
    {"preset": "THIS_MONTH"},
    {"from": "2025-11-05", "to": "2026-02-17"},
]

WIDGET = """fragment Block on Widget {
  key status { code missing { code dealType activityType } }
  ... on MetricWidget { metric { ...Figures } }
  ... on SeriesWidget { total { ...Figures } series { category { key } total points { start value } } }
  ... on BreakdownWidget { total { ...Figures } slices { category { key } value share records(first: 1) { totalCount } } }
  ... on MatrixWidget { total { ...Figures } cells { row column value records(first: 1) { totalCount } } }
  ... on TableWidget { total { ...Figures } rows { categories { key } values { column value parts { key value } } } }
  ... on FunnelWidget {
    total { ...Figures }
    funnels {
      dealType { externalId }
      steps { stage { externalId } count amount shareOfPrevious shareOfFirst }
      lost { from { externalId } stage { externalId } count amount records(first: 1) { totalCount sum } }
    }
  }
}
fragment Figures on Metric {
  value unit previous change { absolute percent }
  secondary { key value } trend { start value }
  records(first: 2) { totalCount sum edges { node { id } } }
  explain { settings notes { code count } }
}"""
DESKTOP = "query($period: PeriodInput) { dashboard(period: $period) { widgets { ...Block } } }" + WIDGET
PREVIEW = (
    """query($period: PeriodInput, $input: ReportFieldSettingsInput!) {
  previewReportFieldSettings(input: $input, period: $period) {
    userErrors { field message } warnings { code dealType }
    blocks { key isChanged before { ...Block } after { ...Block } }
  }
}"""
    + WIDGET
)
UPDATE = """mutation($input: ReportFieldSettingsInput!) {
  updateReportFieldSettings(input: $input) { reportFieldSettings { version } userErrors { field message } }
}"""
_IDS = """{
  dealTypes { id externalId stages { id externalId } }
  deals: customFields(entity: DEAL, includeArchived: true) { id externalId }
  activities: customFields(entity: ACTIVITY, includeArchived: true) { id externalId }
}"""


@dataclass(frozen=True)
class SomeSettings:
    """A change by external ids."""

    lists: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    deal_types: dict[str, dict[str, list[str]]] = field(default_factory=dict[str, dict[str, list[str]]])


@st.composite
def some_settings(draw: st.DrawFn, *, whole: bool = False) -> SomeSettings:
    """A change of some lists, or (``whole``) of all; every choice in it is a sound one."""
    lists: dict[str, list[str]] = {}
    for name, fields in _SOURCES.items():
        if whole or draw(st.booleans()):
            lists[name] = draw(st.lists(st.sampled_from(fields), unique=True, max_size=3))
    types = DEAL_TYPES if whole else draw(st.lists(st.sampled_from(DEAL_TYPES), unique_by=lambda plan: plan.id))
    return SomeSettings(lists, {plan.id: _of_type(draw, plan) for plan in types})


def _of_type(draw: st.DrawFn, plan: DealTypePlan) -> dict[str, list[str]]:
    prices = [each.id for each in _PRICES if each.deal_type in ("", plan.id)]
    stages = [*plan.open_stages, *plan.won_stages, *plan.lost_stages]
    meant = draw(st.lists(st.sampled_from(["won", "lost", "open"]), min_size=len(stages), max_size=len(stages)))
    return {
        "priceFields": draw(st.lists(st.sampled_from(prices), unique=True)),
        "successfulStages": [stage for stage, means in zip(stages, meant, strict=True) if means == "won"],
        "unsuccessfulStages": [stage for stage, means in zip(stages, meant, strict=True) if means == "lost"],
    }


class DemoSettings:
    """The demo company as its administrator sets it up."""

    def __init__(self, api: HttpApi) -> None:
        self.api = api
        self.ids: dict[str, str] = {}

    async def learn(self) -> None:
        """Learns the ids of everything that can be chosen."""
        found = await self.ask(_IDS)
        for each in (*found["dealTypes"], *found["deals"], *found["activities"]):
            self.ids[each["externalId"]] = each["id"]
            self.ids |= {stage["externalId"]: stage["id"] for stage in each.get("stages", ())}

    async def ask(self, operation: str, **variables: Any) -> dict[str, Any]:
        """What the administrator is answered."""
        return await self.api.ask(ADMIN, operation, variables)

    async def input(self, wanted: SomeSettings) -> dict[str, Any]:
        """The input that asks for a change of the settings in force."""
        base = (await self.ask("{ reportFieldSettings { version } }"))["reportFieldSettings"]["version"]
        types = [
            {"dealType": self.ids[name], **{key: self._ids(names) for key, names in lists.items()}}
            for name, lists in wanted.deal_types.items()
        ]
        return {"baseVersion": base, "dealTypes": types} | {
            key: self._ids(names) for key, names in wanted.lists.items()
        }

    async def desktop(self, period: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """The desktop's blocks by key."""
        widgets = (await self.ask(DESKTOP, period=period))["dashboard"]["widgets"]
        return {widget["key"]: widget for widget in widgets}

    async def preview(self, input_: dict[str, Any], period: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """The preview's blocks by key."""
        preview = (await self.ask(PREVIEW, input=input_, period=period))["previewReportFieldSettings"]
        assert preview["userErrors"] == []
        return {block["key"]: block for block in preview["blocks"]}

    async def save(self, input_: dict[str, Any]) -> None:
        """Puts a change in force."""
        payload = (await self.ask(UPDATE, input=input_))["updateReportFieldSettings"]
        assert payload["userErrors"] == []

    def _ids(self, names: list[str]) -> list[str]:
        return [self.ids[name] for name in names]
