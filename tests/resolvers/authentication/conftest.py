"""Staff for each test."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.authentication.staff import Staff, hire_staff


@pytest.fixture
async def staff(engine: AsyncEngine) -> Staff:
    """The people of `tests.resolvers.authentication.staff`."""
    return await hire_staff(engine)
