"""The database that a module's examples share."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from schema import limits


@pytest.fixture(scope="module")
async def shared_engine(create_database: Callable[[], str]) -> AsyncIterator[AsyncEngine]:
    """A database for all examples of a module: each is a company of its own in it, the others are its neighbours."""
    engine = create_engine(create_database())
    yield engine
    await engine.dispose()


@pytest.fixture(scope="module", autouse=True)
def every_cost() -> Iterator[None]:
    """Compared is every number with every row behind it, of whatever is made up: more than anybody may ask for at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(limits, "MAX_COST", 1_000_000_000)
        yield
