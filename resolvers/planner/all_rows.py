"""All rows behind a number, however many: read bit by bit, in one snapshot."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import RecordKind
from models.time_zone import TimeZone
from resolvers.catalog.type_fields import settings_params
from resolvers.configuration import Configuration
from resolvers.period import midnight
from resolvers.planner.selection import (
    Selection,
    SelectionShape,
    count_of,
    listed_rows,
    read_sum,
    selection_params,
    selection_shape,
    sum_of,
)
from resolvers.records.reading import Record, read_record, record_json
from resolvers.sql_text import sql_text
from resolvers.statement import PATIENCE_SECONDS

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row behind a number: the time it is counted by, and what it adds where the number is a sum; ``None`` where it has no value."""

    at: datetime
    value: Decimal | None
    record: Record


@dataclass(frozen=True, slots=True, eq=False)
class AllRows:
    """How many rows there are, what they add up to where the number is a sum, and the rows, newest first. They can be read once."""

    count: int
    total: Decimal | None
    batches: AsyncIterator[list[CountedRow]]


@asynccontextmanager
async def open_rows(
    engine: AsyncEngine, configuration: Configuration, selection: Selection, now: datetime
) -> AsyncGenerator[AllRows]:
    """The rows behind a number, by the query of its pages, and their totals of the same snapshot; ``now`` is when it was asked for.

    The connection goes back once the last row is read, or at the context's end: whatever is made of the rows may then take its time.
    Raises what the driver raises, while rows are read too; ``TimeoutError`` when a statement is not answered.
    """
    hits = selection_shape(selection, configuration)
    params: dict[str, object] = {"company": configuration.company_id, "now": now, **settings_params(configuration)}
    params |= {f"s_{name}": value for name, value in selection_params(selection, configuration).items()}
    async with engine.connect() as connection:
        # Repeatable read: every statement sees what the first one saw.
        await connection.execution_options(isolation_level="REPEATABLE READ")
        [[(count, total)]] = await _read(connection, _totals_text(hits), params)
        # A cursor and not pages: the rows are found and sorted once, however many there are.
        async with asyncio.timeout(PATIENCE_SECONDS):
            await connection.exec_driver_sql(f"DECLARE behind NO SCROLL CURSOR FOR {_rows_text(hits)}", params)
        is_sum = selection.ask.measure.is_sum
        clock = configuration.zone if selection.ask.population.is_by_day else None
        yield AllRows(count, read_sum(total) if is_sum else None, _batches(connection, hits.kind, clock))


async def _batches(
    connection: AsyncConnection, kind: RecordKind, clock: TimeZone | None
) -> AsyncIterator[list[CountedRow]]:
    """``clock`` is given where the rows go by days: such a row is counted at the first instant of its day."""
    while rows := await _read(connection, f"FETCH FORWARD {ROWS_AT_ONCE} FROM behind"):
        yield [
            CountedRow(
                datetime.fromisoformat(at) if clock is None else midnight(date.fromisoformat(at), clock),
                None if value is None else Decimal(value),
                read_record(kind, document),
            )
            for [(at, value, document)] in rows
        ]
    await connection.close()


async def _read(connection: AsyncConnection, text: str, params: Mapping[str, object] | None = None) -> list[Any]:
    async with asyncio.timeout(PATIENCE_SECONDS):
        return list(await connection.exec_driver_sql(text, dict(params) if params else None))


@lru_cache(maxsize=1024)
def _totals_text(of: SelectionShape) -> str:
    hits = of.sql()
    return sql_text(select(func.json_build_array(count_of(hits), sum_of(hits))))


@lru_cache(maxsize=1024)
def _rows_text(of: SelectionShape) -> str:
    hits = of.sql()
    row = func.json_build_array(hits.c.at, cast(hits.c.value, Text), record_json(of.kind))
    return sql_text(listed_rows(hits, of.kind, row))
