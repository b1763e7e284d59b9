"""Building the cells of a company anew, while others read and write."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Entity
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
        await _build(connection, company_id, progress)


async def rebuild_outdated(engine: AsyncEngine, company_id: int) -> bool:
    """The same where cells are not cut by the company's clock, unless somebody is at it. Says whether they were built.

    Raises what the driver raises.
    """
    async with undisturbed_transaction(engine) as connection:
        if not await is_alone(connection, company_id):
            return False
        clocks = (await connection.execute(_CLOCKS, {"id": company_id})).one()
        if clocks.timezone == clocks.cells_timezone:
            return False
        await _build(connection, company_id, lambda _: None)
        return True


async def next_outdated(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, whose cells are not cut by its clock. Raises what the driver raises."""
    async with engine.connect() as connection:
        reading = await connection.execution_options(isolation_level="AUTOCOMMIT")
        return (await reading.exec_driver_sql(_NEXT_OUTDATED, {"after": after})).scalar_one_or_none()


async def keep_folding_out(connection: AsyncConnection, company_id: int) -> None:
    """Whoever else changes what the cells of the company add up to waits until the transaction ends."""
    await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_KEY})", {"company": company_id})


async def is_alone(connection: AsyncConnection, company_id: int) -> bool:
    """The same, unless somebody else has come first; says whether nobody has."""
    tried = await connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_KEY})", {"company": company_id})
    return tried.scalar_one()


async def _build(connection: AsyncConnection, company_id: int, progress: Progress) -> None:
    zone = (await connection.execute(_CLOCKS, {"id": company_id})).one().timezone
    for table in CELL_TABLES:
        started = perf_counter()
        params = await cell_params(connection, company_id, table.entity, time_zone(zone))
        built = await connection.exec_driver_sql(_REBUILD[table.name], params)
        progress(Rebuilt(table.name, built.rowcount, perf_counter() - started))
    await connection.execute(_CUT, {"zone": zone, "id": company_id})


async def cell_params(
    connection: AsyncConnection, company_id: int, entity: Entity | None, zone: TimeZone
) -> dict[str, object]:
    """The parameters of `CellTable.rows`. To be read when the records that it reads have nothing in fields that are made later."""
    found = await connection.exec_driver_sql(_FIELDS, {"company": company_id, "entity": entity})
    return {"company": company_id, **day_params(zone), **found.mappings().one()}


_CLOCKS = text("SELECT timezone, cells_timezone FROM companies WHERE id = :id")
_CUT = text("""
UPDATE companies SET cells_timezone = :zone WHERE id = :id AND cells_timezone IS DISTINCT FROM :zone""")
_NEXT_OUTDATED = """
SELECT min(id) FROM companies WHERE id > %(after)s::bigint AND cells_timezone IS DISTINCT FROM timezone"""
_KEY = "hashtextextended('crm-desktop cells', %(company)s::bigint)"
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
