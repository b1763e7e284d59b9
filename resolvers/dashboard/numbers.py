"""The numbers of a widget by name: each has a path, under which it can be found again, and the rows behind it.

A path is the same for the same number of the same widget whatever the period: ``total``, ``secondary.returned``,
``trend.2026-03-01``, ``previous.2026-02-01``, ``slice.7``, ``series.7``, ``series.7.2026-03-01``, ``cell.7.label:Website``,
``step.7.21``, ``lost.7.20.23``; of a table ``totals.main`` and, by the keys of a row and of the column, ``cell.7.main``; of what a
ratio was divided from ``cell.7.main.part``. Steps of time go by the day they begin on the company's clock; types and stages by
their ids.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, assert_never

from resolvers.catalog.dimension import Category
from resolvers.dashboard.points import PointData, Points
from resolvers.dashboard.widget_data import (
    BreakdownResult,
    CellData,
    CountedData,
    FeedResult,
    FigureData,
    FunnelLossData,
    FunnelResult,
    FunnelStepData,
    MatrixResult,
    MetricData,
    MetricResult,
    SeriesData,
    SeriesResult,
    SliceData,
    TableResult,
    TableValueData,
    WidgetResult,
)
from resolvers.language import LocalizedText


class Number(NamedTuple):
    """A number by its path; ``names``: what it is called within its widget (the total: nothing); ``of``: what it is of, a category of
    each of its report's dimensions, but of those of time that its own steps are.
    """

    path: str
    data: CountedData
    names: tuple[LocalizedText, ...] = ()
    of: tuple[Category, ...] = ()

    @property
    def label(self) -> LocalizedText:
        """What it is called."""
        return LocalizedText(", ".join(name.en for name in self.names), ", ".join(name.ru for name in self.names))

    @property
    def is_trend(self) -> bool:
        """Whether it is a step of the total's run over time, or of what that is compared with."""
        return is_of_trend(self.path) or is_of_previous_trend(self.path)

    @property
    def shown(self) -> tuple[Decimal | int | None, ...]:
        """The number itself, then what is told beside it: what it is compared with, its shares."""
        match self.data:
            case MetricData(value=value, previous=previous, change=change):
                return value, previous, change and change.absolute, change and change.percent
            case FunnelStepData() as step:
                return step.count, step.amount, step.share_of_previous, step.share_of_first
            case FunnelLossData() as loss:
                return loss.count, loss.amount
            case SliceData(value=value, share=share):
                return value, share
            case SeriesData(total=total):
                return (total,)
            case FigureData() | PointData() | CellData() | TableValueData():
                return (self.data.value,)
            case _:
                assert_never(self.data)


class _Run(NamedTuple):
    """The steps of a figure: what their paths begin with, what they are called and of, besides their days."""

    path: str
    points: Points
    names: tuple[LocalizedText, ...] = ()
    of: tuple[Category, ...] = ()

    @property
    def numbers(self) -> Iterator[Number]:
        """The steps one after another."""
        for point in self.points:
            yield Number(f"{self.path}.{point.day}", point, (*self.names, _same(point.day)), self.of)


def is_of_trend(path: str) -> bool:
    """Whether a path is one of a step of the total's run over time."""
    return path.startswith("trend.")


def is_of_previous_trend(path: str) -> bool:
    """Whether it is one of a step of the compared period's."""
    return path.startswith("previous.")


def numbers_of(result: WidgetResult) -> Mapping[str, Number]:
    """All numbers of a widget by their paths."""
    return {number.path: number for number in each_number(result)}


def path_of(result: WidgetResult, data: CountedData) -> str:
    """The path of a number that a widget shows; of a step by that of all steps, as there are many. Raises LookupError for others."""
    if isinstance(result, FeedResult):
        raise LookupError("events are no numbers")
    if not result.paths:
        result.paths.update(
            (each.points, each.path) if isinstance(each, _Run) else (each.data, each.path) for each in _each(result)
        )
    return f"{result.paths[data.points]}.{data.day}" if isinstance(data, PointData) else result.paths[data]


def each_number(result: WidgetResult) -> Iterator[Number]:
    """The same one after another."""
    for each in _each(result):
        if isinstance(each, _Run):
            yield from each.numbers
        else:
            yield each


def _each(result: WidgetResult) -> "Iterator[Number | _Run]":
    if not isinstance(result, FeedResult):  # Its events are no rows behind a number.
        yield from _of_total(result.total)
    match result:
        case MetricResult() | FeedResult():
            pass
        case SeriesResult():
            yield from _of_series(result)
        case BreakdownResult():
            for part in result.slices:
                yield Number(_path("slice", part.category.key), part, (part.category.label,), (part.category,))
        case MatrixResult():
            for cell in result.cells:
                of = (cell.row, cell.column)
                yield Number(_path("cell", *(each.key for each in of)), cell, tuple(each.label for each in of), of)
        case FunnelResult():
            yield from _of_funnel(result)
        case TableResult():
            yield from _of_table(result)
        case _:
            assert_never(result)


def _path(*keys: object) -> str:
    # A key may have dots of its own, and two keys must never read like two others.
    return ".".join(str(key).replace("~", "~~").replace(".", "~.") for key in keys)


def _of_total(total: MetricData) -> Iterator[Number | _Run]:
    yield Number("total", total)
    for figure in total.secondary:
        yield Number(_path("secondary", figure.key), figure, (figure.label,))
    yield _Run("trend", total.trend)
    yield _Run("previous", total.previous_trend)


def _of_series(result: SeriesResult) -> Iterator[Number | _Run]:
    for series in result.series:
        path, name = _path("series", series.category.key), series.category.label
        yield Number(path, series, (name,), (series.category,))
        yield _Run(path, series.points, (name,), (series.category,))


def _of_funnel(result: FunnelResult) -> Iterator[Number]:
    for funnel in result.funnels:
        type_id, type_name = funnel.deal_type.id, _same(funnel.deal_type.name)
        for step in funnel.steps:
            yield Number(_path("step", type_id, step.stage.id), step, (type_name, _same(step.stage.name)))
        for loss in funnel.lost:
            lost_from = loss.lost_from
            path = _path("lost", type_id, lost_from.id if lost_from else "none", loss.stage.id)
            names = (type_name, *((_same(lost_from.name),) if lost_from else ()), _same(loss.stage.name))
            yield Number(path, loss, names)


def _of_table(result: TableResult) -> Iterator[Number]:
    yield from _of_row("totals", (), result.totals)
    for row in result.rows:
        yield from _of_row("cell", row.categories, row.values)


def _of_row(kind: str, of: tuple[Category, ...], values: tuple[TableValueData, ...]) -> Iterator[Number]:
    keys, names = (kind, *(category.key for category in of)), tuple(category.label for category in of)
    for value in values:
        column = value.column
        yield Number(_path(*keys, column.key), value, (*names, column.label), of)
        for part in value.parts:
            yield Number(_path(*keys, column.key, part.key), part, (*names, column.label, part.label), of)


@lru_cache(maxsize=10_000)
def _same(name: str) -> LocalizedText:
    return LocalizedText(name, name)
