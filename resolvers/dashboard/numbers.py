"""The numbers of a widget by name: each has a path, under which it can be found again, and the rows behind it.

A path is the same for the same number of the same widget whatever the period: ``total``, ``secondary.returned``,
``trend.2026-03-01``, ``previous.2026-02-01``, ``slice.7``, ``series.7.2026-03-01``, ``cell.7.label:Website``, ``step.7.21``,
``lost.7.20.23``; of a table ``totals.main`` and, by the keys of a row and of the column, ``cell.7.main``; of what a ratio was
divided from ``cell.7.main.part``. Steps of time go by the day they begin on the company's clock; types and stages by their ids.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from resolvers.dashboard.widget_data import (
    BreakdownResult,
    FeedResult,
    FunnelResult,
    MatrixResult,
    MetricData,
    MetricResult,
    NumberData,
    PointData,
    SeriesResult,
    TableResult,
    WidgetResult,
)
from resolvers.language import Text
from resolvers.planner.selection import Selection


@dataclass(frozen=True, slots=True)
class Number:
    """A number's path, what it is called within its widget (the total: nothing), and the rows behind it."""

    path: str
    label: Text
    selection: Selection


def numbers_of(result: WidgetResult, zone: ZoneInfo) -> Mapping[str, Number]:
    """All numbers of a widget by their paths. ``zone`` is the company's, by whose days steps of time are named."""
    return {number.path: number for number in _NUMBERS[type(result)](result, zone)}


def _path(*keys: object) -> str:
    # A key may have dots of its own, and two keys must never read like two others.
    return ".".join(str(key).replace("~", "~~").replace(".", "~.") for key in keys)


def _of_total(total: MetricData, zone: ZoneInfo) -> Iterator[Number]:
    yield Number("total", Text("", ""), total.selection)
    for figure in total.secondary:
        yield Number(_path("secondary", figure.key), figure.label, figure.selection)
    for name, points in (("trend", total.trend), ("previous", total.previous_trend)):
        for point in points:
            yield Number(_path(name, day_of(point, zone)), _same(day_of(point, zone)), point.selection)


def _of_metric(result: MetricResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)


def _of_series(result: SeriesResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)
    for series in result.series:
        for point in series.points:
            day = day_of(point, zone)
            label = _joined(series.category.label, _same(day))
            yield Number(_path("series", series.category.key, day), label, point.selection)


def _of_breakdown(result: BreakdownResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)
    for part in result.slices:
        yield Number(_path("slice", part.category.key), part.category.label, part.selection)


def _of_matrix(result: MatrixResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)
    for cell in result.cells:
        label = _joined(cell.row.label, cell.column.label)
        yield Number(_path("cell", cell.row.key, cell.column.key), label, cell.selection)


def _of_funnel(result: FunnelResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)
    for funnel in result.funnels:
        type_id, type_name = funnel.deal_type.id, _same(funnel.deal_type.name)
        for step in funnel.steps:
            label = _joined(type_name, _same(step.stage.name))
            yield Number(_path("step", type_id, step.stage.id), label, step.selection)
        for loss in funnel.lost:
            lost_from = loss.lost_from
            path = _path("lost", type_id, lost_from.id if lost_from else "none", loss.stage.id)
            label = _joined(type_name, *([_same(lost_from.name)] if lost_from else []), _same(loss.stage.name))
            yield Number(path, label, loss.selection)


def _of_table(result: TableResult, zone: ZoneInfo) -> Iterator[Number]:
    yield from _of_total(result.total, zone)
    yield from _of_row(result, ("totals",), (), result.totals)
    for row in result.rows:
        keys = ("cell", *(category.key for category in row.categories))
        yield from _of_row(result, keys, tuple(category.label for category in row.categories), row.numbers)


def _of_row(
    result: TableResult, keys: tuple[str, ...], labels: tuple[Text, ...], numbers: tuple[NumberData, ...]
) -> Iterator[Number]:
    for column, number in zip(result.columns, numbers, strict=True):
        yield Number(_path(*keys, column.key), _joined(*labels, column.label), number.selection)
        for part in number.parts:
            label = _joined(*labels, column.label, part.label)
            yield Number(_path(*keys, column.key, part.key), label, part.selection)


def _of_feed(_result: FeedResult, _zone: ZoneInfo) -> Iterator[Number]:
    # Its events are no rows behind a number.
    yield from ()


def day_of(point: PointData, zone: ZoneInfo) -> str:
    """The day a step of time begins on the company's clock: ``2026-03-01``."""
    return point.start.astimezone(zone).date().isoformat()


def _same(name: str) -> Text:
    return Text(name, name)


def _joined(*labels: Text) -> Text:
    return Text(", ".join(label.en for label in labels), ", ".join(label.ru for label in labels))


_NUMBERS: Mapping[type[WidgetResult], Callable[[Any, ZoneInfo], Iterator[Number]]] = {
    MetricResult: _of_metric,
    SeriesResult: _of_series,
    BreakdownResult: _of_breakdown,
    MatrixResult: _of_matrix,
    FunnelResult: _of_funnel,
    TableResult: _of_table,
    FeedResult: _of_feed,
}
