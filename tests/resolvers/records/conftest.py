"""An office of the test's own."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.resolvers.records.written import Written


@pytest.fixture
async def written(engine: AsyncEngine, office: Office) -> Written:
    return Written(engine, office)
