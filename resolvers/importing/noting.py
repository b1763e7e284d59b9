"""Noting the records that a folder is about, as whoever changes one by one notes it: less work for few records of a large company than
building its cells anew."""

from collections.abc import Collection, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from models import DataKind, RecordKind
from resolvers.cells.noting import held, noted, noted_new
from resolvers.cells.size import has_more
from resolvers.changes.journal import TELL_ALL
from resolvers.changes.kinds import KINDS
from resolvers.importing.contents import FolderContents
from resolvers.importing.formats import ACTIVITIES, COMMUNICATIONS, CONTACTS, STREAMS

# Rows that are built anew in about the time that it takes to note one and to fold it.
WORTH = 50

_FILES = {RecordKind.CONTACT: CONTACTS, RecordKind.ACTIVITY: ACTIVITIES, RecordKind.COMMUNICATION: COMMUNICATIONS}
_TABLES = {
    RecordKind.CONTACT: "contacts",
    RecordKind.ACTIVITY: "activities",
    RecordKind.DEAL: "deals",
    RecordKind.COMMUNICATION: "communications",
}
_NAMED_DEALS = "SELECT id FROM import_named_deals"


async def is_worth_noting(connection: AsyncConnection, company_id: int, contents: FolderContents) -> bool:
    """Whether the company's cells are up to date, and it is much larger than the folder."""
    rows = sum(contents.rows.get(file.file, 0) for file in STREAMS)
    params = {"company": company_id, "many": rows * WORTH}
    return bool((await connection.exec_driver_sql(_IS_WORTH_IT, params)).scalar_one_or_none())


async def note_present(connection: AsyncConnection, company_id: int, contents: FolderContents) -> None:
    """Notes before anything is written what the records are that the folder names, locked from here on."""
    for kind, these, params in await _named(connection, company_id, contents):
        await connection.exec_driver_sql(held(kind, these), params)
        await connection.exec_driver_sql(noted(kind, these), params)


async def note_new(connection: AsyncConnection, company_id: int, contents: FolderContents) -> None:
    """Notes those that were not there before, once all are written."""
    transaction = (await connection.exec_driver_sql("SELECT pg_current_xact_id()::text")).scalar_one()
    for kind, these, params in await _named(connection, company_id, contents):
        await connection.exec_driver_sql(noted_new(kind, these), {**params, "transaction": transaction})


async def tell_of_all(connection: AsyncConnection, company_id: int, changed: Collection[DataKind]) -> None:
    """Tells the journal that any records of these kinds may be others: of more than anybody wants to hear of one by one."""
    kinds = [kind.value for kind, table in _TABLES.items() if KINDS[table] in changed]
    if kinds:
        await connection.exec_driver_sql(TELL_ALL, {"company": company_id, "kinds": kinds})


async def _named(
    connection: AsyncConnection, company_id: int, contents: FolderContents
) -> Sequence[tuple[RecordKind, str, dict[str, object]]]:
    """By kind, what is so of the records that the folder names and that are there, with the parameters of a statement about them."""
    found: list[tuple[RecordKind, str, dict[str, object]]] = []
    named = {
        kind: f"""
SELECT id FROM {file.name} WHERE company_id = %(company)s::bigint AND external_id IN (SELECT external_id FROM import_{file.name})"""  # noqa: S608 - from constants
        for kind, file in _FILES.items()
        if file.name in contents.headers
    }
    if contents.ledger is not None:
        named[RecordKind.DEAL] = _NAMED_DEALS
    for kind, requested in named.items():
        rows = await connection.exec_driver_sql(requested, {"company": company_id})
        ids = [*rows.scalars()]
        if ids:
            found.append(
                (kind, f"{_TABLES[kind]}.id = ANY(%(named)s::bigint[])", {"company": company_id, "named": ids})
            )
    return found


_IS_WORTH_IT = f"""
SELECT cells_timezone = timezone AND ({" OR ".join(has_more(table, "many") for table in ("deals", "activities", "communications"))})
FROM companies WHERE id = %(company)s::bigint"""  # noqa: S608 - from constants
