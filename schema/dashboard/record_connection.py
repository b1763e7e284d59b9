"""The rows behind a number."""

from decimal import Decimal

import strawberry

from resolvers.catalog.measure import Unit
from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.widget_data import CountedData
from resolvers.export.csv_style import CsvReader
from resolvers.planner.selection import PageRequest, Position, RecordPage
from resolvers.report_definitions.saved_report import is_draft
from schema.connection import Connection, edges_of
from schema.context import Info
from schema.dashboard.export_address import AsFormat, CsvFor, records_address
from schema.described_enum import describe
from schema.paging import check_first, page_info, read_numbers, write_cursor
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


@strawberry.type(
    description="The rows behind a number, newest first by the time they are counted by; by the same query as the number."
)
class RecordConnection(Connection[Record]):
    widget: strawberry.Private[Widget]
    number: strawberry.Private[CountedData]
    total_count: int = strawberry.field(description="How many rows there are: the number itself, if it is a count.")
    sum: Decimal | None = strawberry.field(
        description="What they add up to: the number itself, if it is a sum; else null."
    )
    sum_unit: Unit | None = strawberry.field(
        description="What that is counted in: of a ratio not what the number is; null where there is no sum."
    )

    @strawberry.field(
        description="Where all of them can be downloaded, of this period, scope and language; relative to the address of this API. "
        "Null for a report that is not saved."
    )
    def export_url(self, info: Info, format: AsFormat, csv_for: CsvFor = CsvReader.PROGRAMS) -> str | None:
        widget = self.widget
        if is_draft(widget.report.key):
            return None
        path = widget.paths[self.number]
        return records_address(widget.dashboard, widget.report.key, path, format, info.context.language, csv_for)


async def show_records(
    info: Info, widget: Widget, number: CountedData, first: int, after: str | None
) -> RecordConnection:
    """A page of the rows behind a number."""
    position = None
    if after is not None:
        at, [record_id, ordinal] = read_numbers(after, 2)
        position = Position(at, record_id, ordinal)
    request = PageRequest(widget.dashboard.context.configuration, number.selection, check_first(first), position)
    page: RecordPage = await info.context.loaders.pages.load(request)
    cursors = [write_cursor(place.at, place.record_id, place.ordinal) for place, _ in page.rows]
    return RecordConnection(
        widget=widget,
        number=number,
        total_count=page.count,
        sum=page.total,
        sum_unit=None if page.total is None else number.selection.ask.measure.unit,
        edges=edges_of((show_record(record) for _, record in page.rows), cursors),
        page_info=page_info(cursors, has_next=page.has_next, after=after),
    )
