"""Offices of the tests' own on a database that a module's tests share: companies do not meet."""

from collections.abc import Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import password
from tests.resolvers.authentication.staff import CHEAP_HASHER
from tests.resolvers.records.office import Office, build_office


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    return create_database()


@pytest.fixture
async def office(engine: AsyncEngine) -> Office:
    return await build_office(engine)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password, "hasher", CHEAP_HASHER)
