"""The rows behind a number."""

from decimal import Decimal

import strawberry

from resolvers.configuration import Configuration
from resolvers.planner.selection import PageRequest, Position, RecordPage, Selection
from schema.context import Info
from schema.paging import After, First, PageInfo, check_first, page_info, read_cursor, write_cursor
from schema.records.record import Record, show_record


@strawberry.type(description="One record behind a number.")
class RecordEdge:
    cursor: str = strawberry.field(description="The record's place in the list.")
    node: Record = strawberry.field(description="The record.")


@strawberry.type(
    description="The rows behind a number, newest first by the time they are counted by; by the same query as the number."
)
class RecordConnection:
    total_count: int = strawberry.field(description="How many rows there are: the number itself, if it is a count.")
    sum: Decimal | None = strawberry.field(
        description="What they add up to: the number itself, if it is a sum; else null."
    )
    edges: list[RecordEdge] = strawberry.field(description="This page's rows.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")


async def show_records(
    info: Info, configuration: Configuration, selection: Selection, first: int, after: str | None
) -> RecordConnection:
    """A page of the rows behind a number."""
    position = Position(*read_cursor(after)) if after is not None else None
    request = PageRequest(configuration, selection, check_first(first), position)
    page: RecordPage = await info.context.loaders.pages.load(request)
    cursors = [write_cursor(place.at, place.record_id) for place, _ in page.rows]
    edges = [
        RecordEdge(cursor=cursor, node=show_record(record))
        for cursor, (_, record) in zip(cursors, page.rows, strict=True)
    ]
    return RecordConnection(
        total_count=page.count,
        sum=page.total,
        edges=edges,
        page_info=page_info(cursors, has_next=page.has_next, after=after),
    )


@strawberry.interface(description="A number with the rows behind it.")
class Counted:
    configuration: strawberry.Private[Configuration]
    selection: strawberry.Private[Selection]

    @strawberry.field(
        description="The rows behind the number. They add up to it. Null only beside an error that says why."
    )
    async def records(self, info: Info, first: First = 20, after: After = None) -> RecordConnection | None:
        return await show_records(info, self.configuration, self.selection, first, after)
