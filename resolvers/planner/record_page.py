"""The rows behind a number, a page at a time."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from resolvers.catalog.parameters import COMPANY
from resolvers.configuration import Configuration
from resolvers.planner.record_groups import GROUPED, RecordGroup, groups_of_page, read_groups
from resolvers.planner.record_order import RecordSort, type_of_key
from resolvers.planner.selection import Selection, count_of, read_sum, sum_of, type_of_time
from resolvers.planner.sorted_rows import (
    AS_THEY_CAME,
    Listing,
    ListingShape,
    SortedRows,
    listing_params,
    listing_shape,
)
from resolvers.records.reading import Record, read_record, record_json
from resolvers.sql_text import sql_text
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page ends: the time and id of its last row, and the key it is sorted by, where that is not the time.

    Of rows that go by days the time is the day's midnight in UTC, for want of an instant. ``ordinal`` tells a record's rows of the
    same time apart: the moves of a deal.
    """

    at: datetime
    record_id: int
    ordinal: int = 0
    key: object = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """``first`` rows after a position (or from the top), of those in which the text is found."""

    configuration: Configuration
    selection: Selection
    first: int
    after: Position | None
    listing: Listing = AS_THEY_CAME

    def part(self) -> Part:
        """The page as a part of a statement, by the very query the number was counted by."""
        return _page_part(self)

    def read(self, value: dict[str, Any]) -> "RecordPage":
        """The page out of the part's value."""
        return _read_page(self, value)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row: where it stands (the time is the one it is counted by), what it is ``sorted_by``, the text of that, unless it is the time,
    and what it adds to a sum; and the ``group`` it stands in, where its order has such.
    """

    position: Position
    is_by_day: bool
    sorted_by: RecordSort
    key: str | None
    value: Decimal | None
    record: Record
    group: RecordGroup | None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A page, and what all rows together come to; ``total`` only where the number is a sum, and known. ``matching``: how many of
    all have what was searched.
    """

    count: int
    total: Decimal | None
    matching: int
    rows: tuple[RecordRow, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class _PageShape:
    """What of a page changes the SQL's text."""

    listing: ListingShape
    is_after: bool


def _page_part(request: PageRequest) -> Part:
    selection, configuration, listing = request.selection, request.configuration, request.listing
    shape = listing_shape(selection, listing, configuration)
    # One row more than asked tells whether there is a next page.
    params = listing_params(selection, listing, configuration) | {"limit": request.first + 1}
    if request.after is not None:
        after = request.after
        at = after.at.astimezone(UTC).date() if selection.ask.population.is_by_day else after.at
        params |= {"after_at": at, "after_id": after.record_id, "after_ordinal": after.ordinal}
        if shape.has_key:
            params |= {"after_key": after.key}
    return Part(_page_text(_PageShape(shape, request.after is not None)), params)


def _read_page(request: PageRequest, value: dict[str, Any]) -> RecordPage:
    kind = request.selection.ask.population.dataset.record
    by = request.listing.order.by
    is_sum = request.selection.ask.measure.is_sum
    groups = read_groups(value.get("groups"), by, request.configuration, kind, is_sum=is_sum)
    group_of = {group.key: group for group in groups}
    found: list[Any] = value["rows"] or []
    is_by_day = request.selection.ask.population.is_by_day
    rows = tuple(
        RecordRow(
            Position(_read_time(at), record_id, ordinal),
            is_by_day,
            by,
            key,
            None if amount is None else Decimal(amount),
            read_record(kind, document),
            group_of.get(key),
        )
        for at, record_id, ordinal, key, amount, document in found[: request.first]
    )
    total = read_sum(value["sum"]) if is_sum else None
    return RecordPage(value["count"], total, value.get("matching", value["count"]), rows, len(found) > request.first)


def _read_time(text: str) -> datetime:
    """The instant, or the midnight in UTC of what is only a day."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _page_text(page: _PageShape) -> str:
    shape = page.listing
    rows = SortedRows(shape)
    columns = (*rows.place, rows.key.label("key"), rows.hits.c.value)
    source = rows.found(select(*columns).select_from(rows.joined if shape.needs_record else rows.hits))
    source = source.order_by(*rows.ordering(rows.key, rows.place))
    if page.is_after:
        source = source.where(_is_after(shape, rows.key, rows.place))
    source = source.limit(bindparam("s_limit", type_=Integer))
    # Groups are looked up by the rows of the page, which are found once.
    has_groups = shape.order.by in GROUPED
    listed = source.cte("page") if has_groups else source.subquery("page")
    at_place, table = (listed.c.at, listed.c.id, listed.c.ordinal), rows.table
    limited = (
        select(*at_place, cast(listed.c.key, Text), cast(listed.c.value, Text), record_json(rows.kind).label("record"))
        .select_from(listed.join(table, and_(table.c.company_id == COMPANY, table.c.id == listed.c.id)))
        .order_by(*rows.ordering(listed.c.key, at_place))
        .subquery("listed")
    )
    totals: list[Any] = [literal_column("'count'"), count_of(rows.hits), literal_column("'sum'"), sum_of(rows.hits)]
    totals += [
        literal_column("'rows'"),
        select(func.json_agg(func.json_build_array(*limited.c))).scalar_subquery(),
    ]
    if shape.is_searched:
        found = rows.found(select(func.count(literal_column("*"))).select_from(rows.joined))
        totals += [literal_column("'matching'"), found.scalar_subquery()]
    if has_groups:
        totals += [literal_column("'groups'"), groups_of_page(rows, shape.order, listed)]
    return sql_text(select(func.json_build_object(*totals)))


def _is_after(
    shape: ListingShape, key: ColumnElement[Any], place: tuple[ColumnElement[Any], ...]
) -> ColumnElement[bool]:
    """Whether a row stands behind the place where the page before ended."""
    order = shape.order
    after = tuple_(
        bindparam("s_after_at", type_=type_of_time(shape.of.population)),
        bindparam("s_after_id", type_=BigInteger),
        bindparam("s_after_ordinal", type_=BigInteger),
    )
    if not shape.has_key:
        return tuple_(*place) < after if order.is_descending else tuple_(*place) > after
    at_key = bindparam("s_after_key", type_=type_of_key(order.by))
    is_older = tuple_(*place) < after
    is_beyond = key < at_key if order.is_descending else key > at_key
    # What has no key stands last.
    had_key = at_key.is_not(None)
    return or_(
        and_(had_key, or_(is_beyond, key.is_(None), and_(key == at_key, is_older))),
        and_(at_key.is_(None), key.is_(None), is_older),
    )
