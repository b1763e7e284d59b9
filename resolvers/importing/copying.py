"""Sending the rows of a long file to its staging table."""

import gc
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, cast

from psycopg import AsyncConnection as DriverConnection
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.importing.header import Header
from resolvers.importing.row import Columns, RowReader
from resolvers.importing.staging import FIELDS, LACKING, LINE, STAGING

# Rows in memory at a time.
_BATCH = 1_000


# What stands for something else in PostgreSQL's text format of COPY.
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


async def copy_rows(
    connection: AsyncConnection, header: Header, reader: RowReader, records: Iterator[tuple[int, list[str]]]
) -> int:
    """Reads the records and copies them to the file's staging table; returns how many there were."""
    total = 0
    raw = await connection.get_raw_connection()
    driver = cast("DriverConnection[Any]", raw.driver_connection)
    async with driver.cursor() as cursor, cursor.copy(_copy_statement(header)) as copy:
        count, text = _next_rows(header, reader, records)
        while count:
            total += count
            await copy.write(text.encode())
            count, text = _next_rows(header, reader, records)
    return total


def _next_rows(header: Header, reader: RowReader, records: Iterator[tuple[int, list[str]]]) -> tuple[int, str]:
    """How many rows come next, and they as they are copied."""
    with _uncollected():
        batch = list(islice(records, _BATCH))
        return len(batch), _copy_text(_staged(header, batch, reader.read_all(batch))) if batch else ""


@contextmanager
def _uncollected() -> Generator[None]:
    """Spares the garbage collector thousands of lists that all go by themselves: it would look through them again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _copy_text(columns: Columns) -> str:
    """The rows in that format. No value is an empty text, because empty means none."""
    cells = [["" if value is None else str(value) for value in values] for values in columns]
    text = _lines(cells)
    is_plain = text.count("\t") == (len(cells) - 1) * len(cells[0]) and text.count("\n") == len(cells[0])
    if is_plain and "\\" not in text and "\r" not in text:
        return text
    return _lines([[cell.translate(_ESCAPES) for cell in each] for each in cells])


def _lines(cells: Sequence[Sequence[str]]) -> str:
    return "\n".join(map("\t".join, zip(*cells, strict=True))) + "\n"


def _copy_statement(header: Header) -> sql.Composed:
    table = STAGING[header.format.name].name
    columns = [LINE, *header.stored, *([FIELDS] if header.has_fields else [])]
    columns += [LACKING] if header.is_of_given else []
    # No value is an empty text: empty means none.
    return sql.SQL("COPY {} ({}) FROM STDIN (FORMAT text, NULL '', ENCODING 'UTF8')").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def _staged(header: Header, batch: Sequence[tuple[int, list[str]]], columns: Columns) -> Columns:
    """The columns of the staging table."""
    own = [values for column, values in zip(header.columns, columns, strict=True) if column.stored_as]
    if header.has_fields:
        members = [values for column, values in zip(header.columns, columns, strict=True) if not column.stored_as]
        own.append([f"{{{','.join(filter(None, fields))}}}" for fields in zip(*members, strict=True)])
    if header.is_of_given:
        own.append([_array(header.lacking(cells)) for _, cells in batch])
    return [[line for line, _ in batch], *own]


def _array(names: Sequence[str]) -> str | None:
    """As PostgreSQL writes arrays; the names are of columns and numbers."""
    return f"{{{','.join(names)}}}" if names else None
