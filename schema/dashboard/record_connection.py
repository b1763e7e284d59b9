"""The rows behind a number."""

import base64
import binascii
from datetime import datetime
from decimal import Decimal
from typing import Annotated

import strawberry

from resolvers.catalog.measure import Unit
from resolvers.catalog.population import CountedBy
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import CountedData
from resolvers.export.csv_style import CsvReader
from resolvers.export.export import Writing
from resolvers.period import midnight
from resolvers.planner.record_groups import RecordGroup as Group
from resolvers.planner.record_order import SORTS, RecordSort, read_key
from resolvers.planner.record_page import PageRequest, Position, RecordPage, RecordRow
from resolvers.planner.sorted_rows import Listing, check_listing
from resolvers.report_definitions.saved_report import is_draft
from schema.connection import Connection, Edge
from schema.context import Info
from schema.dashboard.export_address import AsFormat, CsvFor, records_address
from schema.described_enum import describe
from schema.paging import check_first, no_cursor, page_info, read_numbers, write_cursor
from schema.records.record import Record, show_record

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
describe(
    RecordSort,
    "What the rows behind a number stand in order of. Those of the same stand newest first, those without any last.",
    {
        RecordSort.COUNTED_AT: "The time they are counted by: of won deals when they were won.",
        RecordSort.TITLE: "Their names; communications by direction and channel.",
        RecordSort.RESPONSIBLE: "The names of who is responsible.",
        RecordSort.TYPE: "Their types, in the company's order. Of activities and deals.",
        RecordSort.STAGE: "The stages they stand on today, in the company's order. Of deals.",
        RecordSort.PRICE: "What they are worth. Of deals.",
        RecordSort.CREATED_AT: "When they came into being.",
    },
)

describe(
    CountedBy,
    "What happened to the rows behind a number at the time they are counted by.",
    {
        CountedBy.CREATED: "They were created.",
        CountedBy.OCCURRED: "They took place: communications.",
        CountedBy.MOVED: "A deal was moved: a row is a move.",
        CountedBy.WON: "The deal was won.",
        CountedBy.LOST: "The deal was lost.",
        CountedBy.CLOSED: "The deal was won or lost.",
        CountedBy.STANDS_SINCE: "The deal came to where it stands.",
        CountedBy.DATE_FIELD: "The day in a custom field.",
    },
)

SortBy = Annotated[RecordSort, strawberry.argument(description="What they stand in order of.")]
Descending = Annotated[
    bool, strawberry.argument(description="Whether the newest, largest or last in the alphabet comes first.")
]
SearchRows = Annotated[
    str,
    strawberry.argument(
        description="Only those in whose name, responsible's name or external id this is found, whatever the case; all, if empty."
    ),
]


@strawberry.type(
    description="What rows behind a number have in common that are sorted by people, types or stages: all of them, on whatever "
    "page, of a search those found."
)
class RecordGroup:
    key: str = strawberry.field(description="What tells it from the others of the list; empty for those without any.")
    label: str | None = strawberry.field(
        description="Whose they are, the type, or the stage with its type; null for those without any."
    )
    count: int = strawberry.field(description="How many rows it has.")
    sum: Decimal | None = strawberry.field(
        description="What they add up to, where the number is a sum; null elsewhere, and where none has a value."
    )


@strawberry.type(description="One row behind a number, and its place.")
class RecordEdge(Edge[Record]):
    counted_at: datetime = strawberry.field(
        description="The time the row is counted by, on the company's clock: of won deals when they were won, of new ones when they "
        "were created; of rows that go by days the day's beginning."
    )
    value: Decimal | None = strawberry.field(
        description="What it adds, where the number is a sum; null elsewhere, and where it has no value."
    )
    group: RecordGroup | None = strawberry.field(
        description="The group it stands in, where rows are sorted by RESPONSIBLE, TYPE or STAGE; null in other orders."
    )


