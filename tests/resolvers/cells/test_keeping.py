"""What the processes that serve do in the background."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from models import Company, UnfoldedRecord
from resolvers.cells import folding, keeping
from resolvers.cells.folding import fold, next_company
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.rebuilding import is_alone, rebuild_outdated
from resolvers.cells.verifying import verify
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.made_up import AROUND, MadeUp
from tests.resolvers.records.office import Office

HAVE_ALL_LOOKED_AT = "UPDATE companies SET cells_timezone = ''"
MAKE_ALL_UNFOLDED = (
    "INSERT INTO unfolded_records (company_id, kind, record_id) SELECT company_id, 'deal', id FROM deals"
)


async def unfolded(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return (await connection.scalar(select(func.count()).select_from(UnfoldedRecord))) or 0


async def clocks(engine: AsyncEngine) -> list[str | None]:
    async with engine.connect() as connection:
        return [*await connection.scalars(select(Company.cells_timezone).order_by(Company.id))]


async def execute(engine: AsyncEngine, statement: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(statement))


async def test_companies_without_cells_get_them_and_those_of_another_clock_new_ones(
    engine: AsyncEngine, office: Office
) -> None:
    keeper = CellKeeper(engine, cells_from=0)
    await execute(engine, HAVE_ALL_LOOKED_AT)
    assert [await keeper.build_next() for _ in range(3)] == [True, True, False]
    assert await clocks(engine) == ["Europe/Moscow"] * 2

    await MadeUp(office, 5, AROUND).write(engine, deals=10)
    async with engine.begin() as connection:
        this_one = update(Company).where(Company.id == office.company_id)
        await connection.execute(this_one.values(timezone="America/Havana"))
    assert [await keeper.build_next() for _ in range(2)] == [True, False]
    assert await clocks(engine) == ["America/Havana", "Europe/Moscow"]
    expected = await expected_cells(engine, office.company_id, "America/Havana")
    assert await stored_cells(engine, office.company_id) == expected


async def test_every_company_has_its_turn_until_all_is_folded(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = CellKeeper(engine, cells_from=0)
    await execute(engine, HAVE_ALL_LOOKED_AT)
    while await keeper.build_next():
        pass
    await MadeUp(office, 6, AROUND).write(engine, deals=7)
    await execute(engine, MAKE_ALL_UNFOLDED)
    await execute(
        engine,
        f"INSERT INTO unfolded_records (company_id, kind, record_id) VALUES ({office.foreign_company_id}, 'deal', 1)",
    )
    # Batches of three, and two of them a turn.
    monkeypatch.setattr(keeping, "_TURN", 2)
    real = keeping.fold
    monkeypatch.setattr(keeping, "fold", lambda *args: real(*args, batch=3))

    left = [await unfolded(engine)]
    while left[-1]:
        await keeper.fold_next()
        left.append(await unfolded(engine))
    # Six, the other company's, a look that found no further company, and the last one.
    assert left == [8, 2, 1, 1, 0]
    assert not await keeper.fold_next()
    # The others were written without being noted.
    lacking = [each.table for each in await verify(engine, office.company_id) or () if each.count]
    assert lacking == ["contact_cells", "activity_cells", "communication_cells"]


async def test_nobody_folds_or_builds_while_somebody_does(engine: AsyncEngine, office: Office) -> None:
    keeper = CellKeeper(engine, cells_from=0)
    await rebuild_outdated(engine, office.company_id)
    await MadeUp(office, 7, AROUND).write(engine, deals=2)
    await execute(engine, MAKE_ALL_UNFOLDED)
    async with engine.begin() as connection:
        assert await is_alone(connection, office.company_id)
        await keeper.fold_next()
        assert await unfolded(engine) == 2
        assert not await rebuild_outdated(engine, office.company_id)
    keeper = CellKeeper(engine, cells_from=0)
    await keeper.fold_next()
    assert await unfolded(engine) == 0


async def test_records_that_are_being_changed_are_left_for_later(engine: AsyncEngine, office: Office) -> None:
    keeper = CellKeeper(engine, cells_from=0)
    await rebuild_outdated(engine, office.company_id)
    await MadeUp(office, 8, AROUND).write(engine, deals=3)
    await execute(engine, MAKE_ALL_UNFOLDED)
    async with engine.begin() as connection:
        ours = select(UnfoldedRecord).where(UnfoldedRecord.company_id == office.company_id)
        await connection.execute(ours.order_by(UnfoldedRecord.record_id).limit(1).with_for_update())
        await keeper.fold_next()
        assert await unfolded(engine) == 1


async def test_few_records_wait_to_be_folded_together_and_many_do_not(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await MadeUp(office, 9, AROUND).write(engine, deals=2)
    await execute(engine, MAKE_ALL_UNFOLDED)
    assert await next_company(engine, 0) == office.company_id
    assert await next_company(engine, 0, patience=3600) is None
    # One that is older, or of a clock that was ahead.
    for since in ("now() - interval '2 hours'", "now() + interval '2 hours'"):
        await execute(engine, f"UPDATE unfolded_records SET since = {since}")
        assert await next_company(engine, 0, patience=3600) == office.company_id
    await execute(engine, "UPDATE unfolded_records SET since = now()")
    assert await next_company(engine, 0, patience=3600) is None
    monkeypatch.setattr(folding, "BATCH", 2)
    assert await next_company(engine, 0, patience=3600) == office.company_id
    assert await next_company(engine, office.company_id, patience=3600) is None


async def test_nobody_waits_for_cells_to_be_put_together(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await rebuild_outdated(engine, office.company_id)
    await MadeUp(office, 10, AROUND).write(engine, deals=3)
    await execute(engine, MAKE_ALL_UNFOLDED)
    seen: list[int] = []
    real = folding.put_together

    async def put_together(*args: Any) -> None:
        # By a connection of its own.
        seen.append(await unfolded(engine))
        await real(*args)

    monkeypatch.setattr(folding, "put_together", put_together)
    await fold(engine, office.company_id)
    assert seen == [0] * 5
    lacking = [each.table for each in await verify(engine, office.company_id) or () if each.count]
    assert lacking == ["contact_cells", "activity_cells", "communication_cells"]


async def test_the_application_keeps_the_cells_while_it_runs(
    database_url: str, engine: AsyncEngine, office: Office
) -> None:
    await execute(engine, HAVE_ALL_LOOKED_AT)
    app = create_app(create_engine(database_url), cells_from=0)
    async with app.router.lifespan_context(app), asyncio.timeout(60):
        while "" in await clocks(engine):  # noqa: ASYNC110 - it is another task's connection that says so
            await asyncio.sleep(0)
    assert await clocks(engine) == ["Europe/Moscow"] * 2
