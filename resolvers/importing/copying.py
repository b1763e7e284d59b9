"""Sending the rows of a long file to its staging table."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

from psycopg import AsyncConnection as DriverConnection
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.importing.header import Header
from resolvers.importing.row import RowReader
from resolvers.importing.staging import FIELDS, LINE, STAGING

# Rows in memory at a time.
_BATCH = 2_000


class _CopyText(csv.Dialect):
    """PostgreSQL's text format of COPY, in terms of the csv module: what stands for anything else has a backslash in front."""

    delimiter = "\t"
    quoting = csv.QUOTE_NONE
    quotechar = None
    escapechar = "\\"
    # Both characters, so that both are escaped within values.
    lineterminator = "\r\n"


async def copy_rows(
    connection: AsyncConnection, header: Header, reader: RowReader, records: Iterable[tuple[int, list[str]]]
) -> int:
    """Reads the records and copies them to the file's staging table; returns how many there were."""
    rows = _staged(header, reader, records)
    count = 0
    raw = await connection.get_raw_connection()
    driver = cast("DriverConnection[Any]", raw.driver_connection)
    async with driver.cursor() as cursor, cursor.copy(_copy_statement(header)) as copy:
        while batch := list(islice(rows, _BATCH)):
            count += len(batch)
            text = io.StringIO(newline="")
            csv.writer(text, _CopyText).writerows(batch)
            await copy.write(text.getvalue().encode())
    return count


def _copy_statement(header: Header) -> sql.Composed:
    table = STAGING[header.format.name].name
    columns = [LINE, *header.stored, *([FIELDS] if header.has_fields else [])]
    # No value is an empty text: empty means none.
    return sql.SQL("COPY {} ({}) FROM STDIN (FORMAT text, NULL '', ENCODING 'UTF8')").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


def _staged(header: Header, reader: RowReader, records: Iterable[tuple[int, list[str]]]) -> Iterator[Sequence[Any]]:
    if not header.has_fields:
        for line, cells in records:
            yield line, *reader.read(line, cells)
        return
    own = [index for index, column in enumerate(header.columns) if column.stored_as]
    fields = [index for index, column in enumerate(header.columns) if not column.stored_as]
    for line, cells in records:
        values = reader.read(line, cells)
        members = ",".join([values[index] for index in fields if values[index]])
        yield line, *[values[index] for index in own], f"{{{members}}}"
