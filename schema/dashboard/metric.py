"""Figures."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from models.time_zone import TimeZone
from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.points import PointData, Points
from resolvers.dashboard.widget_data import FigureData, MetricData
from resolvers.language import Language
from resolvers.period import local_step
from resolvers.validity import told_end
from schema.context import Info
from schema.dashboard.counted import Counted
from schema.dashboard.period import FIRST_DAY, LAST_DAY


@strawberry.type(description="A figure against the compared period's.")
class Change:
    absolute: Decimal = strawberry.field(description="The difference: value less previous.")
    percent: Decimal | None = strawberry.field(
        description="The difference in percent of the previous value's size, to two decimals; null where that is 0."
    )


@strawberry.type(description="A number beside the main one.")
class Figure(Counted):
    key: str = strawberry.field(
        description="Its stable name: “new”, “returned”, “missed”, “open”, “won”, “lost”; of a ratio “part” and “whole”; of a report's "
        "further measures “measure1”, “measure2”…"
    )
    label: str = strawberry.field(description="Its name for people.")
    value: Decimal | None = strawberry.field(
        description="The number; null where there is nothing to compute it from, as for an average of nothing. Never null on blocks."
    )
    unit: Unit = strawberry.field(description="What it is counted in.")


@strawberry.type(
    description="A step of time. For what happens, what came in the step; for stocks and balances, how it stood at the step's end."
)
class Point(Counted):
    ends: strawberry.Private[datetime]
    start: datetime = strawberry.field(description="The step's first instant.")
    first_day: date = strawberry.field(description=FIRST_DAY)
    last_day: date = strawberry.field(description=LAST_DAY)
    value: Decimal | None = strawberry.field(
        description="The value; steps without anything are 0. Null where there is nothing to compute it from, as for an average of "
        "nothing; never null on blocks."
    )

    @strawberry.field(description="The first instant after the step.")
    def end(self) -> datetime:
        return told_end(self.ends, self.widget.dashboard.as_of)


@strawberry.type(description="A figure, compared, explained, and with the rows behind it.")
class Metric(Counted):
    metric: strawberry.Private[MetricData]

    @strawberry.field(
        description="The figure: exact; averages are rounded to ten decimals and ratios to four. Null where there is nothing to "
        "compute it from, as for an average of nothing; never null on blocks."
    )
    def value(self) -> Decimal | None:
        return self.metric.value

    @strawberry.field(description="What the figure aims at; null for none.")
    def target(self) -> Decimal | None:
        return self.metric.target

    @strawberry.field(description="What it is counted in.")
    def unit(self) -> Unit:
        return self.metric.unit

    @strawberry.field(description="The currency (ISO 4217) of an amount of money; null for counts.")
    def currency(self) -> str | None:
        return self.widget.dashboard.viewer.company.currency if self.metric.unit is Unit.MONEY else None

    @strawberry.field(
        description="The same figure for the compared period; null without a comparison, and where the period is yet to begin."
    )
    def previous(self) -> Decimal | None:
        return self.metric.previous

    @strawberry.field(description="The change against it; null where there is nothing to compare with.")
    def change(self) -> Change | None:
        change = self.metric.change
        return Change(absolute=change.absolute, percent=change.percent) if change else None

    @strawberry.field(description="Whether more is better: false for what is lost or missed.")
    def rises_well(self) -> bool:
        return self.widget.report.definition.higher_is_better

    @strawberry.field(description="Numbers beside the main one.")
    def secondary(self, info: Info) -> list[Figure]:
        return [show_figure(self.widget, figure, info.context.language) for figure in self.metric.secondary]

    @strawberry.field(description="The same measure over the period, step by step, for a sparkline.")
    def trend(self) -> list[Point]:
        return show_points(self.widget, self.metric.trend)

    @strawberry.field(
        description="The trend of the compared period, to draw behind it: the n-th step stands beside the trend's n-th. "
        "Fewer steps while the period runs; of a shorter or longer month, quarter or year fewer or more; empty without a comparison.",
    )
    def previous_trend(self) -> list[Point]:
        return show_points(self.widget, self.metric.previous_trend)


def show_metric(widget: Widget, data: MetricData) -> Metric:
    """A widget's figure."""
    return Metric(widget=widget, data=data, metric=data)


def show_figure(widget: Widget, data: FigureData, language: Language) -> Figure:
    """A number beside another one."""
    return Figure(
        widget=widget,
        data=data,
        key=data.key,
        label=data.label.of(language),
        value=data.value,
        unit=data.unit,
    )


def show_points(widget: Widget, points: Points) -> list[Point]:
    """Steps of time, on the company's clock."""
    zone = widget.dashboard.viewer.company.zone
    return [_show_point(widget, point, zone) for point in points]


def show_point(widget: Widget, point: PointData) -> Point:
    """A step of time, on the company's clock."""
    return _show_point(widget, point, widget.dashboard.viewer.company.zone)


def _show_point(widget: Widget, point: PointData, zone: TimeZone) -> Point:
    step = local_step(point.start, point.end, zone)
    return Point(
        widget=widget,
        data=point,
        start=step.start,
        ends=step.end,
        first_day=step.first_day,
        last_day=step.last_day,
        value=point.value,
    )
