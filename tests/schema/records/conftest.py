"""The office and its API."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office
from tests.schema.records.api import Api


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> Api:
    return Api(engine, office)
