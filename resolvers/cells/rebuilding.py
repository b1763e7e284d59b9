"""Building the cells of a company anew, while others read and write."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import DataKind, Entity
from models.time_zone import TimeZone, time_zone
from resolvers.autocommit import autocommitting
from resolvers.cells.contributions import BEFORE, CELL_TABLES, CLEAN, CellTable
from resolvers.cells.day import day_params
from resolvers.cells.fields import Fields, read_fields
from resolvers.cells.summing import insert_cells, sums_of
from resolvers.changes.kinds import KINDS
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
        await _build(connection, company_id, CELL_TABLES, progress)


async def rebuild_within(connection: AsyncConnection, company_id: int, changed: Collection[DataKind]) -> None:
    """Builds within a transaction what it has made outdated by changing any number of records of these kinds, without noting them; all
    cells where none are cut by the company's clock. To be called at its end.

    Whoever changes the company itself in the transaction calls `keep_folding_out` before: building ends in a change of the company.
    """
    tables = [table for table in CELL_TABLES if KINDS[table.records] in changed]
    clocks = (await connection.execute(_CLOCKS, {"id": company_id})).one()
    if clocks.timezone == clocks.cells_timezone and not tables:
        return
    await keep_folding_out(connection, company_id)
    clocks = (await connection.execute(_CLOCKS, {"id": company_id})).one()
    is_cut = clocks.timezone == clocks.cells_timezone
    await _build(connection, company_id, tables if is_cut else CELL_TABLES, lambda _: None)


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
        await _build(connection, company_id, CELL_TABLES, lambda _: None)
        return True


async def next_outdated(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, whose cells are not cut by its clock. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT_OUTDATED, {"after": after})).scalar_one_or_none()


async def keep_folding_out(connection: AsyncConnection, company_id: int) -> None:
    """Whoever else changes what the cells of the company add up to waits until the transaction ends."""
    await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_KEY})", {"company": company_id})


async def is_alone(connection: AsyncConnection, company_id: int) -> bool:
    """The same, unless somebody else has come first; says whether nobody has."""
    tried = await connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_KEY})", {"company": company_id})
    return tried.scalar_one()


async def gather(connection: AsyncConnection) -> None:
    """Lets the statements of the transaction be planned for adding up a whole company, whatever is known of its tables."""
    await connection.execute(_GATHER)


async def _build(connection: AsyncConnection, company_id: int, tables: Sequence[CellTable], progress: Progress) -> None:
    await gather(connection)
    zone = (await connection.execute(_CLOCKS, {"id": company_id})).one().timezone
    for table in tables:
        started = perf_counter()
        fields, params = await cell_params(connection, company_id, table.entity, time_zone(zone))
        built = await connection.exec_driver_sql(_rebuild(table, fields), params)
        progress(Rebuilt(table.name, built.rowcount, perf_counter() - started))
    await connection.execute(_CUT, {"zone": zone, "id": company_id})


async def cell_params(
    connection: AsyncConnection, company_id: int, entity: Entity | None, zone: TimeZone
) -> tuple[Fields, dict[str, object]]:
    """The fields of an entity's records (see `read_fields`), and the parameters of `CellTable.rows`."""
    fields, params = await read_fields(connection, company_id, entity)
    return fields, {"company": company_id, **params, **day_params(zone)}


_CLOCKS = text("SELECT timezone, cells_timezone FROM companies WHERE id = :id")
# Contributions are many more than cells, which nobody knows when it is planned: sorting them would take twice as long. Nor is it known
# how many rows an import has just added: joining them one by one would take for ever.
_GATHER = text("""
SELECT set_config('enable_sort', 'off', true), set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)""")
_CUT = text("""
UPDATE companies SET cells_timezone = :zone WHERE id = :id AND cells_timezone IS DISTINCT FROM :zone""")
_NEXT_OUTDATED = """
SELECT min(id) FROM companies WHERE id > %(after)s::bigint AND cells_timezone IS DISTINCT FROM timezone"""
_KEY = "hashtextextended('crm-desktop cells', %(company)s::bigint)"


def _rebuild(table: CellTable, fields: Fields) -> str:
    """One statement, so one snapshot: what is added meanwhile is neither counted nor taken away."""
    taken = f"WITH taken AS (DELETE FROM {table.name} WHERE company_id = %(company)s::bigint)"  # noqa: S608 - from constants
    return taken + insert_cells(table, fields, sums_of(table, fields, rows_as_kept(table, fields)), loose=False)


def rows_as_kept(table: CellTable, fields: Fields) -> str:
    """What all records contribute as the cells have it: unfolded ones as they were."""
    return table.rows(fields, CLEAN, BEFORE)
