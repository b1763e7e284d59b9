"""Reading the files that are held in memory, over what the database has of them."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.commands import CompanyTransaction
from resolvers.importing.cell import Known
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.format import FileFormat
from resolvers.importing.formats import DICTIONARIES, EXTERNAL_ID
from resolvers.importing.given_names import find_prefix, name_listed
from resolvers.importing.given_rows import absent
from resolvers.importing.header import HeaderReader
from resolvers.importing.problem import ProblemLog, repeated
from resolvers.importing.records import Progress, Source, read_records
from resolvers.importing.row import RowReader

Records = list[tuple[int, list[str]]]


async def read_dictionaries(
    transaction: CompanyTransaction,
    files: Mapping[str, Source],
    problems: ProblemLog,
    progress: Progress,
) -> tuple[Dictionaries, Mapping[str, Records]]:
    """What the database and the folder know, the folder's things by their ids only, and the records to read them from.

    Things may refer to each other in circles (a department to its head, who works in it), hence the two steps.
    New ones have numbers of their own from here on, whether or not they are written in the end.
    """
    connection, prefix = transaction.connection, await find_prefix(transaction)
    dictionaries: dict[str, Dictionary] = {}
    records: dict[str, Records] = {}
    for each in DICTIONARIES:
        source = files.get(each.file)
        dictionary = Dictionary(each, source.name if source else each.file)
        if source is not None:
            records[each.name] = list(read_records(each, source, problems, progress))
            await name_listed(transaction, each.table, prefix, _external_ids(records[each.name]))
        await _load(connection, transaction.company_id, dictionary)
        if source is not None:
            _enter(dictionary, records[each.name], problems)
            await _number_new_ones(connection, dictionary)
        dictionary.ids = {external_id: entry.id for external_id, entry in dictionary.entries.items()}
        dictionaries[each.name] = dictionary
    return dictionaries, records


def fill_dictionaries(
    dictionaries: Dictionaries, records: Mapping[str, Records], known: Known, problems: ProblemLog
) -> dict[str, int]:
    """Reads the records into the entries, and counts them by the file's name in the format."""
    headers = HeaderReader(known, dictionaries, problems)
    counts: dict[str, int] = {}
    for name, (header_record, *rows) in ((name, lines) for name, lines in records.items() if lines):
        dictionary = dictionaries[name]
        counts[dictionary.format.file] = len(rows)
        header = headers.read(dictionary.format, dictionary.file_name, *header_record)
        if header is not None:
            dictionary.columns = tuple(column for column in header.stored if column != EXTERNAL_ID.stored_as)
            reader = RowReader(header, dictionaries, problems)
            own = header.index(EXTERNAL_ID.name) or 0
            for line, cells in rows:
                values = reader.read(line, cells)
                entry = dictionary.entries.get(values[own] or "")
                if entry is not None and entry.line == line:
                    lacks = absent(header_record[1], cells)
                    _overlay(
                        entry,
                        {
                            column.stored_as: value
                            for column, value in zip(header.columns, values, strict=True)
                            if column.name not in lacks
                        },
                    )
    return counts


async def _load(connection: AsyncConnection, company_id: int, dictionary: Dictionary) -> None:
    table = dictionary.format.table
    names = _columns_of(dictionary.format)
    columns = [table.c[name] for name in names]
    requested = select(table.c.id, table.c.external_id, *columns).where(table.c.company_id == company_id)
    # Locked as a foreign key locks it: it may be changed meanwhile, but not deleted.
    for row in await connection.execute(requested.with_for_update(read=True, key_share=True)):
        id_, external_id, *values = cast("tuple[Any, ...]", row)
        stored = dict(zip(names, values, strict=True))
        entry = Entry(id_, external_id, None, stored, dict(stored))
        if external_id is None:
            dictionary.unnamed.append(entry)
        else:
            dictionary.entries[external_id] = entry


def _columns_of(file: FileFormat) -> list[str]:
    return [column.stored_as for column in file.columns if column is not EXTERNAL_ID]


def _external_ids(records: Records) -> list[str]:
    """One for each row of the file, empty where there is none; none at all where the file has no such column."""
    if not records or EXTERNAL_ID.name not in records[0][1]:
        return []
    (_, names), *rows = records
    own = names.index(EXTERNAL_ID.name)
    return [cells[own] if own < len(cells) else "" for _, cells in rows]


def _enter(dictionary: Dictionary, records: Records, problems: ProblemLog) -> None:
    """Makes an entry of every external id in the file."""
    file = dictionary.format
    for (line, _), external_id in zip(records[1:], _external_ids(records), strict=False):
        entry = dictionary.entries.get(external_id)
        if not external_id:
            continue
        if entry is None:
            defaults = {column.stored_as: column.default for column in file.columns if column is not EXTERNAL_ID}
            dictionary.entries[external_id] = Entry(0, external_id, line, None, defaults)
        elif entry.line is None:
            entry.line = line
        else:
            problems.add(dictionary.file_name, line, EXTERNAL_ID.name, *repeated(external_id, entry.line))


async def _number_new_ones(connection: AsyncConnection, dictionary: Dictionary) -> None:
    new = [entry for entry in dictionary.entries.values() if entry.stored is None]
    if not new:
        return
    sequence = func.pg_get_serial_sequence(dictionary.format.table.name, "id")
    numbers = await connection.scalars(
        select(func.nextval(sequence)).select_from(func.generate_series(1, len(new)).alias())
    )
    for entry, number in zip(new, numbers, strict=True):
        entry.id = number


def _overlay(entry: Entry, values: dict[str, Any]) -> None:
    values.pop(EXTERNAL_ID.stored_as)
    # What is out of use already stays so since then.
    if values.get("archived_at") and entry.stored and entry.stored["archived_at"]:
        values.pop("archived_at")
    entry.values.update(values)
