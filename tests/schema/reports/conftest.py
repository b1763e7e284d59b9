"""An office of the test's own and its reports."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.reports.reports import Reports


@pytest.fixture
async def reports(engine: AsyncEngine, office: Office) -> Reports:
    return Reports(engine, office)
