"""A desktop's answer, read back into the shapes of the oracle (`tests.oracle.desktop`)."""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from tests.oracle.periods import Interval

Json = dict[str, Any]
Read = dict[str, Any]


def read_desktop(answer: Json) -> dict[str, Read]:
    """Every block but the feed, by its key."""
    names = {each["id"]: each["externalId"] for each in answer["dealTypes"] + answer["activityTypes"]}
    widgets = answer["dashboard"]["widgets"]
    return {widget["key"]: read_widget(widget, names) for widget in widgets if widget["__typename"] != "FeedWidget"}


def read_compared(answer: Json) -> Interval | None:
    """The interval the desktop says it is compared with."""
    compared = answer["dashboard"]["comparedWith"]
    return compared and Interval(instant(compared["start"]), instant(compared["end"]))


def read_widget(widget: Json, names: dict[str, str]) -> Read:
    """A block's status, and its figures unless the status says why there are none."""
    missing = [(gap["code"], names.get(gap["dealType"] or gap["activityType"])) for gap in widget["status"]["missing"]]
    status = {
        "status": widget["status"]["code"],
        "missing": sorted(missing, key=lambda each: (each[0], each[1] or "")),
    }
    figures = read_figures(widget)
    return status if figures is None else status | figures


def read_figures(widget: Json) -> Read | None:
    """What a block shows, by the way it is drawn."""
    total = widget["metric"] if widget["__typename"] == "MetricWidget" else widget["total"]
    if total is None:
        assert not any(widget.get(part) for part in ("series", "slices", "rows", "columns", "cells", "funnels"))
        return None
    readers: dict[str, Callable[[Json], Read]] = {
        "SeriesWidget": read_series,
        "BreakdownWidget": read_slices,
        "MatrixWidget": read_cells,
    }
    if widget["__typename"] == "FunnelWidget":
        # The oracle has no figure of the cohort as a whole: it is that of the block of deal types.
        return {"funnels": by_key((each["dealType"]["externalId"], read_funnel(each)) for each in widget["funnels"])}
    metric = read_metric(total)
    reader = readers.get(widget["__typename"])
    return metric | reader(widget) if reader else metric


def read_metric(metric: Json) -> Read:
    """A figure with everything beside it."""
    change = metric["change"]
    notes = {note["code"]: note["count"] for note in metric["explain"]["notes"]}
    found = {
        "value": number(metric["value"]),
        "previous": number(metric["previous"]),
        "change": change and {"absolute": number(change["absolute"]), "percent": number(change["percent"])},
        "secondary": by_key((each["key"], number(each["value"])) for each in metric["secondary"]),
        "secondary_records": by_key((each["key"], records(each)) for each in metric["secondary"]),
        "trend": [(instant(point["start"]), number(point["value"])) for point in metric["trend"]],
        "previous_trend": [(instant(point["start"]), number(point["value"])) for point in metric["previousTrend"]],
        "records": records(metric),
    }
    return found | {"without_price": notes.get("WITHOUT_PRICE", 0)} if metric["unit"] == "MONEY" else found


def read_series(widget: Json) -> Read:
    """The lines of a chart, each point with what is behind it."""
    return {"series": by_key((each["category"]["label"], read_line(each)) for each in widget["series"])}


def read_line(series: Json) -> Read:
    """One line."""
    return {
        "total": number(series["total"]),
        "points": [(instant(point["start"]), number(point["value"])) for point in series["points"]],
        "records": by_key((instant(point["start"]), records(point)) for point in series["points"]),
    }


def read_slices(widget: Json) -> Read:
    """The parts of a whole, with what is behind each."""
    slices = [(category_of(each["category"]), each) for each in widget["slices"]]
    return {
        "slices": by_key((name, (number(each["value"]), number(each["share"]))) for name, each in slices),
        "records": by_key((name, records(each)) for name, each in slices),
    }


def read_cells(widget: Json) -> Read:
    """The cells of a matrix, with what is behind each."""
    rows = by_key((each["key"], category_of(each)) for each in widget["rows"])
    columns = by_key((each["key"], category_of(each)) for each in widget["columns"])
    cells = [((rows[each["row"]], columns[each["column"]]), each) for each in widget["cells"]]
    return {
        "cells": by_key((place, number(each["value"])) for place, each in cells),
        "records": by_key((place, records(each)) for place, each in cells),
    }


def read_funnel(funnel: Json) -> Read:
    """The steps of a funnel, and what was lost on the way."""
    lost = [
        ((each["from"] and each["from"]["externalId"], each["stage"]["externalId"]), each) for each in funnel["lost"]
    ]
    return {
        "steps": [
            (
                step["stage"]["externalId"],
                step["count"],
                number(step["amount"]),
                number(step["shareOfPrevious"]),
                number(step["shareOfFirst"]),
            )
            for step in funnel["steps"]
        ],
        "records": [records(step) for step in funnel["steps"]],
        "lost": by_key((place, (each["count"], number(each["amount"]))) for place, each in lost),
        "lost_records": by_key((place, records(each)) for place, each in lost),
    }


def category_of(category: Json) -> str | None:
    """A category as it is called; "not given" is nobody's label."""
    return None if category["key"] == "not_given" else category["label"]


def records(counted: Json) -> set[str]:
    """The external ids of the records behind a number; it is all of them, each once."""
    connection = counted["records"]
    found = [edge["node"]["externalId"] for edge in connection["edges"]]
    assert not connection["pageInfo"]["hasNextPage"]
    assert connection["totalCount"] == len(found) == len(set(found))
    return set(found)


def by_key(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    """A dictionary of keys that must each be there once."""
    pairs = list(pairs)
    found = dict(pairs)
    assert len(found) == len(pairs), f"a key is there twice: {[key for key, _ in pairs]}"
    return found


def number(text: str | None) -> Decimal | None:
    """A decimal number; nothing stays nothing."""
    return None if text is None else Decimal(text)


def instant(text: str) -> datetime:
    """A time with its offset."""
    return datetime.fromisoformat(text)
