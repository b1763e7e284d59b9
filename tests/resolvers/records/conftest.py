"""The office, on a database of the test's own."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office
from tests.resolvers.records.written import Written


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture
async def written(engine: AsyncEngine) -> Written:
    return Written(engine)
