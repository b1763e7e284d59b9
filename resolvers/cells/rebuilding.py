"""Building the cells of a company anew, while others read and write."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models.time_zone import TimeZone, time_zone
from resolvers.cells.contributions import BEFORE, CELL_TABLES, CLEAN, CellTable
from resolvers.cells.day import day_params
from resolvers.cells.summing import cells_of, insert_cells, parts_of
from resolvers.undisturbed import undisturbed_transaction


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A table of cells that was built anew: how many there are now, and how long it took, in seconds."""

    table: str
    cells: int
    seconds: float


Progress = Callable[[Rebuilt], None]


async def rebuild(engine: AsyncEngine, company_id: int, progress: Progress) -> None:
    """Computes all cells of a company from its records, by its clock as it is now. Nobody who reads or writes waits for it.

    What the cells of unfolded records say stays as it is, so there is one sum to be made whatever is written meanwhile.
    """
    async with undisturbed_transaction(engine) as connection:
        await keep_folding_out(connection, company_id)
        found = await connection.execute(_ZONE, {"id": company_id})
        zone = found.scalar_one()
        for table in CELL_TABLES:
            started = perf_counter()
            params = await cell_params(connection, company_id, table, time_zone(zone))
            built = await connection.exec_driver_sql(_REBUILD[table.name], params)
            progress(Rebuilt(table.name, built.rowcount, perf_counter() - started))
        await connection.execute(_CUT, {"zone": zone, "id": company_id})


async def keep_folding_out(connection: AsyncConnection, company_id: int) -> None:
    """Whatever else changes what the cells of the company add up to waits until the transaction ends."""
    await connection.exec_driver_sql(_LOCK, {"company": company_id})


async def cell_params(
    connection: AsyncConnection, company_id: int, table: CellTable, zone: TimeZone
) -> dict[str, object]:
    """The parameters of `CellTable.rows`. To be read when the records that it reads have nothing in fields that are made later."""
    found = await connection.exec_driver_sql(_FIELDS, {"company": company_id, "entity": table.entity})
    return {"company": company_id, **day_params(zone), **found.mappings().one()}


_ZONE = text("SELECT timezone FROM companies WHERE id = :id")
_CUT = text("""
UPDATE companies SET cells_timezone = :zone WHERE id = :id AND cells_timezone IS DISTINCT FROM :zone""")
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('crm-desktop cells', %(company)s::bigint))"
_FIELDS = """
SELECT coalesce(array_agg(id::text) FILTER (WHERE kind = 'price'), '{}') AS prices,
  coalesce(array_agg(id::text) FILTER (WHERE kind = 'choice'), '{}') AS choices
FROM custom_fields WHERE company_id = %(company)s::bigint AND entity = %(entity)s::text"""


def _rebuild(table: CellTable) -> str:
    """One statement, so one snapshot: what is added meanwhile is neither counted nor taken away."""
    cells = cells_of(table, parts_of(table, f"{table.rows(CLEAN)}\nUNION ALL\n{table.rows(BEFORE)}"))
    taken = f"WITH taken AS (DELETE FROM {table.name} WHERE company_id = %(company)s::bigint)"  # noqa: S608 - from constants
    return taken + insert_cells(table, cells, loose=False)


_REBUILD = {table.name: _rebuild(table) for table in CELL_TABLES}
