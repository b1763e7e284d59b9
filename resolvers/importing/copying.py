"""Sending the rows of a long file to its staging table."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, cast

from psycopg import AsyncConnection as DriverConnection
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.importing.header import Header
from resolvers.importing.row import Columns, RowReader
from resolvers.importing.staging import FIELDS, LINE, STAGING

# Rows in memory at a time.
_BATCH = 1_000


class _CopyText(csv.Dialect):
    """PostgreSQL's text format of COPY, in terms of the csv module: what stands for anything else has a backslash in front."""

    delimiter = "\t"
    quoting = csv.QUOTE_NONE
    quotechar = None
    escapechar = "\\"
    # Both characters, so that both are escaped within values.
    lineterminator = "\r\n"


async def copy_rows(
    connection: AsyncConnection, header: Header, reader: RowReader, records: Iterator[tuple[int, list[str]]]
) -> int:
    """Reads the records and copies them to the file's staging table; returns how many there were."""
    count = 0
    raw = await connection.get_raw_connection()
    driver = cast("DriverConnection[Any]", raw.driver_connection)
    async with driver.cursor() as cursor, cursor.copy(_copy_statement(header)) as copy:
        while batch := list(islice(records, _BATCH)):
            count += len(batch)
            text = io.StringIO(newline="")
            csv.writer(text, _CopyText).writerows(_staged(header, batch, reader.read_all(batch)))
            await copy.write(text.getvalue().encode())
    return count


def _copy_statement(header: Header) -> sql.Composed:
    table = STAGING[header.format.name].name
    columns = [LINE, *header.stored, *([FIELDS] if header.has_fields else [])]
    # No value is an empty text: empty means none.
    return sql.SQL("COPY {} ({}) FROM STDIN (FORMAT text, NULL '', ENCODING 'UTF8')").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def _staged(header: Header, batch: Sequence[tuple[int, Any]], columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows of the staging table."""
    own = [values for column, values in zip(header.columns, columns, strict=True) if column.stored_as]
    if header.has_fields:
        members = [values for column, values in zip(header.columns, columns, strict=True) if not column.stored_as]
        own.append([f"{{{','.join(filter(None, fields))}}}" for fields in zip(*members, strict=True)])
    return zip((line for line, _ in batch), *own, strict=True)
