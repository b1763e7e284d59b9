"""Staff for each test, whose passwords are cheap to check."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import password
from tests.resolvers.authentication.staff import CHEAP_HASHER, Staff, hire_staff


@pytest.fixture
async def staff(engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """The people of `tests.resolvers.authentication.staff`."""
    monkeypatch.setattr(password, "hasher", CHEAP_HASHER)
    return await hire_staff(engine)
