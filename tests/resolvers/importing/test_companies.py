"""Several companies, and several imports at once."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.importing import import_folder
from resolvers.undisturbed import undisturbed_transaction
from tests.cluster import not_on_a_cluster
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load
from tests.resolvers.importing.stored import check_ledger, everything, path_of, rows, value


async def test_companies_with_the_same_external_ids_do_not_mix(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, tmp_path: Path
) -> None:
    await load()
    first = await everything(engine)
    other = CompanyFolder(tmp_path / "other")
    other.write_json("company.json", COMPANY | {"external_id": "other"})
    other.change("deals.csv", "Deal One", "Deal of others")
    other.add("transitions.csv", "d1,,lost,2024-03-01,")
    await load(other.path)
    second = await everything(engine)
    assert all(set(first[table]) <= set(second[table]) for table in first)
    of_moves = {"transitions", "entry_cells", "entry_facets", "outcome_cells", "standing_cells"}
    assert {table: len(rows) for table, rows in second.items() if table not in of_moves} == {
        table: 2 * len(rows) for table, rows in first.items() if table not in of_moves
    }
    assert await path_of(engine, "d1", "acme") == ["new", "won"]
    assert await path_of(engine, "d1", "other") == ["new", "won", "lost"]
    await check_ledger(engine)


async def test_two_imports_of_one_company_at_once_make_one_company(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    summaries = await asyncio.gather(*(load() for _ in range(4)))
    assert len({summary.company_id for summary in summaries}) == 1
    assert await rows(
        engine,
        "select (select count(*) from companies), (select count(*) from users), (select count(*) from deals),"
        " (select count(*) from transitions)",
    ) == [(1, 3, 3, 3)]
    await check_ledger(engine)


async def test_second_import_of_a_company_waits_for_the_first(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, tmp_path: Path
) -> None:
    """It gives other rows to the same deals: both must be in their ledgers, and no row be lost."""
    folder.write("transitions.csv", "external_id,deal,to_stage,occurred_at\n1,d1,new,2024-02-01\n2,d1,won,2024-02-02\n")
    other = CompanyFolder(tmp_path / "other")
    other.write(
        "transitions.csv", "external_id,deal,to_stage,occurred_at\n3,d1,lost,2024-03-01\n4,d3,asked,2024-03-01\n"
    )
    second = create_engine(database_url)
    await asyncio.gather(
        import_folder(engine, folder.path, now=NOW),
        import_folder(second, other.path, now=datetime(2024, 6, 2, tzinfo=UTC)),
    )
    await second.dispose()
    assert await path_of(engine, "d1") == ["new", "won", "lost"]
    assert await path_of(engine, "d3") == ["asked"]
    await check_ledger(engine)


async def test_time_limits_of_the_pool_do_not_hold_for_an_import(database_url: str) -> None:
    engine = create_engine(database_url, statement_timeout=1234, pool_size=1, max_overflow=0)
    async with undisturbed_transaction(engine) as connection:
        within = (await connection.execute(text("show statement_timeout"))).scalar()
    assert within == "0"
    assert await value(engine, "show statement_timeout") == "1234ms"
    await engine.dispose()


async def test_connection_goes_back_to_the_pool_as_it_was(database_url: str, folder: CompanyFolder) -> None:
    """On one connection: temporary tables, limits and settings of one import must not be in the way of the next."""
    engine = create_engine(database_url, pool_size=1, max_overflow=0)
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()
        before = getattr(raw.driver_connection, "prepare_threshold", None)
    for number in range(7):
        folder.add("contacts.csv", f"x{number},X,,2024-01-01,")
        await import_folder(engine, folder.path, now=NOW)
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()
        assert getattr(raw.driver_connection, "prepare_threshold", None) == before
    assert await value(engine, "select count(*) from contacts") == 2 + 7
    await engine.dispose()


async def test_engine_may_commit_each_statement_otherwise(engine: AsyncEngine, folder: CompanyFolder) -> None:
    autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
    await import_folder(autocommit, folder.path, now=NOW)
    assert await value(engine, "select count(*) from deals") == 3


@not_on_a_cluster("the planner of each node learns of its own part")
async def test_planner_learns_how_many_rows_there_are(engine: AsyncEngine, load: Load) -> None:
    await load()
    assert await value(engine, "select reltuples from pg_class where relname = 'transitions'") == 3
