"""A company that is removed is gone from every table there is; others are as they were."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from resolvers.housekeeping import removal
from resolvers.housekeeping.keeping import Housekeeper
from resolvers.housekeeping.removal import remove_company
from tests.conftest import NOW
from tests.full_company import MARK, fill_every_table
from tests.resolvers.importing.stored import rows, value
from tests.resolvers.records.office import Office, build_office
from tests.schema.every_table import fingerprint, of_company

# From the database's own catalogue: a table that nobody thought of is among them.
_OF_COMPANIES = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'company_id' ORDER BY 1"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"


def tell_nobody(_table: str, _rows: int) -> None:
    pass


async def rows_of(engine: AsyncEngine, company_id: int) -> dict[str, int]:
    """How many rows each table has of the company."""
    tables = [name for (name,) in await rows(engine, _OF_COMPANIES)]
    counted = "SELECT count(*) FROM {} WHERE company_id = :company"
    return {name: await value(engine, counted.format(name), company=company_id) for name in tables}


@pytest.mark.parametrize("is_put_off", [True, False], ids=["keys put off", "keys looked up"])
async def test_nothing_of_it_is_left_in_any_table_and_others_are_as_they_were(
    engine: AsyncEngine, office: Office, is_put_off: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_put_off:
        monkeypatch.setattr("resolvers.foreign_keys._PUT_OFF", text("SELECT WHERE false"))
    monkeypatch.setattr(removal, "ROWS_AT_ONCE", 1)
    await fill_every_table(engine, office)
    neighbour = await build_office(engine)
    await fill_every_table(engine, neighbour)
    had = await rows_of(engine, office.company_id)
    assert [name for name, count in had.items() if not count] == [], "tests.full_company writes a row of each"
    others = (neighbour.company_id, neighbour.foreign_company_id, office.foreign_company_id)
    before = await fingerprint(engine)
    told: dict[str, int] = {}

    def tell(table: str, count: int) -> None:
        told[table] = told.get(table, 0) + count

    await remove_company(engine, office.company_id, tell)
    assert set((await rows_of(engine, office.company_id)).values()) == {0}
    assert await value(engine, "SELECT count(*) FROM companies WHERE id = :id", id=office.company_id) == 0
    assert {name: told[name] for name in had if name not in ("users", "departments")} == {
        name: count for name, count in had.items() if name not in ("users", "departments")
    }
    after = await fingerprint(engine)
    for other in others:
        assert of_company(after, other) == of_company(before, other)


async def test_no_word_of_it_is_left_anywhere(engine: AsyncEngine, office: Office) -> None:
    await fill_every_table(engine, office)
    tables = [name for (name,) in await rows(engine, _TABLES)]
    marked = "SELECT count(*) FROM {} AS t WHERE t::text LIKE :word"
    name = await value(engine, "SELECT external_id FROM companies WHERE id = :id", id=office.company_id)
    words = [MARK, "seller@example.com", name]
    assert sum([await value(engine, marked.format(name), word=f"%{MARK}%") for name in tables]) > 20
    await remove_company(engine, office.company_id, tell_nobody)
    for word in words:
        for name in tables:
            assert await value(engine, marked.format(name), word=f"%{word}%") == 0


async def test_only_whose_time_has_come_is_removed(engine: AsyncEngine, office: Office) -> None:
    due = "UPDATE companies SET deletion_due_at = :at WHERE id = :id"
    async with engine.begin() as connection:
        await connection.execute(text(due), {"at": NOW, "id": office.company_id})
        await connection.execute(text(due), {"at": NOW + timedelta(days=1), "id": office.foreign_company_id})
    await Housekeeper(engine, lambda: NOW).remove_due(tell_nobody)
    assert await rows(engine, "SELECT id FROM companies") == [(office.foreign_company_id,)]


async def test_what_was_broken_off_is_gone_on_with(engine: AsyncEngine, office: Office) -> None:
    await fill_every_table(engine, office)

    def lose_heart(table: str, _rows: int) -> None:
        if table == "deals":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await remove_company(engine, office.company_id, lose_heart)
    assert await value(engine, "SELECT count(*) FROM companies WHERE id = :id", id=office.company_id) == 1
    await remove_company(engine, office.company_id, tell_nobody)
    assert set((await rows_of(engine, office.company_id)).values()) == {0}


async def test_a_company_of_many_rows_goes_bit_by_bit(
    create_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "ROWS_AT_ONCE", 1_000)
    engine = create_engine(create_database())
    office = await build_office(engine)
    many = (
        "INSERT INTO contacts (company_id, name, created_at) SELECT :company, 'X', now() FROM generate_series(1, 5000)"
    )
    async with engine.begin() as connection:
        await connection.execute(text(many), {"company": office.company_id})
    sizes: list[int] = []
    await remove_company(engine, office.company_id, lambda table, count: sizes.append(count))
    assert max(sizes) == 1_000
    assert sizes.count(1_000) == 5
    await engine.dispose()
