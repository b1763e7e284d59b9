"""Figures."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.explanation import explain
from resolvers.dashboard.widget_data import FigureData, MetricData, PointData
from resolvers.language import Language
from resolvers.period import Interval
from schema.context import Info
from schema.dashboard.explanation import Explanation, show_explanation
from schema.dashboard.period import FIRST_DAY, LAST_DAY
from schema.dashboard.record_connection import Counted
from schema.described_enum import describe

describe(
    Unit,
    "What a figure is counted in.",
    {
        Unit.COUNT: "Records, or different values.",
        Unit.MONEY: "Money, in the company's currency.",
        Unit.NUMBER: "Whatever the field it comes from is counted in.",
        Unit.DAYS: "Calendar days on the company's clock.",
        Unit.RATIO: "One number divided by another: 1 for all, 0.5 for half.",
    },
)


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
    start: datetime = strawberry.field(description="The step's first instant.")
    end: datetime = strawberry.field(description="The first instant after the step.")
    first_day: date = strawberry.field(description=FIRST_DAY)
    last_day: date = strawberry.field(description=LAST_DAY)
    value: Decimal | None = strawberry.field(
        description="The value; steps without anything are 0. Null where there is nothing to compute it from, as for an average of "
        "nothing; never null on blocks."
    )


@strawberry.type(description="A figure, compared, explained, and with the rows behind it.")
class Metric(Counted):
    data: strawberry.Private[MetricData]

    @strawberry.field(
        description="The figure: exact; averages are rounded to ten decimals and ratios to four. Null where there is nothing to "
        "compute it from, as for an average of nothing; never null on blocks."
    )
    def value(self) -> Decimal | None:
        return self.data.value

    @strawberry.field(description="What the figure aims at; null for none.")
    def target(self) -> Decimal | None:
        return self.data.target

    @strawberry.field(description="What it is counted in.")
    def unit(self) -> Unit:
        return self.data.unit

    @strawberry.field(description="The currency (ISO 4217) of an amount of money; null for counts.")
    def currency(self) -> str | None:
        return self.widget.dashboard.viewer.company.currency if self.data.unit is Unit.MONEY else None

    @strawberry.field(
        description="The same figure for the compared period; null without a comparison, and where the period is yet to begin."
    )
    def previous(self) -> Decimal | None:
        return self.data.previous

    @strawberry.field(description="The change against it; null where there is nothing to compare with.")
    def change(self) -> Change | None:
        change = self.data.change
        return Change(absolute=change.absolute, percent=change.percent) if change else None

    @strawberry.field(description="Whether more is better: false for what is lost or missed.")
    def rises_well(self) -> bool:
        return self.widget.report.higher_is_better

    @strawberry.field(description="Numbers beside the main one.")
    def secondary(self, info: Info) -> list[Figure]:
        return [show_figure(self.widget, figure, info.context.language) for figure in self.data.secondary]

    @strawberry.field(description="The same measure over the period, step by step, for a sparkline.")
    def trend(self) -> list[Point]:
        return show_points(self.widget, self.data.trend)

    @strawberry.field(
        description="The trend of the compared period, to draw behind it: the n-th step stands beside the trend's n-th. "
        "Fewer steps while the period runs; of a shorter or longer month, quarter or year fewer or more; empty without a comparison."
    )
    def previous_trend(self) -> list[Point]:
        return show_points(self.widget, self.data.previous_trend)

    @strawberry.field(description="How the figure came about.")
    def explain(self, info: Info) -> Explanation:
        company = self.widget.dashboard.viewer.company
        return show_explanation(explain(self.widget, self.data), company, info.context.language)


def show_metric(widget: Widget, data: MetricData) -> Metric:
    """A widget's figure."""
    return Metric(widget=widget, selection=data.selection, data=data)


def show_figure(widget: Widget, data: FigureData, language: Language) -> Figure:
    """A number beside another one."""
    return Figure(
        widget=widget,
        selection=data.selection,
        key=data.key,
        label=data.label.of(language),
        value=data.value,
        unit=data.unit,
    )


def show_points(widget: Widget, points: tuple[PointData, ...]) -> list[Point]:
    """Steps of time, on the company's clock."""
    return [_show_point(widget, point) for point in points]


def _show_point(widget: Widget, point: PointData) -> Point:
    zone, interval = widget.dashboard.viewer.company.zone, Interval(point.start, point.end)
    first_day, last_day = interval.days(zone)
    shown = interval.on_clock(zone)
    return Point(
        widget=widget,
        selection=point.selection,
        start=shown.start,
        end=shown.end,
        first_day=first_day,
        last_day=last_day,
        value=point.value,
    )
