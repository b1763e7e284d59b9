"""An office of the test's own and its reports, on a database that the module's tests share: companies do not meet."""

from collections.abc import Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office
from tests.schema.reports.reports import Reports


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture
async def reports(engine: AsyncEngine, office: Office) -> Reports:
    return Reports(engine, office)
