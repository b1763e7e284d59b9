"""All rows behind a number, however many, in any order, or those found among them: read bit by bit, in one snapshot."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Numeric, cast, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import RecordKind
from models.time_zone import TimeZone
from resolvers.catalog.type_fields import settings_params
from resolvers.configuration import Configuration
from resolvers.period import midnight
from resolvers.planner.record_groups import GROUPED, RecordGroup, all_groups, read_groups
from resolvers.planner.selection import Selection, count_of, read_sum, sum_of
from resolvers.planner.sorted_rows import Listing, ListingShape, SortedRows, listing_params, listing_shape
from resolvers.records.listed import ListedRecord, listed_columns, listed_reader
from resolvers.sql_text import sql_text
from resolvers.statement import PATIENCE_SECONDS

# Lines of a file are made of so many in one go, for which everybody else in the process waits: some milliseconds.
ROWS_AT_ONCE = 200


class CountedRow(NamedTuple):
    """A row behind a number: the time it is counted by, and what it adds where the number is a sum; ``None`` where it has no value."""

    at: datetime
    value: Decimal | None
    record: ListedRecord


@dataclass(frozen=True, slots=True, eq=False)
class AllRows:
    """How many rows there are, what they add up to where the number is a sum, and the rows of the listing, which can be read once;
    ``matching``: how many these are; ``groups`` that they stand in, where their order has such.
    """

    count: int
    total: Decimal | None
    matching: int
    groups: tuple[RecordGroup, ...]
    batches: AsyncIterator[list[CountedRow]]


@asynccontextmanager
async def open_rows(
    engine: AsyncEngine, configuration: Configuration, selection: Selection, listing: Listing, now: datetime
) -> AsyncGenerator[AllRows]:
    """The rows behind a number, by the query of its pages, and their totals of the same snapshot; ``now`` is when it was asked for.

    The connection goes back once the last row is read, or at the context's end: whatever is made of the rows may then take its time.
    Raises what the driver raises, while rows are read too; ``TimeoutError`` when a statement is not answered.
    """
    shape = listing_shape(selection, listing, configuration)
    params: dict[str, object] = {"company": configuration.company_id, "now": now, **settings_params(configuration)}
    params |= {f"s_{name}": value for name, value in listing_params(selection, listing, configuration).items()}
    async with engine.connect() as connection:
        # Repeatable read: every statement sees what the first one saw.
        await connection.execution_options(isolation_level="REPEATABLE READ")
        [[(count, total, matching, groups)]] = await _read(connection, _totals_text(shape), params)
        # A cursor and not pages: the rows are found and sorted once, however many there are.
        async with asyncio.timeout(PATIENCE_SECONDS):
            await connection.exec_driver_sql(f"DECLARE behind NO SCROLL CURSOR FOR {_rows_text(shape)}", params)
        is_sum = selection.ask.measure.is_sum
        clock = configuration.zone if selection.ask.population.is_by_day else None
        kind = shape.of.kind
        yield AllRows(
            count,
            read_sum(total) if is_sum else None,
            matching,
            read_groups(groups, listing.order.by, configuration, kind, is_sum=is_sum),
            _batches(connection, kind, clock),
        )


async def _batches(
    connection: AsyncConnection, kind: RecordKind, clock: TimeZone | None
) -> AsyncIterator[list[CountedRow]]:
    """``clock`` is given where the rows go by days: such a row is counted at the first instant of its day."""
    read = listed_reader(kind)
    while rows := await _read(connection, f"FETCH FORWARD {ROWS_AT_ONCE} FROM behind"):
        yield [
            CountedRow(at if clock is None else midnight(at, clock), value, read(*record))
            for at, value, *record in rows
        ]
    await connection.close()


async def _read(connection: AsyncConnection, text: str, params: Mapping[str, object] | None = None) -> list[Any]:
    async with asyncio.timeout(PATIENCE_SECONDS):
        return [*(await connection.exec_driver_sql(text, dict(params) if params else None)).all()]


@lru_cache(maxsize=1024)
def _totals_text(shape: ListingShape) -> str:
    rows = SortedRows(shape)
    found = rows.found(select(func.count(literal_column("*"))).select_from(rows.joined)).scalar_subquery()
    matching = found if shape.is_searched else count_of(rows.hits)
    groups: ColumnElement[Any] = literal_column("null")
    if shape.order.by in GROUPED:
        groups = all_groups(rows, shape.order)
    return sql_text(select(func.json_build_array(count_of(rows.hits), sum_of(rows.hits), matching, groups)))


@lru_cache(maxsize=1024)
def _rows_text(shape: ListingShape) -> str:
    rows = SortedRows(shape)
    columns = (rows.hits.c.at, cast(rows.hits.c.value, Numeric), *listed_columns(shape.of.kind))
    listed = rows.found(select(*columns).select_from(rows.joined))
    return sql_text(listed.order_by(*rows.ordering(rows.key, rows.place)))
