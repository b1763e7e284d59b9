"""How many examples are tried, and the database that a module's examples share."""

import os
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import HealthCheck, Phase, settings
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine

# Examples are whole companies: there is no time limit for one of them, and they may be large for Hypothesis.
_SHARED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    print_blob=True,
)
settings.register_profile("normal", _SHARED, max_examples=25)
settings.register_profile("thorough", _SHARED, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))


@pytest.fixture(scope="module")
async def shared_engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    """A database for all examples of a module: each is a company of its own in it, the others are its neighbours."""
    engine = create_engine(create_database())
    yield engine
    await engine.dispose()
