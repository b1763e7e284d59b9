"""An office of the test's own and its administration."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.administration.administration import Administration


@pytest.fixture
async def administration(engine: AsyncEngine, office: Office) -> Administration:
    return Administration(engine, office)
