"""A report's answer and the oracle's, read into the same shape."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.clock import wall_clock
from tests.oracle.reports.categories import NOT_GIVEN, OTHER
from tests.oracle.reports.documents import Document
from tests.oracle.reports.measures import Figure
from tests.oracle.reports.report import ReportAnswer
from tests.properties.answers import read_funnel
from tests.properties.reports.inputs import TYPE_OF
from tests.properties.reports.queries import Names

Json = dict[str, Any]
# A number, and how often each record stands behind it; or, where only that was asked, how many rows do.
Shown = tuple[Fraction | None, Counter[str] | int]
# In a table also what it was divided from.
Cell = tuple[Fraction | None, Counter[str] | int, list[Shown]]


class Reader:
    """Reads the answer to one definition."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names

    def read(self, widget: Json) -> Json:
        """Everything it shows."""
        drawn = self.document["visualisation"]
        if drawn == "FUNNEL":
            return {"funnels": {each["dealType"]["externalId"]: read_funnel(each) for each in widget["funnels"]}}
        if drawn == "TABLE":
            return self.read_table(widget)
        if drawn in ("NUMBER", "GAUGE"):
            return read_metric(widget["metric"])
        total = {"total": read_metric(widget["total"])}
        if drawn == "SERIES":
            return total | {"series": [self.read_series(each) for each in widget["series"]]}
        if drawn == "MATRIX":
            return total | {"cells": self.read_cells(widget), "sides": self.read_sides(widget)}
        lines = [((self.category(0, each["category"]),), [shown(each)]) for each in widget["slices"]]
        shares = [Fraction(each["share"]) if each["share"] else Fraction() for each in widget["slices"]]
        return total | {"lines": lines} | ({"shares": shares} if drawn == "PIE" else {})

    def read_table(self, widget: Json) -> Json:
        """A table's totals and rows, in the order of its columns."""
        columns = [each["key"] for each in widget["columns"]]

        def values(cells: list[Json]) -> list[Cell]:
            assert [each["column"] for each in cells] == columns
            return [(*shown(each), [shown(part) for part in each["parts"]]) for each in cells]

        lines: list[tuple[tuple[Any, ...], list[Cell]]] = []
        for row in widget["rows"]:
            place = tuple(self.category(number, each) for number, each in enumerate(row["categories"]))
            assert row["isOther"] == (OTHER in place)
            lines.append((place, values(row["values"])))
        return {"totals": values(widget["totals"]), "lines": lines}

    def read_series(self, series: Json) -> tuple[Any, ...]:
        """One line of a chart."""
        points = [(datetime.fromisoformat(each["start"]), *shown(each)) for each in series["points"]]
        sides = [number for number, each in enumerate(self.document["dimensions"]) if not is_time(each)]
        category = self.category(sides[0], series["category"]) if sides else None
        return (category, number(series["total"]), points)

    def read_cells(self, widget: Json) -> dict[tuple[Any, ...], Shown]:
        """The cells of a matrix that have rows behind them."""
        rows = {each["key"]: self.category(0, each) for each in widget["rows"]}
        columns = {each["key"]: self.category(1, each) for each in widget["columns"]}
        return {(rows[each["row"]], columns[each["column"]]): shown(each) for each in widget["cells"]}

    def read_sides(self, widget: Json) -> list[list[Any]]:
        """What stands beside the rows and above the columns of a matrix."""
        return [[self.category(n, each) for each in widget[side]] for n, side in enumerate(("rows", "columns"))]

    def category(self, dimension: int, category: Json) -> Any:
        """What the oracle calls it."""
        of, key = self.document["dimensions"][dimension]["of"], category["key"]
        special = {"not_given": NOT_GIVEN, "other": OTHER}.get(key)
        if special is not None:
            return special
        name = of["attribute"]
        if name == "TIME":
            return date.fromisoformat(key[:10])
        if name == "SOURCE":
            return category["label"]
        if name in ("OUTCOME", "CHANNEL", "DIRECTION"):
            return key
        if key in ("true", "false"):
            return key == "true"
        return self.names.called(TYPE_OF[name], key)


