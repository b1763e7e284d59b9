"""An import leaves the cells as true as it found them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RecordKind
from resolvers.cells.noting import noted
from resolvers.importing import import_folder, noting
from tests.conftest import CountStatements
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
ZONE = COMPANY["timezone"]
_WRITES_CELLS = re.compile(r"(INSERT INTO|DELETE FROM|UPDATE) \w+_cells")
CHANGES = (
    ("contacts.csv", "2024-01-10", "2024-02-11"),
    ("deals.csv", "100.50,web", "99.25,fair"),
    ("transitions.csv", "d2,,new,2024-02-02", "d2,,new,2024-02-03"),
    ("activities.csv", "a2,visit", "a2,call"),
    ("communications.csv", "m2,email", "m3,email"),
    ("stages.csv", "asked,rent,Asked", "asked,rent,Viewed"),
)


async def test_cells_are_true_once_an_import_is_committed(
    engine: AsyncEngine, tmp_path: Path, count_statements: CountStatements
) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    assert await stored_cells(engine, company) == await expected_cells(engine, company, ZONE) != {}

    for file, old, new in CHANGES:
        folder.change(file, old, new)
        await import_folder(engine, folder.path, now=NOW)
        assert await stored_cells(engine, company) == await expected_cells(engine, company, ZONE), file

    with count_statements(engine) as statements:
        await import_folder(engine, folder.path, now=NOW)
    assert [each for each in statements if _WRITES_CELLS.search(each)] == []


async def test_records_that_an_import_changes_may_have_been_noted_before(engine: AsyncEngine, tmp_path: Path) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    for file, old, new in CHANGES:
        async with engine.begin() as connection:
            for kind in (RecordKind.CONTACT, RecordKind.ACTIVITY, RecordKind.DEAL):
                await connection.exec_driver_sql(noted(kind, "true"), {"company": company})
        folder.change(file, old, new)
        await import_folder(engine, folder.path, now=NOW)
        await check_folded(engine, company, ZONE)


async def test_few_records_of_a_large_company_are_noted(
    engine: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count_statements: CountStatements
) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    # Any company is large beside any folder.
    monkeypatch.setattr(noting, "WORTH", 0)
    for file, old, new in (
        *CHANGES,
        ("deals.csv", "d3,rent,Deal Three", "d4,rent,Deal Four"),
        ("transitions.csv", "d1,,new,2024-02-01T10:00:00+01:00,max\n", ""),
    ):
        folder.change(file, old, new)
        with count_statements(engine) as statements:
            await import_folder(engine, folder.path, now=NOW)
        assert [each for each in statements if _WRITES_CELLS.search(each)] == []
        await check_folded(engine, company, ZONE)


async def test_an_import_may_set_another_clock(engine: AsyncEngine, tmp_path: Path) -> None:
    folder = CompanyFolder(tmp_path / "acme")
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    folder.change("company.json", "Europe/Berlin", "Pacific/Apia")
    await import_folder(engine, folder.path, now=NOW)
    assert await stored_cells(engine, company) == await expected_cells(engine, company, "Pacific/Apia")
