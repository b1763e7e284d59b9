"""A report of every way there is of drawing one, all of them of what the settings decide."""

from typing import Any

from resolvers.catalog.visualisation import Visualisation, WidgetKind
from tests.http_api import HttpApi

Json = dict[str, Any]

_REVENUE: Json = {"aggregate": "SUM", "of": {"attribute": "PRICE"}, "time": {"time": "WON"}}
_CLOSED: Json = {"aggregate": "COUNT", "time": {"time": "CLOSED"}}
_SHARE: Json = {
    "aggregate": "RATIO",
    "numerator": {"aggregate": "COUNT", "time": {"time": "WON"}},
    "denominator": _CLOSED,
}


def _by(*attributes: str) -> list[Json]:
    return [{"of": {"attribute": attribute}} for attribute in attributes]


# What each shape has besides its measures and the way it is drawn.
_MORE: dict[WidgetKind, Json] = {
    WidgetKind.METRIC: {},
    WidgetKind.SERIES: {"dimensions": _by("TIME", "DEAL_TYPE")},
    WidgetKind.BREAKDOWN: {"dimensions": _by("RESPONSIBLE")},
    WidgetKind.FUNNEL: {"measures": [{"aggregate": "COUNT"}]},
    WidgetKind.MATRIX: {"dimensions": _by("DEAL_TYPE", "RESPONSIBLE")},
    WidgetKind.TABLE: {"dimensions": _by("DEAL_TYPE", "STAGE"), "measures": [_REVENUE, _SHARE, _CLOSED]},
    WidgetKind.FEED: {"dataset": "EVENTS", "measures": []},
}


def definition(drawn: Visualisation) -> Json:
    """A definition that is drawn so."""
    target: Json = {"target": "100000"} if drawn.spec.has_target else {}
    return {"dataset": "DEALS", "visualisation": drawn.name, "measures": [_REVENUE], **_MORE[drawn.kind], **target}


async def publish_every_shape(api: HttpApi, who: str) -> dict[Visualisation, str]:
    """The keys of new reports, one of every shape, on everybody's desktop."""
    create = """mutation($input: CreateReportInput!) { createReport(input: $input) {
      report { id } userErrors { field message } } }"""
    publish = "mutation($input: PublishReportInput!) { publishReport(input: $input) { userErrors { field message } } }"
    keys: dict[Visualisation, str] = {}
    for drawn in Visualisation:
        input_ = {"name": drawn.name.title(), "definition": definition(drawn)}
        made = (await api.ask(who, create, {"input": input_}))["createReport"]
        assert made["userErrors"] == [], drawn
        input_ = {"report": made["report"]["id"], "audience": {"everyone": True}}
        assert (await api.ask(who, publish, {"input": input_}))["publishReport"]["userErrors"] == []
        found = await api.ask(
            who, "query($id: ID!) { report(id: $id) { widget { key } } }", {"id": made["report"]["id"]}
        )
        keys[drawn] = found["report"]["widget"]["key"]
    return keys
