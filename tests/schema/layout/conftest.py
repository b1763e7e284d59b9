"""An office of the test's own with its desktops."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.layout.desktops import Desktops, open_desktops


@pytest.fixture
async def desktops(engine: AsyncEngine, office: Office) -> Desktops:
    return await open_desktops(engine, office)
