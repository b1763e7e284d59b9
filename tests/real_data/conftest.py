"""Each real company is imported once for all tests of its module."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_desktop.database import create_engine
from resolvers.importing import import_folder
from tests.http_api import HttpApi

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
async def imported_url(request: pytest.FixtureRequest, create_database: Callable[[], str]) -> str:
    """A database with the company of the module's ``FOLDER``."""
    folder: Path = request.module.FOLDER
    url = create_database()
    engine = create_engine(url)
    await import_folder(engine, folder, now=NOW)
    await engine.dispose()
    return url


@pytest.fixture
async def api(imported_url: str) -> AsyncIterator[HttpApi]:
    """The product over that database."""
    async with HttpApi(create_engine(imported_url), NOW) as api:
        yield api
        await api.engine.dispose()
