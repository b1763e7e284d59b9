"""Cells are kept of large companies only; figures are exact of all."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, UnfoldedRecord
from resolvers.cells.keeping import CellKeeper
from resolvers.cells.rebuilding import rebuild
from resolvers.importing import import_folder
from tests.resolvers.cells.acts import Act, Writer, with_medium
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import fold_all
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder
from tests.resolvers.records.office import NOW, Office


async def clock_of_cells(engine: AsyncEngine, company_id: int) -> str | None:
    async with engine.connect() as connection:
        return await connection.scalar(select(Company.cells_timezone).where(Company.id == company_id))


async def unfolded(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return (await connection.scalar(select(func.count()).select_from(UnfoldedRecord))) or 0


async def test_a_company_gets_cells_once_it_has_so_many_records_of_a_kind(engine: AsyncEngine, office: Office) -> None:
    company, keeper = office.company_id, CellKeeper(engine, cells_from=3)
    writer = Writer(engine, await with_medium(engine, office))
    clocks: list[str | None] = []
    for number in range(4):
        await writer.do(Act("create deal", 0, number, number))
        await writer.do(Act("contact", 0, number, number))
        assert await unfolded(engine) > 0
        # The next one, and then from the first again.
        await keeper.fold_next()
        await keeper.fold_next()
        assert await unfolded(engine) == 0
        clocks.append(await clock_of_cells(engine, company))
        there_are = await stored_cells(engine, company) != {}
        assert there_are is (number > 1)
    assert clocks == [None, None, "Europe/Moscow", "Europe/Moscow"]
    assert await stored_cells(engine, company) == await expected_cells(engine, company, "Europe/Moscow")


@pytest.mark.parametrize("cells_from", [3, 100])
async def test_an_import_makes_cells_for_a_large_company_only(
    engine: AsyncEngine, tmp_path: Path, cells_from: int
) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW, cells_from=cells_from)).company_id
    expected = await expected_cells(engine, company, COMPANY["timezone"])
    assert await stored_cells(engine, company) == (expected if cells_from == 3 else {})
    assert await clock_of_cells(engine, company) == (COMPANY["timezone"] if cells_from == 3 else None)
    assert not await CellKeeper(engine, cells_from=cells_from).build_next()


async def test_a_small_company_whose_clock_is_changed_has_no_cells_any_more(
    engine: AsyncEngine, office: Office
) -> None:
    writer = Writer(engine, await with_medium(engine, office))
    await writer.do(Act("create deal", 0, 1, 1))
    await rebuild(engine, office.company_id, lambda _: None)
    await fold_all(engine, office.company_id)
    assert await stored_cells(engine, office.company_id) != {}

    await writer.set_clock("America/Havana")
    keeper = CellKeeper(engine, cells_from=2)
    assert [await keeper.build_next() for _ in range(2)] == [True, False]
    assert await stored_cells(engine, office.company_id) == {}
    assert await clock_of_cells(engine, office.company_id) is None
