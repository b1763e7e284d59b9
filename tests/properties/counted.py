"""Every number of a desktop that has records behind it, wherever it stands in the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Counted:
    """A number, where it stands, and the records behind it; ``is_sum``: it is what they add up to, not how many they are."""

    path: str
    value: Decimal
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
    yield Counted(key, Decimal(total["value"]), is_sum, total["records"])
    for figure in total["secondary"]:
        yield Counted(f"{key}, {figure['key']}", Decimal(figure["value"]), False, figure["records"])
    lines = [("trend", [point for point in total["trend"] if "records" in point])]
    lines += [(series["category"]["label"], series["points"]) for series in widget.get("series", [])]
    for name, points in lines:
        for point in points:
            path = f"{key}, {name}, {point['start']}"
            yield Counted(path, Decimal(point["value"]), is_sum, point["records"])
    for part in (*widget.get("slices", []), *widget.get("cells", [])):
        yield Counted(f"{key}, a part", Decimal(part["value"]), False, part["records"])
    for funnel in widget.get("funnels", []):
        for step in (*funnel["steps"], *funnel["lost"]):
            path = f"{key}, {step['stage']['externalId']}"
            yield Counted(path, Decimal(step["count"]), False, step["records"])
            yield Counted(path, Decimal(step["amount"]), True, step["records"])


def widgets_by_key(answer: Json) -> dict[str, Json]:
    """The widgets of a desktop."""
    return {widget["key"]: widget for widget in answer["dashboard"]["widgets"]}


def wholes(answer: Json) -> dict[str, Counted]:
    """The main figure of every widget that has one."""
    return {number.path: number for number in counted_in(answer) if "," not in number.path}
