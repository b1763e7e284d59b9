"""Building the cells of a company anew, while others read and write."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import DataKind, Entity
from models.cell import SOURCE_FACET
from models.report_field_settings import HAS_OTHER_FACETS
from models.time_zone import TimeZone, time_zone
from resolvers.autocommit import autocommitting
from resolvers.cells.cell_table import CellTable
from resolvers.cells.contributions import CELL_TABLES, CELLS_BY_OUTCOME
from resolvers.cells.day import day_params
from resolvers.cells.fields import Fields, fields_of, read_fields
from resolvers.cells.members import forget_members, take_members
from resolvers.cells.outcomes import NEXT_WITH_OTHER_OUTCOMES, Outcomes, chosen_outcomes, keep_outcomes, kept_outcomes
from resolvers.cells.record_sources import BEFORE, CLEAN
from resolvers.cells.size import is_large
from resolvers.cells.sources import Lists, chosen_sources, keep_sources, kept_sources
from resolvers.cells.summing import adding, sums_of
from resolvers.changes.kinds import KINDS
from resolvers.sending import rows_together
from resolvers.undisturbed import undisturbed_transaction


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A table of cells that was built anew: how many there are now, and how long it took, in seconds."""

    table: str
    cells: int
    seconds: float


Progress = Callable[[Rebuilt], None]


async def rebuild(engine: AsyncEngine, company_id: int, progress: Progress, cells_from: int = 0) -> None:
    """Computes all cells of a company from its records, by its clock as it is now. Nobody who reads or writes waits for it.

    What the cells of unfolded records say stays as it is, so there is one sum to be made whatever is written meanwhile. A company that
    has fewer than ``cells_from`` records of each kind has none afterwards, of which there is no progress to be told.
    """
    async with undisturbed_transaction(engine) as connection:
        await keep_folding_out(connection, company_id)
        if await is_large(connection, company_id, cells_from):
            await _build(connection, company_id, CELL_TABLES, progress)
        else:
            await _take_away(connection, company_id)


async def rebuild_within(connection: AsyncConnection, company_id: int, changed: Collection[DataKind]) -> None:
    """Builds within a transaction what it has made outdated by changing any number of records of these kinds, without noting them;
    where no cells are cut by the company's clock, they are left to `rebuild_outdated`. To be called at its end.

    Whoever changes the company itself in the transaction calls `keep_folding_out` before: building ends in a change of the company.
    """
    tables = [table for table in CELL_TABLES if KINDS[table.records] in changed]
    if not tables:
        return
    await keep_folding_out(connection, company_id)
    clocks = (await connection.execute(_CLOCKS, {"id": company_id})).one()
    if clocks.timezone == clocks.cells_timezone:
        await _build(connection, company_id, tables, lambda _: None)
    else:
        await connection.execute(_CUT, {"zone": "", "id": company_id})


async def rebuild_outdated(engine: AsyncEngine, company_id: int, cells_from: int = 0) -> bool:
    """Builds all cells of a company that has so many records of a kind, and takes them away from a smaller one, where they are not cut
    by its clock; unless somebody is at it. Says whether something was done.

    Raises what the driver raises.
    """
    async with undisturbed_transaction(engine) as connection:
        if not await is_alone(connection, company_id):
            return False
        clocks = (await connection.execute(_CLOCKS, {"id": company_id})).one()
        if clocks.timezone == clocks.cells_timezone:
            return False
        if await is_large(connection, company_id, cells_from):
            await _build(connection, company_id, CELL_TABLES, lambda _: None)
        elif clocks.cells_timezone is None:
            return False
        else:
            await _take_away(connection, company_id)
        return True


async def begin_where_grown(engine: AsyncEngine, company_id: int, cells_from: int) -> None:
    """Has cells built for a company that has none, if it has become large."""
    async with autocommitting(engine) as reading:
        clocks = (await reading.execute(_CLOCKS, {"id": company_id})).one_or_none()
        has_grown = (
            clocks is not None and clocks.cells_timezone is None and await is_large(reading, company_id, cells_from)
        )
    if has_grown:
        await rebuild_outdated(engine, company_id, cells_from)


async def _take_away(connection: AsyncConnection, company_id: int) -> None:
    for taken in _NO_CELLS:
        await connection.exec_driver_sql(taken, {"company": company_id})
    await forget_members(connection, company_id)
    await connection.execute(_CUT, {"zone": None, "id": company_id})


async def rebuild_source_facet(engine: AsyncEngine, company_id: int) -> bool:
    """Builds the facet of sources where it is of other fields than the settings choose, unless somebody is at it. Says whether it did.

    Raises what the driver raises.
    """
    async with undisturbed_transaction(engine) as connection:
        if not await is_alone(connection, company_id):
            return False
        zone = (await connection.execute(_CLOCKS, {"id": company_id})).one().cells_timezone
        if zone == "":
            return False
        chosen, kept = await chosen_sources(connection, company_id), await kept_sources(connection, company_id)
        outdated = {entity: ids for entity, ids in chosen.items() if ids != kept[entity]}
        if not outdated:
            return False
        # A company without cells has no facet to be built.
        if zone is not None:
            await gather(connection)
            for table in CELL_TABLES:
                if table.facets and table.entity in outdated:
                    fields, params = await cell_params(connection, company_id, table.entity, time_zone(zone), outdated)
                    taken = f"DELETE FROM {table.facets} WHERE {_OWN} AND facet = {SOURCE_FACET}"  # noqa: S608 - from constants
                    await connection.exec_driver_sql(taken, params)
                    if fields.sources:
                        await _add(connection, table, fields.source_facet, params)
        await keep_sources(connection, company_id, outdated)
        return True


