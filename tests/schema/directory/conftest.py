"""An office of the test's own and its API."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.records.api import Api


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> Api:
    return Api(engine, office)
