"""A whole desktop of thousands of records, reduced to figures: the product's answer and the oracle's, in the same shape."""

from datetime import datetime
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

FULL = """
fragment Figures on Metric {
  value previous change { absolute percent }
  secondary { key value records(first: 1) { totalCount } }
  trend { start value }
  records(first: 1) { totalCount sum }
}
query($period: PeriodInput!, $compareTo: Comparison!) {
  dealTypes(includeArchived: true) { name externalId stages { id externalId } }
  activityTypes(includeArchived: true) { name externalId }
  dashboard(period: $period, compareTo: $compareTo) {
    widgets {
      key status { code }
      ... on MetricWidget { metric { ...Figures } }
      ... on SeriesWidget { total { ...Figures } series { category { key label } total points { start value } } }
      ... on BreakdownWidget {
        total { ...Figures } slices { category { key label } value share records(first: 1) { totalCount } }
      }
      ... on MatrixWidget {
        total { ...Figures } rows { key label } columns { key label }
        cells { row column value records(first: 1) { totalCount } }
      }
      ... on FunnelWidget {
        funnels {
          dealType { externalId }
          steps { stage { externalId } count amount shareOfPrevious shareOfFirst records(first: 1) { totalCount sum } }
          lost { from { externalId } stage { externalId } count amount records(first: 1) { totalCount sum } }
        }
      }
    }
  }
}
"""


def read_answer(answer: Json) -> dict[str, Json]:
    """Every block but the feed, by its key. Each number is the count or sum of the rows behind it."""
    names = {each["name"]: each["externalId"] for each in answer["dealTypes"] + answer["activityTypes"]}
    return {
        widget["key"]: _read_widget(widget, names)
        for widget in answer["dashboard"]["widgets"]
        if widget["key"] != "events"
    }


def _read_widget(widget: Json, names: dict[str, str]) -> Json:
    read: Json = {"status": widget["status"]["code"]}
    if read["status"] == "NOT_CONFIGURED":
        assert not any(widget.get(part) for part in ("metric", "total", "series", "slices", "cells", "funnels"))
        return read
    metric = widget.get("metric") or widget.get("total")
    if metric:
        read |= _read_metric(metric)
    if "series" in widget:
        read["series"] = {_name(each["category"], names): _points(each["points"]) for each in widget["series"]}
        for each in widget["series"]:
            assert Decimal(each["total"]) == sum(value for _, value in _points(each["points"]))
    if "slices" in widget:
        assert all(int(each["value"]) == each["records"]["totalCount"] for each in widget["slices"])
        read["slices"] = {
            _name(each["category"], names): (Decimal(each["value"]), Decimal(each["share"]))
            for each in widget["slices"]
        }
    if "cells" in widget:
        assert all(int(each["value"]) == each["records"]["totalCount"] for each in widget["cells"])
        places = {each["key"]: _name(each, names) for each in widget["rows"] + widget["columns"]}
        read["cells"] = {
            (places[each["row"]], places[each["column"]]): Decimal(each["value"]) for each in widget["cells"]
        }
    if "funnels" in widget:
        read["funnels"] = {each["dealType"]["externalId"]: _read_funnel(each) for each in widget["funnels"]}
    return read


def _read_metric(metric: Json) -> Json:
    behind = metric["records"]
    assert Decimal(metric["value"]) == (behind["totalCount"] if behind["sum"] is None else Decimal(behind["sum"]))
    assert all(int(each["value"]) == each["records"]["totalCount"] for each in metric["secondary"])
    change = metric["change"]
    return {
        "value": Decimal(metric["value"]),
        "previous": _number(metric["previous"]),
        "change": change and {key: _number(value) for key, value in change.items()},
        "secondary": {each["key"]: Decimal(each["value"]) for each in metric["secondary"]},
        "trend": _points(metric["trend"]),
        "records": behind["totalCount"],
    }


def _read_funnel(funnel: Json) -> Json:
    for each in funnel["steps"] + funnel["lost"]:
        assert (each["count"], each["amount"]) == (each["records"]["totalCount"], each["records"]["sum"])
    return {
        "steps": [
            (
                step["stage"]["externalId"],
                step["count"],
                Decimal(step["amount"]),
                _number(step["shareOfPrevious"]),
                _number(step["shareOfFirst"]),
            )
            for step in funnel["steps"]
        ],
        "lost": {
            (each["from"] and each["from"]["externalId"], each["stage"]["externalId"]): (
                each["count"],
                Decimal(each["amount"]),
            )
            for each in funnel["lost"]
        },
    }


def _name(category: Json, names: dict[str, str]) -> str | None:
    """A category as the oracle calls it: types by their external id, sources by their label."""
    if category["key"] == "not_given":
        return None
    return category["label"] if category["key"].startswith("label:") else names[category["label"]]


def _points(points: list[Json]) -> list[tuple[datetime, Decimal]]:
    return [(datetime.fromisoformat(point["start"]), Decimal(point["value"])) for point in points]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def of_oracle(shown: dict[str, Json]) -> dict[str, Json]:
    """The oracle's desktop in the same shape: rows only by their number."""
    return {block: _of_block(figures) for block, figures in shown.items()}


def _of_block(figures: Json) -> Json:
    parts = ("status", "value", "previous", "change", "secondary", "trend", "slices", "cells")
    read = {part: figures[part] for part in parts if part in figures}
    if "value" in figures:
        behind = figures["records"]
        read["records"] = len(set().union(*behind.values()) if isinstance(behind, dict) else behind)
    if "series" in figures:
        read["series"] = {name: each["points"] for name, each in figures["series"].items()}
    if "funnels" in figures:
        read["funnels"] = {
            name: {"steps": each["steps"], "lost": each["lost"]} for name, each in figures["funnels"].items()
        }
    return read
