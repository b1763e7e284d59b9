"""Departments of these tests are small, and have cells all the same."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells import members
from resolvers.cells.rebuilding import rebuild
from resolvers.configuration import Configuration, load_configuration
from resolvers.planner import cell_people
from tests.resolvers.cells.made_up import AROUND, MadeUp
from tests.resolvers.records.office import Office


@pytest.fixture(scope="package", autouse=True)
def small_departments_have_cells() -> object:
    """For all of them, so that a machine of many examples has it too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "MANY", 0)
        yield


@pytest.fixture
async def restless(engine: AsyncEngine, office: Office, monkeypatch: pytest.MonkeyPatch) -> Configuration:
    """The settings of a company with cells, whose deals come and go, some of them otherwise than when they were folded."""
    monkeypatch.setattr(cell_people, "PEOPLE_FOR_ONE", 0)
    await MadeUp(office, 11, AROUND, moves=14).write(engine, deals=50)
    await rebuild(engine, office.company_id, lambda _: None)
    return await load_configuration(engine, office.company_id)
