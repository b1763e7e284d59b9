"""Widgets: one concrete type for each way a report is drawn."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Annotated

import strawberry

from resolvers.catalog.smallest_size import smallest_size
from resolvers.catalog.visualisation import Visualisation, WidgetKind
from resolvers.dashboard import dashboard
from resolvers.dashboard.status import WidgetStatusCode
from resolvers.dashboard.widget_data import (
    BreakdownResult,
    FeedResult,
    FunnelResult,
    MatrixResult,
    MetricResult,
    SeriesResult,
    TableResult,
)
from resolvers.dashboard.widget_request import Wanted
from resolvers.events.feed import Feed
from resolvers.granularity import Granularity
from resolvers.grid import Breakpoint
from resolvers.loading.page import Page
from resolvers.report_definitions.saved_report import is_draft
from schema.context import Info
from schema.dashboard.breakdown import Category, Cell, Series, Slice, show_category, show_cell, show_slice
from schema.dashboard.export_address import AsFormat, widget_address
from schema.dashboard.funnel import Funnel, show_funnel
from schema.dashboard.identity import widget_id
from schema.dashboard.metric import Metric, show_metric
from schema.dashboard.period import Period, show_own_period
from schema.dashboard.placement import Placement, WidgetSize, show_placement, show_size
from schema.dashboard.status import WidgetStatus, show_status
from schema.dashboard.table import (
    TableColumn,
    TableDimension,
    TableRow,
    TableValue,
    show_columns,
    show_dimensions,
    show_rows,
    show_values,
)
from schema.described_enum import describe, describe_declared
from schema.events.connection import EventConnection, event_page, no_events, show_events
from schema.events.group import EventGroupConnection, events_in_groups, group_page, no_groups, show_groups
from schema.look_ahead import answered_below, arguments_of, selected_below
from schema.node import Node, global_id
from schema.paging import ROWS, After, First

describe(
    WidgetKind,
    "How a report is drawn, and which type its widget has.",
    {
        WidgetKind.METRIC: "A number: MetricWidget.",
        WidgetKind.SERIES: "A chart over time: SeriesWidget.",
        WidgetKind.BREAKDOWN: "A whole in parts: BreakdownWidget.",
        WidgetKind.MATRIX: "A whole broken down twice: MatrixWidget.",
        WidgetKind.FUNNEL: "Funnels: FunnelWidget.",
        WidgetKind.FEED: "A feed of events: FeedWidget.",
        WidgetKind.TABLE: "Several figures side by side: TableWidget.",
    },
)
describe_declared(Visualisation, "How a report is drawn.")


@strawberry.type(description="What you may do with a widget on your own desktop.")
class WidgetPermissions:
    hide: bool = strawberry.field(description="Take it off the desktop.")
    move: bool = strawberry.field(description="Move it.")
    resize: bool = strawberry.field(description="Resize it.")


OnBreakpoint = Annotated[Breakpoint, strawberry.argument(description="On which width of screen.")]


@strawberry.interface(description="A report on a desktop.")
class Widget(Node):
    view: strawberry.Private[dashboard.Widget]

    @property
    def is_forbidden(self) -> bool:
        """Whether it is not for this person, who learns its name and nothing else."""
        return self.view.readiness.code is WidgetStatusCode.FORBIDDEN

    @strawberry.field(
        description="The id of what is shown, to name it in inputs: the same of whatever period, scope and person the widget is, as "
        "`id` is not."
    )
    def widget_id(self) -> strawberry.ID:
        return global_id("Widget", self.view.report.key)

    @strawberry.field(description="Its stable name: “revenue”; a published report has a key of its own.")
    def key(self) -> str:
        return self.view.report.key

    @strawberry.field(description="Its name, in your language.")
    def title(self, info: Info) -> str:
        return self.view.report.title.of(info.context.language)

    @strawberry.field(description="What it shows, in a sentence of your language; empty for one that is not for you.")
    def description(self, info: Info) -> str:
        if self.is_forbidden:
            return ""
        return self.view.report.description.of(info.context.language)

    @strawberry.field(description="How it is drawn.")
    def kind(self) -> WidgetKind:
        return self.view.report.kind

    @strawberry.field(description="The way it is meant to be drawn, among those that its kind allows.")
    def visualisation(self) -> Visualisation:
        return self.view.report.visualisation

    @strawberry.field(
        description="Its own period, where it does not follow the desktop's; null where it does, and for one that is not for you."
    )
    def own_period(self) -> Period | None:
        if self.view.report.period is None or self.is_forbidden:
            return None
        return show_own_period(self.view)

    @strawberry.field(description="Whether it could be computed, and what is missing.")
    def status(self, info: Info) -> WidgetStatus:
        return show_status(self.view, info.context.language)

    @strawberry.field(
        description="Where it stands; for one that is not on the desktop, a place below or between the others that it could have."
    )
    def placement(self, breakpoint: OnBreakpoint = Breakpoint.DESKTOP) -> Placement:
        return show_placement(self.view.dashboard.layout.placements(breakpoint)[self.view.report.key])

    @strawberry.field(description="The smallest size it can be given.")
    def minimum_size(self, breakpoint: OnBreakpoint = Breakpoint.DESKTOP) -> WidgetSize:
        return show_size(smallest_size(self.view.report.kind, breakpoint))

    @strawberry.field(description="What you may do with it. The server refuses the rest.")
    def can(self) -> WidgetPermissions:
        desktop, key = self.view.dashboard, self.view.report.key
        rearrange = desktop.may_rearrange_widget(key)
        return WidgetPermissions(hide=desktop.may_hide_widget(key), move=rearrange, resize=rearrange)

    @strawberry.field(
        description="Where what it shows can be downloaded, of this period, scope and language; relative to the address of this API. "
        "Null for one that is not for you, and for a report that is not saved."
    )
    def export_url(self, info: Info, format: AsFormat) -> str | None:
        if self.is_forbidden or is_draft(self.view.report.key):
            return None
        return widget_address(self.view.dashboard, self.view.report.key, format, info.context.language)

    @strawberry.field(description="Whether it was added since you last arranged your desktop.")
    def is_new(self) -> bool:
        return self.view.dashboard.layout.is_new(self.view.report.key)


@strawberry.type(description="A number.")
class MetricWidget(Widget):
    @strawberry.field(description="The figure; null where the status says why.")
    def metric(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, MetricResult) else None


@strawberry.type(description="A chart over time.")
class SeriesWidget(Widget):
    @strawberry.field(description="The chart's step.")
    def granularity(self) -> Granularity:
        return self.view.request.buckets.granularity

    @strawberry.field(description="The whole the series add up to; null where the status says why.")
    def total(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, SeriesResult) else None

    @strawberry.field(description="The series; they add up to the total.")
    def series(self) -> list[Series]:
        result = self.view.result
        return [Series(widget=self.view, data=s) for s in result.series] if isinstance(result, SeriesResult) else []


@strawberry.type(description="A whole in parts.")
class BreakdownWidget(Widget):
    @strawberry.field(description="The whole; null where the status says why.")
    def total(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, BreakdownResult) else None

    @strawberry.field(
        description="The parts, the largest first; those without anything are left out. They add up to the whole."
    )
    def slices(self, info: Info) -> list[Slice]:
        result, language = self.view.result, info.context.language
        return (
            [show_slice(self.view, s, language) for s in result.slices] if isinstance(result, BreakdownResult) else []
        )


@strawberry.type(description="A whole broken down twice.")
class MatrixWidget(Widget):
    @strawberry.field(description="The whole; null where the status says why.")
    def total(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, MatrixResult) else None

    @strawberry.field(description="The rows that have something.")
    def rows(self, info: Info) -> list[Category]:
        result, language = self.view.result, info.context.language
        return [show_category(c, language) for c in result.rows] if isinstance(result, MatrixResult) else []

    @strawberry.field(description="The columns that have something.")
    def columns(self, info: Info) -> list[Category]:
        result, language = self.view.result, info.context.language
        return [show_category(c, language) for c in result.columns] if isinstance(result, MatrixResult) else []

    @strawberry.field(description="The cells that have something; they add up to the whole.")
    def cells(self) -> list[Cell]:
        result = self.view.result
        return [show_cell(self.view, cell) for cell in result.cells] if isinstance(result, MatrixResult) else []


@strawberry.type(description="Funnels, one a deal type.")
class FunnelWidget(Widget):
    @strawberry.field(description="The cohort: deals created in the period; null where the status says why.")
    def total(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, FunnelResult) else None

    @strawberry.field(description="The funnels, in the order of deal types.")
    def funnels(self) -> list[Funnel]:
        result = self.view.result
        return [show_funnel(self.view, f) for f in result.funnels] if isinstance(result, FunnelResult) else []


@strawberry.type(description="Several figures side by side, a row a combination of categories.")
class TableWidget(Widget):
    @strawberry.field(description="The first column's whole; null where the status says why.")
    def total(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, TableResult) else None

    @strawberry.field(description="What the rows are by, in the order of their categories.")
    def dimensions(self, info: Info) -> list[TableDimension]:
        result, language = self.view.result, info.context.language
        return show_dimensions(result, language) if isinstance(result, TableResult) else []

    @strawberry.field(description="The figures.")
    def columns(self, info: Info) -> list[TableColumn]:
        result, language = self.view.result, info.context.language
        return show_columns(result, language) if isinstance(result, TableResult) else []

    @strawberry.field(description="Each figure over everything, by column; what stands in several rows counts once.")
    def totals(self, info: Info) -> list[TableValue]:
        result, language = self.view.result, info.context.language
        return show_values(self.view, result, result.totals, language) if isinstance(result, TableResult) else []

    @strawberry.field(description="The rows, in order. One of all that lies beyond the report's limit stands last.")
    def rows(self, info: Info) -> list[TableRow]:
        result, language = self.view.result, info.context.language
        return show_rows(self.view, result, language) if isinstance(result, TableResult) else []


@strawberry.type(
    description="What happened since your previous visit to what concerns you; does not depend on the period."
)
class FeedWidget(Widget):
    @strawberry.field(
        description="When you last looked at your events before this visit; on the first visit ever, 7 days before it."
    )
    def since(self) -> datetime:
        viewer = self.view.dashboard.viewer
        return viewer.events_since.astimezone(viewer.company.zone)

    @strawberry.field(description="How many of the events you have not marked read; null where the status says why.")
    def unread_count(self) -> int | None:
        result = self.view.result
        return result.unread_count if isinstance(result, FeedResult) else None

    @strawberry.field(description="The events, newest first. Null only beside an error that says why.")
    async def events(self, info: Info, first: First = ROWS, after: After = None) -> EventConnection | None:
        if self.is_forbidden:
            return no_events()
        return await show_events(info, self.view.dashboard.feed, first, after)

    @strawberry.field(
        description="The events in runs of the same kind by the same person, newest first. Null only beside an error that says why."
    )
    async def groups(self, info: Info, first: First = ROWS, after: After = None) -> EventGroupConnection | None:
        if self.is_forbidden:
            return no_groups()
        return await show_groups(info, self.view.dashboard.feed, first, after)


_TYPES: dict[WidgetKind, type[Widget]] = {
    WidgetKind.METRIC: MetricWidget,
    WidgetKind.SERIES: SeriesWidget,
    WidgetKind.BREAKDOWN: BreakdownWidget,
    WidgetKind.MATRIX: MatrixWidget,
    WidgetKind.FUNNEL: FunnelWidget,
    WidgetKind.FEED: FeedWidget,
    WidgetKind.TABLE: TableWidget,
}

WIDGET_TYPES = tuple(_TYPES.values())
# What of a widget needs its rows to be read; all the rest follows from the declaration and the settings.
_RESULT_FIELDS = frozenset(
    {
        "metric",
        "total",
        "series",
        "slices",
        "dimensions",
        "rows",
        "columns",
        "cells",
        "totals",
        "funnels",
        "unreadCount",
    }
)

_FEED_PAGES = frozenset({"events", "groups"})


def wanted_below(info: Info) -> Wanted:
    """What the query asks of the widgets below the field it is at."""
    requested = selected_below(info)
    return Wanted(
        results=not requested.isdisjoint(_RESULT_FIELDS),
        trend="trend" in requested,
        previous_trend="previousTrend" in requested,
        feed_pages=() if requested.isdisjoint(_FEED_PAGES) else tuple(_feed_pages(info)),
        budget=info.context.budget,
    )


def _feed_pages(info: Info) -> Iterator[Callable[[Feed], Page]]:
    """The pages of a feed asked for below: they are known before anything is read."""
    for fields in answered_below(info).values():
        # Asked for twice in one place, it is one page, with all that is asked of it.
        requested = arguments_of(info, fields[0])
        first, after = requested.get("first", ROWS), requested.get("after")
        match fields[0].name.value:
            case "events":
                yield partial(event_page, first=first, after=after)
            case "groups":
                yield partial(group_page, first=first, after=after, sample=events_in_groups(info, fields))
            case _:
                pass


def show_widget(info: Info, view: dashboard.Widget, apart: str | None = None) -> Widget:
    """The widget as the type of its kind; one that is shown ``apart`` from a desktop has an id that says where."""
    return _TYPES[view.report.kind](id=widget_id(info, view, apart), view=view)
