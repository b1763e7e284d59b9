"""No mutation changes what records contribute without noting what they did before."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from tests.resolvers.cells.folded import check_folded, fold_all
from tests.resolvers.records.office import Office
from tests.schema.mutation_cases import ALLOWED, World, input_of, mutations, send


@pytest.mark.parametrize("mutation", mutations())
async def test_cells_stay_true_beside_what_the_mutation_writes(
    engine: AsyncEngine, office: Office, mutation: str
) -> None:
    await rebuild(engine, office.company_id, lambda _: None)
    world = World(engine, office)
    world.who = "admin"
    given = await input_of(world, mutation)
    # What the mutation is about is in the cells.
    await fold_all(engine, office.company_id)
    assert await send(world, mutation, given) == ALLOWED
    await check_folded(engine, office.company_id)
