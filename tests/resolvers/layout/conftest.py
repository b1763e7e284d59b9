"""An office of the test's own, on a database that the module's tests share: companies do not meet."""

from collections.abc import Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)
