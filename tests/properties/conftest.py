"""The database that a module's examples share."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine


@pytest.fixture(scope="module")
async def shared_engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    """A database for all examples of a module: each is a company of its own in it, the others are its neighbours."""
    engine = create_engine(create_database())
    yield engine
    await engine.dispose()
