"""Figures."""

from datetime import datetime
from decimal import Decimal

import strawberry

from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.explanation import explain
from resolvers.dashboard.widget_data import MetricData, PointData
from schema.context import Info
from schema.dashboard.explanation import Explanation, show_explanation
from schema.dashboard.record_connection import Counted
from schema.described_enum import describe

describe(
    Unit,
    "What a figure is counted in.",
    {Unit.COUNT: "Records.", Unit.MONEY: "Money, in the company's currency."},
)


@strawberry.type(description="A figure against the compared period's.")
class Change:
    absolute: Decimal = strawberry.field(description="The difference: value less previous.")
    percent: Decimal | None = strawberry.field(
        description="The difference in percent of the previous value's size, to two decimals; null where that is 0."
    )


@strawberry.type(description="A number beside the main one.")
class Figure(Counted):
    key: str = strawberry.field(description="Its stable name: “new”, “returned”, “missed”, “open”, “won”, “lost”.")
    label: str = strawberry.field(description="Its name for people.")
    value: Decimal = strawberry.field(description="How many records.")


@strawberry.type(
    description="A step of time. For what happens, what came in the step; for stocks and balances, how it stood at the step's end."
)
class Point(Counted):
    start: datetime = strawberry.field(description="The step's first instant.")
    end: datetime = strawberry.field(description="The first instant after the step.")
    value: Decimal = strawberry.field(description="The value; steps without anything are 0.")


@strawberry.type(description="A figure, compared, explained, and with the rows behind it.")
class Metric(Counted):
    widget: strawberry.Private[Widget]
    data: strawberry.Private[MetricData]

    @strawberry.field(description="The figure: exact, never rounded.")
    def value(self) -> Decimal:
        return self.data.value

    @strawberry.field(description="What it is counted in.")
    def unit(self) -> Unit:
        return self.data.unit

    @strawberry.field(description="The currency (ISO 4217) of an amount of money; null for counts.")
    def currency(self) -> str | None:
        return self.widget.dashboard.viewer.company.currency if self.data.unit is Unit.MONEY else None

    @strawberry.field(description="The same figure for the compared period; null without a comparison.")
    def previous(self) -> Decimal | None:
        return self.data.previous

    @strawberry.field(description="The change against it; null without a comparison.")
    def change(self) -> Change | None:
        change = self.data.change
        return Change(absolute=change.absolute, percent=change.percent) if change else None

    @strawberry.field(description="Whether more is better: false for what is lost or missed.")
    def rises_well(self) -> bool:
        return self.widget.report.rises_well

    @strawberry.field(description="Numbers beside the main one.")
    def secondary(self, info: Info) -> list[Figure]:
        return [
            Figure(
                configuration=self.configuration,
                selection=figure.selection,
                key=figure.key,
                label=figure.label.of(info.context.language),
                value=figure.value,
            )
            for figure in self.data.secondary
        ]

    @strawberry.field(description="The same measure over the period, step by step, for a sparkline.")
    def trend(self) -> list[Point]:
        return show_points(self.widget, self.data.trend)

    @strawberry.field(description="How the figure came about.")
    def explain(self, info: Info) -> Explanation:
        return show_explanation(explain(self.widget, self.data), info.context.language)


def show_metric(widget: Widget, data: MetricData) -> Metric:
    """A widget's figure."""
    return Metric(configuration=widget.dashboard.desk.configuration, selection=data.selection, widget=widget, data=data)


def show_points(widget: Widget, points: tuple[PointData, ...]) -> list[Point]:
    """Steps of time, on the company's clock."""
    zone, configuration = widget.dashboard.viewer.company.zone, widget.dashboard.desk.configuration
    return [
        Point(
            configuration=configuration,
            selection=point.selection,
            start=point.start.astimezone(zone),
            end=point.end.astimezone(zone),
            value=point.value,
        )
        for point in points
    ]
