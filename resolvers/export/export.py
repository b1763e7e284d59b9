"""Exports: files of a widget, of the rows behind one of its numbers, and of the whole desktop.

Each is computed anew by the code that answers a desktop, so status, audience and scope are what they are there.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.catalog.visualisation import WidgetKind
from resolvers.dashboard.dashboard import Dashboard, Widget, find_widgets, load_widgets
from resolvers.dashboard.numbers import Number
from resolvers.dashboard.status import WidgetStatusCode
from resolvers.dashboard.widget_request import Wanted, wanted_for_number
from resolvers.errors import ErrorCode, RequestError
from resolvers.export import words
from resolvers.export.csv_file import write_csv
from resolvers.export.csv_style import CsvReader, csv_style
from resolvers.export.events import events_table
from resolvers.export.figures import figures_table, over_time_tables
from resolvers.export.file_name import file_name
from resolvers.export.head import head_of_desktop, head_of_widget, interval_of
from resolvers.export.listing import groups_table, head_of_rows
from resolvers.export.records import records_table
from resolvers.export.table import Document, Table
from resolvers.export.tables_of import contents_table, parts_of, tables_of
from resolvers.export.xlsx_file import write_xlsx
from resolvers.language import Language, LocalizedText
from resolvers.loaders import Loaders
from resolvers.planner.all_rows import open_rows
from resolvers.planner.sorted_rows import Listing, check_listing
from resolvers.reports.opening import find_report_alone

# Files hold what was compared as a figure, not step by step.
EXPORTED = Wanted(results=True, trend=True, previous_trend=False)


class ExportFormat(StrEnum):
    """The formats of files; the value is the ending of their names."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """A file: its name without the ending, and its bytes bit by bit. Nothing is read before the first bit is asked for."""

    name: str
    chunks: AsyncGenerator[bytes]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file is to be written; ``with_head``: whether a CSV file tells first what it is of; never one for people."""

    format: ExportFormat
    language: Language
    with_head: bool = True
    csv_for: CsvReader = CsvReader.PROGRAMS


async def export_desktop(engine: AsyncEngine, loaders: Loaders, dashboard: Dashboard, language: Language) -> Export:
    """The whole desktop as one workbook: contents, all figures, their run over time, then a sheet for each further table."""
    widgets = await load_widgets(loaders, dashboard, dashboard.visible_reports(), EXPORTED)
    tables = [contents_table(widgets, language), figures_table(widgets, language)]
    tables += over_time_tables(widgets, language)
    for widget in widgets:
        tables += [*parts_of(widget, language), *_events(engine, widget, language)]
    document = Document(words.ABOUT.of(language), tuple(head_of_desktop(dashboard, language)), tuple(tables))
    zone, scope = dashboard.viewer.company.zone, dashboard.context.scope.label.of(language)
    name = file_name(words.DESKTOP.of(language), dashboard.period.interval, zone, scope)
    return Export(name, _written(document, Writing(ExportFormat.XLSX, language)))


async def export_widget(
    engine: AsyncEngine, loaders: Loaders, dashboard: Dashboard, key: str, writing: Writing
) -> Export:
    """What a widget shows, in tables; where its status says why it shows nothing, the file's head says so.

    Raises RequestError: NOT_FOUND for a widget that there is not for this viewer, INTERNAL_SERVER_ERROR for one that could not be
    computed.
    """
    widget = await _find_widget(engine, loaders, dashboard, key, EXPORTED)
    tables = (*tables_of(widget, writing.language), *_events(engine, widget, writing.language))
    head = tuple(head_of_widget(widget, writing.language))
    document = Document(words.ABOUT.of(writing.language), head, tables)
    return Export(_name(widget, None, writing.language), _written(document, writing))


async def export_records(
    engine: AsyncEngine,
    loaders: Loaders,
    dashboard: Dashboard,
    key: str,
    path: str,
    listing: Listing,
    writing: Writing,
) -> Export:
    """The rows behind a number of a widget, listed as they are shown, by the query the number was counted by.

    Raises RequestError as `export_widget` does, NOT_FOUND where the widget shows no number of this path, and BAD_USER_INPUT for an
    order that its rows have not, and a text that no row has.
    """
    widget = await _find_widget(engine, loaders, dashboard, key, wanted_for_number(path))
    number = widget.find_number(path, "number")
    check_listing(number.data.selection(dashboard.as_of), listing)
    chunks = _write_records(loaders.reader.engine, widget, number, listing, writing)
    return Export(_name(widget, number, writing.language), chunks)


async def _write_records(
    engine: AsyncEngine, widget: Widget, number: Number, listing: Listing, writing: Writing
) -> AsyncGenerator[bytes]:
    language, configuration = writing.language, widget.dashboard.context.configuration
    as_of = widget.dashboard.as_of
    selection = number.data.selection(as_of)
    async with open_rows(engine, configuration, selection, listing, as_of) as rows:
        head = (
            *head_of_widget(widget, language),
            *(((words.NUMBER.of(language), number.label.of(language)),) if number.label.en else ()),
            *head_of_rows(widget, selection, rows, listing, language),
        )
        tables = [records_table(widget, selection, rows, language)]
        # Where a file is one table, its rows have the group in a column.
        if rows.groups and writing.format is ExportFormat.XLSX:
            tables.insert(0, groups_table(widget, selection, rows, listing, language))
        # Closed here, and not some time later, when the client goes away.
        async with aclosing(_written(Document(words.ABOUT.of(language), head, tuple(tables)), writing)) as chunks:
            async for chunk in chunks:
                yield chunk


def _written(document: Document, writing: Writing) -> AsyncGenerator[bytes]:
    if writing.format is ExportFormat.XLSX:
        return write_xlsx(document)
    with_head = writing.with_head and writing.csv_for is CsvReader.PROGRAMS
    return write_csv(document, csv_style(writing.csv_for, writing.language), with_head=with_head)


def _events(engine: AsyncEngine, widget: Widget, language: Language) -> list[Table]:
    is_feed = widget.report.kind is WidgetKind.FEED and widget.result is not None
    return [events_table(engine, widget, language)] if is_feed else []


async def _find_widget(engine: AsyncEngine, loaders: Loaders, dashboard: Dashboard, key: str, wanted: Wanted) -> Widget:
    found = await find_widgets(loaders, dashboard, key, wanted)
    widgets = [widget for widget in found if widget.readiness.code is not WidgetStatusCode.FORBIDDEN]
    if not widgets:
        # Not on the desktop; a report can be there by itself.
        widgets = await find_report_alone(engine, loaders, dashboard, key, wanted)
    if not widgets:
        raise RequestError(ErrorCode.NOT_FOUND, _NO_WIDGET)
    [widget] = widgets
    if widget.readiness.code is WidgetStatusCode.FAILED and (why := widget.readiness.words):
        raise RequestError(ErrorCode.INTERNAL_SERVER_ERROR, why)
    return widget


def _name(widget: Widget, number: Number | None, language: Language) -> str:
    dashboard, title = widget.dashboard, widget.report.title.of(language)
    if number is not None:
        parts = [title, number.label.of(language), words.RECORDS.of(language).lower()]
        title = ", ".join(part for part in parts if part)
    interval, zone = interval_of(widget), dashboard.viewer.company.zone
    return file_name(title, interval, zone, dashboard.context.scope.label.of(language))


_NO_WIDGET = LocalizedText("There is no such widget on your desktop.", "На вашем столе нет такого блока.")
