"""Cells that are built anew add up to what the records say."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company
from resolvers.cells import summing
from resolvers.cells.rebuilding import Rebuilt, rebuild
from tests.resolvers.cells.expected import expected_cells, stored_cells
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.cells.made_up import MadeUp
from tests.resolvers.records.office import Office


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Europe/Moscow", datetime(2026, 1, 31, 21, tzinfo=UTC)),
        ("America/St_Johns", datetime(2010, 11, 7, 2, 31, tzinfo=UTC)),
        ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ("America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ],
)
async def test_cells_add_up_to_what_the_records_say(
    engine: AsyncEngine, office: Office, zone: str, around: datetime
) -> None:
    company = office.company_id
    async with engine.begin() as connection:
        await connection.execute(update(Company).where(Company.id == company).values(timezone=zone))
    told: list[Rebuilt] = []
    await MadeUp(office, len(zone), around).write(engine, deals=60)

    # Twice: what was there goes.
    await rebuild(engine, company, lambda _: None)
    await rebuild(engine, company, told.append)

    expected = await expected_cells(engine, company, zone)
    assert {key[0] for key in expected} == {each.table for each in told}
    assert await stored_cells(engine, company) == expected
    async with engine.connect() as connection:
        cut = await connection.execute(select(Company.cells_timezone).order_by(Company.id))
        assert cut.scalars().all() == [zone, None]
    assert await stored_cells(engine, office.foreign_company_id) == {}


async def test_cells_that_are_read_together_lie_together(engine: AsyncEngine, office: Office) -> None:
    await MadeUp(office, 1, datetime(2026, 1, 31, 21, tzinfo=UTC)).write(engine, deals=60)
    await rebuild(engine, office.company_id, lambda _: None)
    async with engine.connect() as connection:
        found = await connection.execute(
            text("SELECT (ctid::text::point)[0], department_id, facet, grain, day FROM entry_cells")
        )
        lying = {(page, tuple(slot)) for page, *slot in found}
    pages, slots = ({each[place] for each in lying} for place in range(2))
    assert len(pages) > 3
    # Of what lies in order each page but the first goes on with a slot at the most, give or take what fits in where a page ends.
    assert len(lying) < 1.1 * (len(pages) + len(slots))


async def test_cells_of_a_facet_are_packed_a_few_at_a_time(
    engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summing, "PACK", 3)
    await MadeUp(office, 2, datetime(2026, 1, 31, 21, tzinfo=UTC)).write(engine, deals=30)
    await rebuild(engine, office.company_id, lambda _: None)
    slots = "SELECT array_agg(cardinality(cells)) FROM entry_facets GROUP BY department_id, facet, grain, day"
    async with engine.connect() as connection:
        sizes = (await connection.execute(text(slots))).scalars().all()
    assert max(len(each) for each in sizes) > 1
    # All but the last are full.
    assert all(sorted(each)[1:] == [3] * (len(each) - 1) for each in sizes)
    await check_folded(engine, office.company_id)
