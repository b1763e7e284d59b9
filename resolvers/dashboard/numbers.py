"""The numbers of a widget by name: each has a path, under which it can be found again, and the rows behind it.

A path is the same for the same number of the same widget whatever the period: ``total``, ``secondary.returned``,
``trend.2026-03-01``, ``previous.2026-02-01``, ``slice.7``, ``series.7``, ``series.7.2026-03-01``, ``cell.7.label:Website``,
``step.7.21``, ``lost.7.20.23``; of a table ``totals.main`` and, by the keys of a row and of the column, ``cell.7.main``; of what a
ratio was divided from ``cell.7.main.part``. Steps of time go by the day they begin on the company's clock; types and stages by
their ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from models.time_zone import TimeZone
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
from resolvers.language import LocalizedText
from resolvers.planner.selection import Selection


@dataclass(frozen=True, slots=True)
class Number:
    """A number's path, what it is called within its widget (the total: nothing), and the rows behind it.

    ``shown`` is the number itself, then what is told beside it: what it is compared with, its shares. ``is_trend``: it is a step of the
    total's run over time.
    """

    path: str
    label: LocalizedText
    selection: Selection
    shown: tuple[Decimal | int | None, ...]
    is_trend: bool = False


def numbers_of(result: WidgetResult, zone: TimeZone) -> Mapping[str, Number]:
    """All numbers of a widget by their paths. ``zone`` is the company's, by whose days steps of time are named."""
    return {number.path: number for number in _numbers(result, zone)}


def _numbers(result: WidgetResult, zone: TimeZone) -> Iterator[Number]:
    if not isinstance(result, FeedResult):  # Its events are no rows behind a number.
        yield from _of_total(result.total, zone)
    match result:
        case MetricResult() | FeedResult():
            pass
        case SeriesResult():
            yield from _of_series(result, zone)
        case BreakdownResult():
            yield from _of_breakdown(result)
        case MatrixResult():
            yield from _of_matrix(result)
        case FunnelResult():
            yield from _of_funnel(result)
        case TableResult():
            yield from _of_table(result)
        case _:
            assert_never(result)


def _path(*keys: object) -> str:
    # A key may have dots of its own, and two keys must never read like two others.
    return ".".join(str(key).replace("~", "~~").replace(".", "~.") for key in keys)


def _of_total(total: MetricData, zone: TimeZone) -> Iterator[Number]:
    change = total.change
    compared = (total.previous, change and change.absolute, change and change.percent)
    yield Number("total", LocalizedText("", ""), total.selection, (total.value, *compared))
    for figure in total.secondary:
        yield Number(_path("secondary", figure.key), figure.label, figure.selection, (figure.value,))
    for name, points in (("trend", total.trend), ("previous", total.previous_trend)):
        for point in points:
            day = day_of(point, zone)
            yield Number(_path(name, day), _same(day), point.selection, (point.value,), is_trend=True)


def _of_series(result: SeriesResult, zone: TimeZone) -> Iterator[Number]:
    for series in result.series:
        key, name = series.category.key, series.category.label
        yield Number(_path("series", key), name, series.selection, (series.total,))
        for point in series.points:
            day = day_of(point, zone)
            yield Number(_path("series", key, day), _joined(name, _same(day)), point.selection, (point.value,))


def _of_breakdown(result: BreakdownResult) -> Iterator[Number]:
    for part in result.slices:
        yield Number(_path("slice", part.category.key), part.category.label, part.selection, (part.value, part.share))


def _of_matrix(result: MatrixResult) -> Iterator[Number]:
    for cell in result.cells:
        label = _joined(cell.row.label, cell.column.label)
        yield Number(_path("cell", cell.row.key, cell.column.key), label, cell.selection, (cell.value,))


def _of_funnel(result: FunnelResult) -> Iterator[Number]:
    for funnel in result.funnels:
        type_id, type_name = funnel.deal_type.id, _same(funnel.deal_type.name)
        for step in funnel.steps:
            label = _joined(type_name, _same(step.stage.name))
            shown = (step.count, step.amount, step.share_of_previous, step.share_of_first)
            yield Number(_path("step", type_id, step.stage.id), label, step.selection, shown)
        for loss in funnel.lost:
            lost_from = loss.lost_from
            path = _path("lost", type_id, lost_from.id if lost_from else "none", loss.stage.id)
            label = _joined(type_name, *([_same(lost_from.name)] if lost_from else []), _same(loss.stage.name))
            yield Number(path, label, loss.selection, (loss.count, loss.amount))


def _of_table(result: TableResult) -> Iterator[Number]:
    yield from _of_row(result, ("totals",), (), result.totals)
    for row in result.rows:
        keys = ("cell", *(category.key for category in row.categories))
        yield from _of_row(result, keys, tuple(category.label for category in row.categories), row.numbers)


def _of_row(
    result: TableResult, keys: tuple[str, ...], labels: tuple[LocalizedText, ...], numbers: tuple[NumberData, ...]
) -> Iterator[Number]:
    for column, number in zip(result.columns, numbers, strict=True):
        label = _joined(*labels, column.label)
        yield Number(_path(*keys, column.key), label, number.selection, (number.value,))
        for part in number.parts:
            path = _path(*keys, column.key, part.key)
            yield Number(path, _joined(label, part.label), part.selection, (part.value,))


def day_of(point: PointData, zone: TimeZone) -> str:
    """The day a step of time begins on the company's clock: ``2026-03-01``."""
    return point.start.astimezone(zone).date().isoformat()


def _same(name: str) -> LocalizedText:
    return LocalizedText(name, name)


def _joined(*labels: LocalizedText) -> LocalizedText:
    return LocalizedText(", ".join(label.en for label in labels), ", ".join(label.ru for label in labels))
