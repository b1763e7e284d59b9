"""The two companies, which all tests here look at and none changes."""

from collections.abc import AsyncIterator, Callable

import pytest

from crm_desktop.database import create_engine
from tests.permissions.world import World, build_world


@pytest.fixture(scope="package")
async def world(create_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    engine = create_engine(create_database())
    world = await build_world(engine, tmp_path_factory.mktemp("companies"))
    async with world.api:
        yield world
    await engine.dispose()
