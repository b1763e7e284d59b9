"""Widgets: one concrete type for each way a report is drawn."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Annotated

import strawberry

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
from resolvers.dashboard.widget_request import Wanted, wanted_for_number
from resolvers.events.feed import Feed
from resolvers.export.csv_style import CsvReader
from resolvers.granularity import Granularity
from resolvers.loading.page import Page
from resolvers.report_definitions.saved_report import is_draft
from resolvers.validity import follows_visit
from schema.context import Info
from schema.dashboard.breakdown import Category, Cell, Series, Slice, show_category, show_cell, show_series, show_slice
from schema.dashboard.counted import Counted
from schema.dashboard.export_address import AsFormat, CsvFor, widget_address
from schema.dashboard.filter import DashboardFilter, show_filters
from schema.dashboard.funnel import Funnel, show_funnel
from schema.dashboard.identity import widget_id
from schema.dashboard.metric import Metric, show_metric
from schema.dashboard.number import show_number
from schema.dashboard.period import Period, show_own_period
from schema.dashboard.placed_widget import PlacedWidget
from schema.dashboard.status import WidgetStatus, show_status
from schema.dashboard.table import (
    TableColumn,
    TableDimension,
    TableRow,
    TableValue,
    show_columns,
    show_dimensions,
    show_rows,
    show_value,
)
from schema.dashboard.visualisation import Visualisation, WidgetKind
from schema.events.connection import EventConnection, event_page, no_events, show_events
from schema.events.group import EventGroupConnection, events_in_groups, group_page, no_groups, show_groups
from schema.look_ahead import answered_below, arguments_below, arguments_of, selected_below
from schema.node import Node
from schema.paging import ROWS, After, First


@strawberry.type(description="What you may do with a widget on your own desktop.")
class WidgetPermissions:
    hide: bool = strawberry.field(description="Take it off the desktop.")
    move: bool = strawberry.field(description="Move it.")
    resize: bool = strawberry.field(description="Resize it.")


@strawberry.interface(description="A report on a desktop.")
class Widget(Node, PlacedWidget):
    view: strawberry.Private[dashboard.Widget]

    @property
    def is_forbidden(self) -> bool:
        """Whether it is not for this person, who learns its name and nothing else."""
        return self.view.readiness.code is WidgetStatusCode.FORBIDDEN

    @property
    def stands_on(self) -> tuple[object, ...] | None:
        """See `schema.projection.written`: rows, settings and arrangement, of what may be asked for again. Person, period and filters
        are in the id."""
        result, dashboard = self.view.result, self.view.dashboard
        if result is None or isinstance(result, FeedResult) or not self.view.request.may_come_again:
            return None
        return result, dashboard.context, dashboard.layout

    @strawberry.field(description="What it shows, in a sentence of your language; empty for one that is not for you.")
    def description(self, info: Info) -> str:
        if self.is_forbidden:
            return ""
        return self.report.description.of(info.context.language)

    @strawberry.field(description="The way it is meant to be drawn, among those that its kind allows.")
    def visualisation(self) -> Visualisation:
        return self.report.definition.visualisation

    @strawberry.field(
        description="Its own period, where it does not follow the desktop's; null where it does, and for one that is not for you."
    )
    def own_period(self) -> Period | None:
        if self.report.definition.period is None or self.is_forbidden:
            return None
        return show_own_period(self.view)

    @strawberry.field(description="Whether it could be computed, and what is missing.")
    def status(self, info: Info) -> WidgetStatus:
        return show_status(self.view, info.context.language)

    @strawberry.field(
        description="The filters it was asked with, those of its desktop: whether its rows are narrowed by them or not."
    )
    def filters(self, info: Info) -> list[DashboardFilter]:
        dashboard = self.view.dashboard
        return [] if self.is_forbidden else show_filters(dashboard.filters, dashboard.situation, info.context.language)

    @strawberry.field(
        description="The desktop's filters that its rows are not narrowed by, because they have no such value: of contacts those by "
        "deal type; of a feed all. Empty for one that is not for you."
    )
    def filters_left_out(self, info: Info) -> list[DashboardFilter]:
        if self.is_forbidden:
            return []
        dashboard = self.view.dashboard
        return show_filters(dashboard.narrowing(self.report).left_out, dashboard.situation, info.context.language)

    @strawberry.field(description="What you may do with it. The server refuses the rest.")
    def can(self) -> WidgetPermissions:
        desktop, key = self.view.dashboard, self.report.key
        rearrange = desktop.may_rearrange_widget(key)
        return WidgetPermissions(hide=desktop.may_hide_widget(key), move=rearrange, resize=rearrange)

    @strawberry.field(
        description="Where what it shows can be downloaded, of this period, scope and language; relative to the address of this API. "
        "Null for one that is not for you, and for a report that is not saved."
    )
    def export_url(self, info: Info, format: AsFormat, csv_for: CsvFor = CsvReader.PROGRAMS) -> str | None:
        if self.is_forbidden or is_draft(self.report.key):
            return None
        return widget_address(self.view.dashboard, self.report.key, format, info.context.language, csv_for)

    @strawberry.field(
        description="Whether it came to your desktop since you last arranged it; if you never have, since your previous visit."
    )
    def is_new(self) -> bool:
        return self.view.dashboard.is_new(self.report)

    @strawberry.field(
        description="The figure, or the whole of what is broken down: of a funnel the cohort, of a table its first column. Null "
        "where the status says why, and of a feed, which counts nothing."
    )
    def total(self) -> Metric | None:
        result = self.view.result
        return None if result is None or isinstance(result, FeedResult) else show_metric(self.view, result.total)

    @strawberry.field(
        description="Any one number it shows, by its `path`: the object that stands for it in the widget's own fields, without "
        "the others. Null as `total` is; NOT_FOUND, naming `path`, where the widget shows no number of this path for this period."
    )
    def number(
        self,
        info: Info,
        path: Annotated[str, strawberry.argument(description="The number's path: “total”, “cell.7.12”.")],
    ) -> Counted | None:
        if self.view.result is None or isinstance(self.view.result, FeedResult):
            return None
        return show_number(self.view, self.view.find_number(path, "path").data, info.context.language)


@strawberry.type(description="A number.")
class MetricWidget(Widget):
    @strawberry.field(
        description="The figure, the same as `total`; null where the status says why. "
        "Clients that keep answers and know no types tell a widget's kind by fields that no other has."
    )
    def metric(self) -> Metric | None:
        result = self.view.result
        return show_metric(self.view, result.total) if isinstance(result, MetricResult) else None


@strawberry.type(description="A chart over time.")
class SeriesWidget(Widget):
    @strawberry.field(description="The chart's step.")
    def granularity(self) -> Granularity:
        return self.view.request.buckets.granularity

    @strawberry.field(
        description="Whether the step is the report's own, or of its own period: `granularity` of the dashboard says nothing to it."
    )
    def has_own_step(self) -> bool:
        return self.view.report.step is not None or self.report.definition.period is not None

    @strawberry.field(description="The series; they add up to the total.")
    def series(self) -> list[Series]:
        result = self.view.result
        return [show_series(self.view, s) for s in result.series] if isinstance(result, SeriesResult) else []


@strawberry.type(description="A whole in parts.")
class BreakdownWidget(Widget):
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
    @strawberry.field(description="The funnels, in the order of deal types.")
    def funnels(self) -> list[Funnel]:
        result = self.view.result
        return [show_funnel(self.view, f) for f in result.funnels] if isinstance(result, FunnelResult) else []


@strawberry.type(description="Several figures side by side, a row a combination of categories.")
class TableWidget(Widget):
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
        return [show_value(self.view, v, language) for v in result.totals] if isinstance(result, TableResult) else []

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
        follows_visit()
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
# What of a widget needs its rows to be read; all the rest follows from the declaration and the settings. Known to `schema.cost`, too.
RESULT_FIELDS = frozenset(
    {
        "metric",
        "total",
        "number",
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
    numbers = [wanted_for_number(path) for path in arguments_below(info, "number", "path")]
    return Wanted(
        results=not requested.isdisjoint(RESULT_FIELDS),
        trend="trend" in requested or any(number.trend for number in numbers),
        previous_trend="previousTrend" in requested or any(number.previous_trend for number in numbers),
        unread="unreadCount" in requested,
        feed_pages=() if requested.isdisjoint(_FEED_PAGES) else tuple(_feed_pages(info)),
        budget=info.context.budget,
    )


def _feed_pages(info: Info) -> Iterator[Callable[[Feed], Page]]:
    """The pages of a feed asked for below: they are known before anything is read."""
    for fields in answered_below(info).values():
        if (name := fields[0].name.value) not in _FEED_PAGES:
            continue
        # Asked for twice in one place, it is one page, with all that is asked of it.
        requested = arguments_of(info, fields[0])
        first, after = requested.get("first", ROWS), requested.get("after")
        if name == "events":
            yield partial(event_page, first=first, after=after)
        else:
            yield partial(group_page, first=first, after=after, sample=events_in_groups(info, fields))


def show_widget(info: Info, view: dashboard.Widget, apart: str | None = None) -> Widget:
    """The widget as the type of its kind; one that is shown ``apart`` from a desktop has an id that says where."""
    return _TYPES[view.report.kind](
        id=widget_id(info, view, apart), report=view.report.entry, layout=view.dashboard.layout, view=view
    )
