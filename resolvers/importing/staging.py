"""Tables that last as long as the transaction: where the rows of long files wait until all of them are known to be sound."""

from typing import Any

from sqlalchemy import ARRAY, BigInteger, Column, MetaData, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.schema import CreateTable

from resolvers.importing.dictionary import Dictionary
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import EXTERNAL_ID, STREAMS

LINE = "line"
FIELDS = "fields"
LACKING = "lacking"
"""Which columns a given row does not name (`Header.lacking`)."""

_metadata = MetaData()


def _temporary(name: str, *columns: Column[Any]) -> Table:
    return Table(name, _metadata, *columns, prefixes=["TEMPORARY"], postgresql_on_commit="DROP")


def _staging_table(file: FileFormat) -> Table:
    """The line, and every column of the format: as it will be stored, or as the text of a reference that is still to be found."""
    stored = file.table.c
    columns = [
        Column(column.stored_as, Text() if column.found_in else stored[column.stored_as].type)
        for column in file.columns
    ]
    fields = [Column(FIELDS, JSONB())] if file.fields_of else []
    return _temporary(
        f"import_{file.name}", Column(LINE, BigInteger()), *columns, *fields, Column(LACKING, ARRAY(Text()))
    )


STAGING = {file.name: _staging_table(file) for file in STREAMS}

STAGES = _temporary("import_stages", Column("id", BigInteger()), Column("deal_type_id", BigInteger()))
"""The stages known in memory, for checks within the database: the new ones among them are not written yet."""

HELD = _temporary("import_held", Column("id", BigInteger()))
"""Where the numbers of rows go that were locked: nobody asks for them, but a cluster locks in no sub-select beside staged rows."""


async def create_staging(connection: AsyncConnection, stages: Dictionary) -> None:
    """Creates the tables, all of them, whichever files there are; only the one of stages has rows yet."""
    for table in _metadata.sorted_tables:
        await connection.execute(CreateTable(table))
    rows = [
        {"id": entry.id, "deal_type_id": entry.values["deal_type_id"]}
        for entry in stages.all()
        if entry.values["deal_type_id"]
    ]
    if rows:
        await connection.execute(STAGES.insert(), rows)


async def analyze_staged(connection: AsyncConnection, file: FileFormat) -> None:
    """Lets the planner know a file's rows, by the columns that are joined with whole tables."""
    joined = [column.stored_as for column in file.columns if column.name == EXTERNAL_ID.name or column.found_in]
    await connection.execute(text(f"analyze {STAGING[file.name].name} ({', '.join([LINE, *joined])})"))
