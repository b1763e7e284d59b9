"""An office of the test's own, asked over HTTP by people with sessions and programs with tokens."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.events.people import People


@pytest.fixture
async def people(engine: AsyncEngine, office: Office) -> AsyncIterator[People]:
    async with People(engine, office) as people:
        yield people
