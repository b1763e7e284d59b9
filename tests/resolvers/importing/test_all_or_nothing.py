"""An import that is refused changes nothing."""

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import Load, Refuse
from tests.resolvers.importing.stored import everything, value


async def test_nothing_is_changed_when_anything_is_wrong(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    before = await everything(engine)
    folder.change("users.csv", "Max,manager", "Maximilian,manager")
    folder.change("company.json", '"Acme"', '"Acme Ltd"')
    folder.change("deals.csv", "Deal One", "Deal Uno")
    folder.add("transitions.csv", "d1,,lost,2024-03-01,", "d1,,lost,never,")
    assert len(await refusal()) == 1
    assert await everything(engine) == before


async def test_refused_company_is_not_created(engine: AsyncEngine, folder: CompanyFolder, refusal: Refuse) -> None:
    folder.add("contacts.csv", "c1,C,,2024-01-01,")
    await refusal()
    assert await value(engine, "select count(*) from companies") == 0