def read_metric(metric: Json) -> Json:
    """A figure with everything beside it."""
    change = metric["change"]
    secondary = {each["key"]: shown(each) for each in metric["secondary"]}
    return {
        # A ratio's two parts stand beside it.
        "parts": [secondary.pop(key) for key in ("part", "whole") if key in secondary],
        "figures": [shown(metric), *secondary.values()],
        "previous": number(metric["previous"]),
        "change": change and (number(change["absolute"]), number(change["percent"])),
        "trend": [(datetime.fromisoformat(each["start"]), *shown(each)) for each in metric["trend"]],
    }


def shown(counted: Json) -> Shown:
    """A number with the records behind it; it is all of them."""
    connection = counted["records"]
    if "edges" not in connection:
        return number(counted["value"]), connection["totalCount"]
    found = Counter[str](edge["node"]["externalId"] for edge in connection["edges"])
    assert not connection["pageInfo"]["hasNextPage"]
    assert connection["totalCount"] == found.total()
    return number(counted["value"]), found


def number(text: str | None) -> Fraction | None:
    """A decimal number, exactly; nothing stays nothing."""
    return None if text is None else Fraction(text)


def expected(answer: ReportAnswer) -> Json:
    """What the oracle says, in the same shape."""
    document, zone = answer.document, answer.ground.zone
    drawn = document["visualisation"]
    if drawn == "FUNNEL":
        return {"funnels": answer.funnels()}
    totals = [told(figure) for figure in answer.totals()]

    if drawn == "TABLE":
        rows = [(placed(line.place, zone), [told_cell(each) for each in line.figures]) for line in answer.lines()]
        return {"totals": [told_cell(figure) for figure in answer.totals()], "lines": rows}
    previous, changes = answer.previous(), answer.changes()
    metric = {
        "parts": [told(figure) for figure in answer.totals()[0].parts],
        "figures": totals,
        "previous": previous[0].value if previous else None,
        "change": changes[0] if changes else None,
        "trend": [(start, *told(figure)) for start, figure in answer.trend()],
    }
    if drawn in ("NUMBER", "GAUGE"):
        return metric
    if drawn == "SERIES":
        series = [
            (each.category, each.total.value, [(start, *told(figure)) for start, figure in each.points])
            for each in answer.series()
        ]
        return {"total": metric, "series": series}
    if drawn == "MATRIX":
        cells = {placed(place, zone): told(cell) for place, cell in answer.cells().items()}
        return {"total": metric, "cells": cells, "sides": [list(placed(side, zone)) for side in answer.sides()]}
    lines = [(placed(line.place, zone), [told(line.figures[0])]) for line in answer.lines()]
    found = {"total": metric, "lines": lines}
    return found | ({"shares": answer.shares(answer.lines())} if drawn == "PIE" else {})


def counted(shown: Any) -> Any:
    """The same, with the number of rows for the records."""
    match shown:
        case Counter():
            return sum(Counter[str](shown).values())
        case dict():
            return {key: counted(value) for key, value in Json(shown).items()}
        case list():
            return [counted(each) for each in list[Any](shown)]
        case tuple():
            return tuple(counted(each) for each in tuple[Any, ...](shown))
        case _:
            return shown


def told(figure: Figure) -> Shown:
    """A figure of the oracle."""
    return figure.value, figure.records


def told_cell(figure: Figure) -> Cell:
    """A figure of the oracle in a table."""
    return *told(figure), [told(part) for part in figure.parts]


def placed(place: Sequence[Any], zone: ZoneInfo) -> tuple[Any, ...]:
    """Steps of time go by the day on which they begin."""
    return tuple(wall_clock(each, zone).date() if isinstance(each, datetime) else each for each in place)


def is_time(dimension: Document) -> bool:
    """Whether it is steps of time."""
    return dimension["of"]["attribute"] == "TIME"
