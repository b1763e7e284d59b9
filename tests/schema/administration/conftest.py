"""An office of the test's own and its administration."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication import password
from tests.resolvers.authentication.staff import CHEAP_HASHER
from tests.resolvers.records.office import Office
from tests.schema.administration.administration import Administration


@pytest.fixture
async def administration(engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch) -> Administration:
    monkeypatch.setattr(password, "hasher", CHEAP_HASHER)
    return Administration(engine, office)
