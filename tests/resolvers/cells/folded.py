"""Folding in tests: at once, and all there is."""

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.folding import START, fold
from resolvers.cells.verifying import Verified, verify
from tests.resolvers.cells.expected import expected_cells, stored_cells


async def fold_all(engine: AsyncEngine, company_id: int, *, batch: int = 500) -> None:
    """Folds every record that nobody holds."""
    place = await fold(engine, company_id, START, batch=batch)
    while place is not None:
        place = await fold(engine, company_id, place, batch=batch)


async def wrong_sums(engine: AsyncEngine, company_id: int) -> list[Verified]:
    """What the product itself finds."""
    verified = await verify(engine, company_id)
    assert verified is not None, "the company has no cells"
    return [each for each in verified if each.count]


async def check_folded(engine: AsyncEngine, company_id: int, timezone: str = "Europe/Moscow") -> None:
    """The cells are what the records say, by this and by the product."""
    assert await wrong_sums(engine, company_id) == []
    await fold_all(engine, company_id)
    assert await stored_cells(engine, company_id) == await expected_cells(engine, company_id, timezone)
