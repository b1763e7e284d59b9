"""An office of the test's own and its API, on a database that the module's tests share: companies do not meet."""

from collections.abc import Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office
from tests.schema.records.api import Api


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> Api:
    return Api(engine, office)
