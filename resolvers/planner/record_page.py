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

from resolvers.catalog.dataset import RECORD_TABLES
from resolvers.catalog.parameters import COMPANY
from resolvers.configuration import Configuration
from resolvers.planner.record_order import (
    NEWEST_FIRST,
    RecordOrder,
    RecordSort,
    key_of,
    matches,
    order_params,
    type_of_key,
)
from resolvers.planner.selection import (
    Selection,
    SelectionShape,
    count_of,
    read_sum,
    selection_params,
    selection_shape,
    sum_of,
    type_of_time,
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
    order: RecordOrder = NEWEST_FIRST
    search: str = ""

    def part(self) -> Part:
        """The page as a part of a statement, by the very query the number was counted by."""
        return _page_part(self)

    def read(self, value: dict[str, Any]) -> "RecordPage":
        """The page out of the part's value."""
        return _read_page(self, value)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row: where it stands (the time is the one it is counted by), what it is ``sorted_by``, the text of that, unless it is the time,
    and what it adds to a sum.
    """

    position: Position
    is_by_day: bool
    sorted_by: RecordSort
    key: str | None
    value: Decimal | None
    record: Record


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

    of: SelectionShape
    order: RecordOrder
    is_after: bool
    is_searched: bool

    @property
    def has_key(self) -> bool:
        return self.order.by is not RecordSort.COUNTED_AT


def _page_part(request: PageRequest) -> Part:
    selection, configuration, order = request.selection, request.configuration, request.order
    shape = selection_shape(selection, configuration, with_price=order.by is RecordSort.PRICE)
    # One row more than asked tells whether there is a next page.
    params = selection_params(selection, configuration) | {"limit": request.first + 1}
    params |= order_params(order.by, configuration, shape.kind)
    if request.search:
        params["search"] = request.search
    if request.after is not None:
        after = request.after
        at = after.at.astimezone(UTC).date() if selection.ask.population.is_by_day else after.at
        params |= {"after_at": at, "after_id": after.record_id, "after_ordinal": after.ordinal}
        if order.by is not RecordSort.COUNTED_AT:
            params |= {"after_key": after.key}
    return Part(_page_text(_PageShape(shape, order, request.after is not None, bool(request.search))), params)


def _read_page(request: PageRequest, value: dict[str, Any]) -> RecordPage:
    kind = request.selection.ask.population.dataset.record
    found: list[Any] = value["rows"] or []
    is_by_day = request.selection.ask.population.is_by_day
    rows = tuple(
        RecordRow(
            Position(_read_time(at), record_id, ordinal),
            is_by_day,
            request.order.by,
            key,
            None if amount is None else Decimal(amount),
            read_record(kind, document),
        )
        for at, record_id, ordinal, key, amount, document in found[: request.first]
    )
    is_sum = request.selection.ask.measure.is_sum
    total = read_sum(value["sum"]) if is_sum else None
    return RecordPage(value["count"], total, value.get("matching", value["count"]), rows, len(found) > request.first)


def _read_time(text: str) -> datetime:
    """The instant, or the midnight in UTC of what is only a day."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


@lru_cache(maxsize=1024)
def _page_text(page: _PageShape) -> str:
    hits, kind = page.of.sql(), page.of.kind
    table = RECORD_TABLES[kind]
    joined = hits.join(table, and_(table.c.company_id == COMPANY, table.c.id == hits.c.id))
    key: ColumnElement[Any] = key_of(page.order.by, kind, hits) if page.has_key else literal_column("null::text")
    place = (hits.c.at, hits.c.id, hits.c.ordinal)
    needs_record = page.has_key or page.is_searched
    # Rows are found and sorted without looking at records, where nothing of these is asked for.
    source = select(*place, key.label("key"), hits.c.value).select_from(joined if needs_record else hits)
    source = source.order_by(*_ordering(page.order, key, place))
    if page.is_searched:
        source = source.where(matches(kind))
    if page.is_after:
        source = source.where(_is_after(page, key, place))
    listed = source.limit(bindparam("s_limit", type_=Integer)).subquery("page")
    at_place = (listed.c.at, listed.c.id, listed.c.ordinal)
    limited = (
        select(*at_place, cast(listed.c.key, Text), cast(listed.c.value, Text), record_json(kind).label("record"))
        .select_from(listed.join(table, and_(table.c.company_id == COMPANY, table.c.id == listed.c.id)))
        .order_by(*_ordering(page.order, listed.c.key, at_place))
        .subquery("listed")
    )
    totals: list[Any] = [literal_column("'count'"), count_of(hits), literal_column("'sum'"), sum_of(hits)]
    totals += [
        literal_column("'rows'"),
        select(func.json_agg(func.json_build_array(*limited.c))).scalar_subquery(),
    ]
    if page.is_searched:
        found = select(func.count(literal_column("*"))).select_from(joined).where(matches(kind))
        totals += [literal_column("'matching'"), found.scalar_subquery()]
    return sql_text(select(func.json_build_object(*totals)))


def _ordering(
    order: RecordOrder, key: ColumnElement[Any], place: tuple[ColumnElement[Any], ...]
) -> list[ColumnElement[Any]]:
    """Newest first among those that are the same otherwise."""
    if order.by is RecordSort.COUNTED_AT:
        return [each.desc() if order.is_descending else each.asc() for each in place]
    by = (key.desc() if order.is_descending else key.asc()).nulls_last()
    return [by, *(each.desc() for each in place)]


def _is_after(page: _PageShape, key: ColumnElement[Any], place: tuple[ColumnElement[Any], ...]) -> ColumnElement[bool]:
    """Whether a row stands behind the place where the page before ended."""
    order = page.order
    after = tuple_(
        bindparam("s_after_at", type_=type_of_time(page.of.population)),
        bindparam("s_after_id", type_=BigInteger),
        bindparam("s_after_ordinal", type_=BigInteger),
    )
    if order.by is RecordSort.COUNTED_AT:
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
