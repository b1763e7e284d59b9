"""Every number of a desktop that has records behind it, wherever it stands in the answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Counted:
    """A number, where it stands, and the records behind it; ``is_sum``: it is what they add up to, not how many they are.

    ``None`` is a sum that is not known.
    """

    path: str
    value: Decimal | None
    is_sum: bool
    connection: Json

    @property
    def nodes(self) -> list[Json]:
        """The records on the first page."""
        return [edge["node"] for edge in self.connection["edges"]]


def counted_in(answer: Json) -> Iterator[Counted]:
    """All of them."""
    for widget in answer["dashboard"]["widgets"]:
        yield from counted_in_widget(widget)


def counted_in_widget(widget: Json) -> Iterator[Counted]:
    """Those of one widget; of trends only where their records were asked for.

    Points are in the unit of the whole that they are part of; all parts of breakdowns are counts.
    """
    total = widget.get("metric") or widget.get("total")
    if total is None:
        return
    is_sum, key = total["unit"] == "MONEY", widget["key"]
    yield Counted(key, number(total["value"]), is_sum, total["records"])
    for figure in total["secondary"]:
        yield Counted(f"{key}, {figure['key']}", Decimal(figure["value"]), False, figure["records"])
    lines = [("previous", [point for point in total["previousTrend"] if "records" in point])]
    lines += [("trend", [point for point in total["trend"] if "records" in point])]
    lines += [(series["category"]["label"], series["points"]) for series in widget.get("series", [])]
    for name, points in lines:
        for point in points:
            path = f"{key}, {name}, {point['start']}"
            yield Counted(path, number(point["value"]), is_sum, point["records"])
    for part in (*widget.get("slices", []), *widget.get("cells", [])):
        yield Counted(f"{key}, a part", Decimal(part["value"]), False, part["records"])
    for funnel in widget.get("funnels", []):
        for step in (*funnel["steps"], *funnel["lost"]):
            path = f"{key}, {step['stage']['externalId']}"
            yield Counted(path, Decimal(step["count"]), False, step["records"])
            yield Counted(path, number(step["amount"]), True, step["records"])


def number(value: str | None) -> Decimal | None:
    """A number as the API writes it."""
    return None if value is None else Decimal(value)


def widgets_by_key(answer: Json) -> dict[str, Json]:
    """The widgets of a desktop."""
    return {widget["key"]: widget for widget in answer["dashboard"]["widgets"]}


def wholes(answer: Json) -> dict[str, Json]:
    """The main figure of every widget that has one, by the widget's key."""
    totals = {key: widget.get("metric") or widget.get("total") for key, widget in widgets_by_key(answer).items()}
    return {key: total for key, total in totals.items() if total is not None}


def counts(answer: Json) -> Counter[str]:
    """All counts of a desktop, by where they stand."""
    found: Counter[str] = Counter()
    for key, whole in wholes(answer).items():
        found[key] += whole["records"]["totalCount"]
        for figure in whole["secondary"]:
            found[f"{key}, {figure['key']}"] += int(figure["value"])
    for key, widget in widgets_by_key(answer).items():
        for part in widget.get("slices", []):
            found[f"{key}, {part['category']['label']}"] += int(part["value"])
        for cell in widget.get("cells", []):
            found[f"{key}, {cell['row']}, {cell['column']}"] += int(cell["value"])
        for funnel in widget.get("funnels", []):
            for step in (*funnel["steps"], *funnel["lost"]):
                found[f"{key}, {step['stage']['externalId']}"] += step["count"]
    return found
