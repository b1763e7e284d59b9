"""The version of a company's data is the same exactly as long as nothing of it is seen to change."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from models import DataKind
from resolvers.changes.listener import prune_changes
from resolvers.changes.version import VERSION, read_version
from resolvers.commands import CommandContext, begin, begin_unsigned
from resolvers.records.contact import create_contact
from resolvers.records.inputs import NewContact
from tests.cluster import not_on_a_cluster
from tests.other_databases import others_have_ended
from tests.resolvers.records.office import NOW, Office

pytestmark = not_on_a_cluster("there are no versions, as no answer is kept")


async def version(engine: AsyncEngine, office: Office) -> str:
    found = await read_version(engine, office.company_id)
    assert found is not None
    return found


async def add_contact(engine: AsyncEngine, office: Office, who: str = "seller") -> None:
    configuration = office.foreign_configuration if who == "stranger" else office.configuration
    await create_contact(CommandContext(engine, office.viewer(who), NOW), configuration, NewContact(name="Ann"))
    await others_have_ended(engine)


async def test_all_processes_find_one_version_until_something_is_written(
    engine: AsyncEngine, office: Office, database_url: str
) -> None:
    other = create_engine(database_url)
    first = await version(engine, office)
    assert await version(other, office) == first
    await add_contact(other, office)
    second = await version(engine, office)
    assert second == await version(other, office) != first
    await other.dispose()


async def test_what_another_company_writes_or_nobody_commits_changes_no_version(
    engine: AsyncEngine, office: Office
) -> None:
    await add_contact(engine, office)
    before = await version(engine, office)
    await add_contact(engine, office, "stranger")
    async with begin(CommandContext(engine, office.viewer("admin"), NOW)) as transaction:
        transaction.note("updateReport", "Report:1", None, None)
        transaction.abandon()
    assert await version(engine, office) == before


async def test_a_transaction_with_an_earlier_number_that_ends_later_changes_the_version(
    engine: AsyncEngine, office: Office
) -> None:
    async with begin_unsigned(engine, office.company_id) as slow:
        slow.changes.add(DataKind.REPORTS)
        await slow.connection.execute(text("SELECT pg_current_xact_id()"))
        await add_contact(engine, office)
        # The highest number that is seen will stay the same from now on.
        under_way = await version(engine, office)
    ended = await version(engine, office)
    assert under_way != ended
    assert await version(engine, office) == ended


async def test_a_snapshot_has_the_version_of_what_it_sees(engine: AsyncEngine, office: Office) -> None:
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        params = {"company": office.company_id}
        first = (await connection.exec_driver_sql(VERSION, params)).scalar_one()
        await add_contact(engine, office)
        assert (await connection.exec_driver_sql(VERSION, params)).scalar_one() == first
    assert await version(engine, office) != first


async def test_forgetting_old_changes_changes_no_version(engine: AsyncEngine, office: Office) -> None:
    for _ in range(2):
        await add_contact(engine, office)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE data_changes SET written_at = now() - interval '25 hours'"))
    before = await version(engine, office)
    await prune_changes(engine)
    assert await version(engine, office) == before
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM data_changes"))).scalar_one() == 2


async def test_a_database_whose_transactions_are_behind_what_it_tells_of_has_no_version(
    engine: AsyncEngine, office: Office
) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            text(
                "INSERT INTO data_changes (company_id, transaction_id, kind) VALUES (:company, '4000000000000', 'deals')"
            ),
            {"company": office.company_id},
        )
    assert await read_version(engine, office.company_id) is None
    # What it brought from another database is forgotten.
    await prune_changes(engine)
    assert await read_version(engine, office.company_id) is not None