async def rebuild_by_outcome(engine: AsyncEngine, company_id: int) -> bool:
    """Builds the cells that tell outcomes where they are made by other stages than the settings choose, unless somebody is at it. Says
    whether it did.

    Raises what the driver raises.
    """
    async with undisturbed_transaction(engine) as connection:
        if not await is_alone(connection, company_id):
            return False
        zone = (await connection.execute(_CLOCKS, {"id": company_id})).one().cells_timezone
        outcomes = await chosen_outcomes(connection, company_id)
        if not zone or outcomes == await kept_outcomes(connection, company_id):
            return False
        await gather(connection)
        for table in CELLS_BY_OUTCOME:
            await _build_table(connection, company_id, table, time_zone(zone), None, outcomes)
        await keep_outcomes(connection, company_id, outcomes)
        return True


async def next_with_other_outcomes(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, whose cells tell outcomes by other stages. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(NEXT_WITH_OTHER_OUTCOMES, {"after": after})).scalar_one_or_none()


async def next_with_other_sources(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, whose facet of sources is of other fields. Raises what the driver raises."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql(_NEXT_WITH_OTHER_SOURCES, {"after": after})).scalar_one_or_none()


async def next_outdated(engine: AsyncEngine, after: int) -> int | None:
    """The next company, in the order of numbers, whose cells are of no use. Raises what the driver raises."""
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
    if [*tables] == [*CELL_TABLES]:
        await take_members(connection, company_id)
    zone = (await connection.execute(_CLOCKS, {"id": company_id})).one().timezone
    chosen, outcomes = await chosen_sources(connection, company_id), await chosen_outcomes(connection, company_id)
    for table in tables:
        started = perf_counter()
        built = await _build_table(connection, company_id, table, time_zone(zone), chosen, outcomes)
        progress(Rebuilt(table.name, built, perf_counter() - started))
    if not set(CELLS_BY_OUTCOME).isdisjoint(tables):
        await keep_outcomes(connection, company_id, outcomes)
    entities = {table.entity for table in tables}
    await keep_sources(connection, company_id, {each: ids for each, ids in chosen.items() if each in entities})
    await connection.execute(_CUT, {"zone": zone, "id": company_id})


async def _build_table(
    connection: AsyncConnection,
    company_id: int,
    table: CellTable,
    zone: TimeZone,
    sources: Lists | None,
    outcomes: Outcomes,
) -> int:
    fields, params = await cell_params(connection, company_id, table.entity, zone, sources, outcomes)
    for name in table.tables:
        await connection.exec_driver_sql(f"DELETE FROM {name} WHERE {_OWN}", params)  # noqa: S608 - from constants
    parts = (fields if table.facets else fields.without_facets).apart(params)
    return sum([await _add(connection, table, *part) for part in parts])


async def _add(connection: AsyncConnection, table: CellTable, fields: Fields, params: Mapping[str, object]) -> int:
    """Nothing that is written meanwhile changes what is added, and who folds is kept out: no two statements need the same snapshot."""
    built = adding(table, fields, sums_of(table, fields, rows_as_kept(table, fields)), loose=False)
    added = f"WITH {built} SELECT coalesce(sum(many), 0)::bigint FROM added"  # noqa: S608 - from constants
    return (await connection.exec_driver_sql(added, params)).scalar_one()


async def cell_params(
    connection: AsyncConnection,
    company_id: int,
    entity: Entity | None,
    zone: TimeZone,
    sources: Lists | None = None,
    outcomes: Outcomes | None = None,
) -> tuple[Fields, dict[str, object]]:
    """The fields of an entity's records (see `fields_of`), and the parameters of `CellTable.rows`.

    ``sources`` and ``outcomes`` are those to be kept; otherwise they are as the cells have them.
    """
    lists = await kept_sources(connection, company_id) if sources is None else sources
    of_entity = lists.get(entity, ()) if entity is not None else ()
    [rows] = await rows_together(connection, [fields_of(company_id, entity)])
    fields, params = read_fields(rows, of_entity)
    if entity is Entity.DEAL:
        params |= await kept_outcomes(connection, company_id) if outcomes is None else outcomes
    return fields, {"company": company_id, **params, **day_params(zone)}


_CLOCKS = text("SELECT timezone, cells_timezone FROM companies WHERE id = :id")
# Contributions are many more than cells, which nobody knows when it is planned: sorting them would take twice as long. Nor is it known
# how many rows an import has just added: joining them one by one would take for ever.
_GATHER = text("""
SELECT set_config('enable_sort', 'off', true), set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)""")
_CUT = text("""
UPDATE companies SET cells_timezone = :zone WHERE id = :id AND cells_timezone IS DISTINCT FROM :zone""")
_NEXT_OUTDATED = """
SELECT min(id) FROM companies WHERE id > %(after)s::bigint AND cells_timezone <> timezone"""
_OWN = "company_id = %(company)s::bigint"
_NO_CELLS = [
    f"DELETE FROM {name} WHERE {_OWN}"  # noqa: S608 - from constants
    for table in CELL_TABLES
    for name in table.tables
]
_NEXT_WITH_OTHER_SOURCES = f"""
SELECT min(company_id) FROM report_field_settings WHERE company_id > %(after)s::bigint AND ({HAS_OTHER_FACETS})"""  # noqa: S608 - from constants
_KEY = "hashtextextended('crm-desktop cells', %(company)s::bigint)"


def rows_as_kept(table: CellTable, fields: Fields) -> str:
    """What all records contribute as the cells have it: unfolded ones as they were."""
    return table.rows(fields, CLEAN, BEFORE)
