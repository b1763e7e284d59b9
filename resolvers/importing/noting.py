"""Noting the records that a folder is about, as whoever changes one by one notes it: less work for few records of a large company than
building its cells anew."""

from collections.abc import Collection, Mapping

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
_NAMED_DEALS = "deals.id IN (SELECT id FROM import_named_deals)"


async def is_worth_noting(connection: AsyncConnection, company_id: int, contents: FolderContents) -> bool:
    """Whether the company's cells are up to date, and it is much larger than the folder."""
    rows = sum(contents.rows.get(file.file, 0) for file in STREAMS)
    params = {"company": company_id, "many": rows * WORTH}
    return bool((await connection.exec_driver_sql(_IS_WORTH_IT, params)).scalar_one_or_none())


async def note_present(connection: AsyncConnection, company_id: int, contents: FolderContents) -> None:
    """Notes before anything is written what the records are that the folder names, locked from here on."""
    for kind, named in _named(contents).items():
        await connection.exec_driver_sql(held(kind, named), {"company": company_id})
        await connection.exec_driver_sql(noted(kind, named), {"company": company_id})


async def note_new(connection: AsyncConnection, company_id: int, contents: FolderContents) -> None:
    """Notes those that were not there before, once all are written."""
    for kind, named in _named(contents).items():
        await connection.exec_driver_sql(noted_new(kind, named), {"company": company_id})


async def tell_of_all(connection: AsyncConnection, company_id: int, changed: Collection[DataKind]) -> None:
    """Tells the journal that any records of these kinds may be others: of more than anybody wants to hear of one by one."""
    kinds = [kind.value for kind, table in _TABLES.items() if KINDS[table] in changed]
    if kinds:
        await connection.exec_driver_sql(TELL_ALL, {"company": company_id, "kinds": kinds})


def _named(contents: FolderContents) -> Mapping[RecordKind, str]:
    named = {
        kind: f"external_id IN (SELECT external_id FROM import_{file.name})"  # noqa: S608 - from constants
        for kind, file in _FILES.items()
        if file.name in contents.headers
    }
    return named if contents.ledger is None else {**named, RecordKind.DEAL: _NAMED_DEALS}


_IS_WORTH_IT = f"""
SELECT cells_timezone = timezone AND ({" OR ".join(has_more(table, "many") for table in ("deals", "activities", "communications"))})
FROM companies WHERE id = %(company)s::bigint"""  # noqa: S608 - from constants
