"""Rows of the feed that wait for what they refer to."""

from datetime import datetime
from typing import Annotated

import orjson
import strawberry

from models import FeedKind
from resolvers.feed import waiting
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.file_import import kinds as kinds  # describes what a row is
from schema.node import Node, find_node, finds, global_id
from schema.paging import ROWS, After, First, check_first, read_number, write_number
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.type(
    description="A row of the feed, or of a webhook, that could not be written yet. It is written with the row that brings what it "
    "waits for."
)
class WaitingRow(Node):
    row: strawberry.Private[waiting.WaitingRow]
    kind: FeedKind = strawberry.field(description="What it is.")
    external_id: str | None = strawberry.field(description="Its external id; null, if it has none.")
    body: str = strawberry.field(description="The row, as JSON.")
    needs_kind: FeedKind | None = strawberry.field(
        description="What it waits for; null: for nothing, that has come, and then the row was refused."
    )
    needs_external_id: str | None = strawberry.field(description="The external id of what it waits for.")
    reason: str = strawberry.field(description="Why it could not be written, and what was expected. In English.")
    since: datetime = strawberry.field(description="When it came first.")

    @strawberry.field(
        description="Who sent it: a webhook source, or the person whose token it came by. Null, if there is none any more."
    )
    async def origin(self, info: Info) -> Node | None:
        if self.row.origin is None:
            return None
        type_name, _, key = self.row.origin.partition(":")
        return await find_node(info, type_name, key)


@strawberry.type(description="Rows that wait, those that came first before others.")
class WaitingRowConnection(Connection[WaitingRow]):
    pass


@strawberry.input(one_of=True, description=f"Which rows that wait: at most {waiting.MAX_AT_ONCE:,}, the first of them.")
class WaitingRowsInput:
    rows: list[strawberry.ID] | None = strawberry.field(default=strawberry.UNSET, description="These.")
    search: str | None = strawberry.field(
        default=strawberry.UNSET, description="All that are found by this text; an empty one finds all."
    )

    def read(self) -> waiting.Which:
        """As the resolvers take it."""
        if self.rows:
            return waiting.Which([referred("WaitingRow", each) for each in self.rows][: waiting.MAX_AT_ONCE])
        return waiting.Which([] if self.search is None else None, self.search or "")


@strawberry.type(description="The outcome of trying rows again, or of taking them away.")
class WaitingRowsPayload:
    count: int | None = strawberry.field(
        description=f"How many wait no more; the others do still. {descriptions.NOTHING.capitalize()}"
    )
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class WaitingRowQuery:
    @strawberry.field(
        description="Rows of the feed that wait for what they refer to, those that came first before others. Administrators only."
    )
    async def waiting_rows(
        self,
        info: Info,
        search: Annotated[
            str,
            strawberry.argument(
                description="Part of the external id of the row, or of what it waits for; all if left out."
            ),
        ] = "",
        first: First = ROWS,
        after: After = None,
    ) -> WaitingRowConnection:
        found = await waiting.read_waiting(command_context(info), search, check_first(first), read_number(after))
        cursors = [write_number(each.id) for each in found.rows]
        shown = [_show(info, each) for each in found.rows]
        return WaitingRowConnection.page(shown, cursors, count=found.count, has_next=found.has_next, after=after)


@strawberry.type
class WaitingRowMutation:
    @strawberry.mutation(
        description="Tries rows that wait again: say what they wait for was made by hand. What is still missing goes on "
        f"waiting. {ADMINISTRATORS}"
    )
    async def retry_waiting_rows(
        self, info: Info, input: Annotated[WaitingRowsInput, strawberry.argument(description="Which.")]
    ) -> WaitingRowsPayload:
        done = await waiting.retry_waiting(command_context(info), input.read())
        return WaitingRowsPayload(count=done.value, user_errors=mistakes(info, done))

    @strawberry.mutation(description=f"Takes rows that wait away; nothing is written of them. {ADMINISTRATORS}")
    async def dismiss_waiting_rows(
        self, info: Info, input: Annotated[WaitingRowsInput, strawberry.argument(description="Which.")]
    ) -> WaitingRowsPayload:
        done = await waiting.dismiss_waiting(command_context(info), input.read())
        return WaitingRowsPayload(count=done.value, user_errors=mistakes(info, done))


def _show(info: Info, row: waiting.WaitingRow) -> WaitingRow:
    return WaitingRow(
        id=global_id("WaitingRow", row.id),
        row=row,
        kind=FeedKind(row.kind),
        external_id=row.external_id,
        body=orjson.dumps(row.row).decode(),
        needs_kind=row.needs_kind and FeedKind(row.needs_kind),
        needs_external_id=row.needs_external_id,
        reason=row.reason,
        since=row.since.astimezone(viewer_of(info).company.zone),
    )


@finds("WaitingRow")
async def find_waiting_row(info: Info, key: str) -> WaitingRow | None:
    """A row that waits, for administrators."""
    if not viewer_of(info).is_admin:
        return None
    found = await waiting.read_one_waiting(command_context(info), row_number(key))
    return None if found is None else _show(info, found)
