"""An office of the test's own, asked over HTTP by people with sessions and programs with tokens."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office, build_office
from tests.schema.events.people import People


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        yield people