@strawberry.type(
    description="The rows behind a number, newest first by the time they are counted by unless asked otherwise; by the same query as "
    "the number."
)
class RecordConnection(Connection[Record]):
    widget: strawberry.Private[Widget]
    number: strawberry.Private[CountedData]
    listing: strawberry.Private[Listing]
    edges: list[RecordEdge] = strawberry.field(description="Those on this page.")  # pyright: ignore[reportIncompatibleVariableOverride] - read only
    total_count: int = strawberry.field(
        description="How many rows there are: the number itself, if it is a count. Also of a search, which changes no number."
    )
    matching_count: int = strawberry.field(description="How many of them have what was searched; all, if nothing was.")
    sum: Decimal | None = strawberry.field(
        description="What they add up to: the number itself, if it is a sum; else null. Also of a search."
    )
    sum_unit: Unit | None = strawberry.field(
        description="What that is counted in: of a ratio not what the number is; null where there is no sum."
    )
    counted_by: CountedBy = strawberry.field(description="What happened to the rows at the time they are counted by.")
    sorts: list[RecordSort] = strawberry.field(description="What these rows can stand in order of.")

    @strawberry.field(
        description="Where all of them can be downloaded, in this order and of this search, period, scope and language; relative "
        "to the address of this API. Null for a report that is not saved."
    )
    def export_url(self, info: Info, format: AsFormat, csv_for: CsvFor = CsvReader.PROGRAMS) -> str | None:
        widget = self.widget
        if is_draft(widget.report.key):
            return None
        path = widget.path_of(self.number)
        writing = Writing(format, info.context.language, csv_for=csv_for)
        return records_address(widget.dashboard, widget.report.key, path, self.listing, writing)


async def show_records(
    info: Info,
    widget: Widget,
    number: CountedData,
    first: int,
    after: str | None,
    listing: Listing,
) -> RecordConnection:
    """A page of the rows behind a number."""
    selection = number.selection(widget.dashboard.as_of)
    check_listing(selection, listing)
    position = None if after is None else _read_position(after, listing.order.by)
    context = widget.dashboard.context
    request = PageRequest(context.configuration, selection, check_first(first), position, listing)
    page: RecordPage = await info.context.loaders.pages.load(request)
    cursors = [_write_position(row) for row in page.rows]
    return RecordConnection(
        widget=widget,
        number=number,
        listing=listing,
        total_count=page.count,
        matching_count=page.matching,
        sum=page.total,
        sum_unit=None if page.total is None else selection.ask.measure.unit,
        counted_by=selection.ask.population.counted_by,
        sorts=list(SORTS[selection.ask.population.dataset.record]),
        edges=[_edge(widget, row, cursor) for row, cursor in zip(page.rows, cursors, strict=True)],
        page_info=page_info(cursors, has_next=page.has_next, after=after),
    )


def _edge(widget: Widget, row: RecordRow, cursor: str) -> RecordEdge:
    zone, at = widget.dashboard.viewer.company.zone, row.position.at
    by_day = row.is_by_day
    counted_at = midnight(at.date(), zone).astimezone(zone) if by_day else at.astimezone(zone)
    return RecordEdge(
        cursor=cursor,
        node=show_record(row.record),
        counted_at=counted_at,
        value=row.value,
        group=None if row.group is None else _group(row.group),
    )


def _group(group: Group) -> RecordGroup:
    return RecordGroup(key=group.key or "", label=group.name, count=group.count, sum=group.total)


def _write_position(row: RecordRow) -> str:
    """The cursor of a row; what it is sorted by stands behind a mark that no cursor has, where that is not its time."""
    place = row.position
    cursor = write_cursor(place.at, place.record_id, place.ordinal)
    if row.sorted_by is RecordSort.COUNTED_AT:
        return cursor
    key = "" if row.key is None else f"={row.key}"
    return f"{cursor}.{row.sorted_by}.{base64.urlsafe_b64encode(key.encode()).decode()}"


def _read_position(after: str, by: RecordSort) -> Position:
    cursor, *sorted_by = after.split(".")
    at, [record_id, ordinal] = read_numbers(cursor, 2)
    if by is RecordSort.COUNTED_AT:
        if sorted_by:
            raise no_cursor()
        return Position(at, record_id, ordinal)
    try:
        of, written = sorted_by
        key = base64.b64decode(written, altchars=b"-_", validate=True).decode()
        if of != by or key[:1] not in ("", "="):
            raise no_cursor()
        return Position(at, record_id, ordinal, read_key(by, key[1:]) if key else None)
    except (binascii.Error, ValueError) as error:
        raise no_cursor() from error
