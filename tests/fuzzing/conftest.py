"""An office that is asked whatever can be made up."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from tests.fuzzing.asking import Asking
from tests.prepared import prepared
from tests.resolvers.records.office import build_office


@pytest.fixture(scope="module")
async def fuzzed_engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    """A database for all examples of a module."""
    engine = create_engine(create_database())
    yield engine
    await engine.dispose()


@pytest.fixture(scope="module")
async def asking(fuzzed_engine: AsyncEngine) -> AsyncIterator[Asking]:
    """See `Asking`."""
    async with Asking(fuzzed_engine, await prepared(fuzzed_engine, build_office)) as asking:
        yield asking
