"""Several processes hear what any of them writes."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.app import create_app
from crm_desktop.database import create_engine
from models import DataKind
from resolvers.changes.listener import ChangeListener
from resolvers.changes.reading import Change
from resolvers.commands import CommandContext
from resolvers.records.contact import create_contact
from resolvers.records.inputs import NewContact
from tests.conftest import CountStatements
from tests.resolvers.records.office import NOW, Office


class Heard:
    """What somebody who listens was told: the kinds, or that it may be anything."""

    def __init__(self) -> None:
        self.told: list[list[DataKind] | None] = []

    def __call__(self, changes: Sequence[Change] | None) -> None:
        self.told.append(None if changes is None else [change.kind for change in changes])


@pytest.fixture
async def another_engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """That of another process, which shares nothing but the database."""
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()


async def add_contact(engine: AsyncEngine, office: Office, who: str = "seller") -> None:
    configuration = office.foreign_configuration if who == "stranger" else office.configuration
    await create_contact(CommandContext(engine, office.viewer(who), NOW), configuration, NewContact(name="Ann"))


async def test_processes_hear_what_one_of_them_writes(
    engine: AsyncEngine, another_engine: AsyncEngine, office: Office
) -> None:
    here, there = ChangeListener(engine), ChangeListener(another_engine)
    heard_here, heard_there = Heard(), Heard()
    here.subscribe(office.company_id, heard_here)
    there.subscribe(office.company_id, heard_there)
    for listener in (here, there):
        await listener.poll()
    assert (heard_here.told, heard_there.told) == ([None], [None])

    await add_contact(engine, office)
    await add_contact(engine, office, "stranger")
    for listener in (here, there, here, there):
        await listener.poll()

    expected = [None, [DataKind.CONTACTS, DataKind.EVENTS]]
    assert (heard_here.told, heard_there.told) == (expected, expected)


async def test_who_begins_to_listen_later_is_told_that_it_may_be_anything(engine: AsyncEngine, office: Office) -> None:
    listener, first, second = ChangeListener(engine), Heard(), Heard()
    stop = listener.subscribe(office.company_id, first)
    await listener.poll()
    listener.subscribe(office.company_id, second)
    await add_contact(engine, office)
    await listener.poll()
    assert (first.told, second.told) == ([None, [DataKind.CONTACTS, DataKind.EVENTS]], [None])
    stop()
    await add_contact(engine, office)
    await listener.poll()
    assert len(first.told) == 2
    assert len(second.told) == 2


async def test_nobody_who_listens_costs_no_statement_and_all_companies_cost_one(
    engine: AsyncEngine, office: Office, count_statements: CountStatements
) -> None:
    listener = ChangeListener(engine)
    with count_statements(engine) as statements:
        await listener.poll()
        assert statements == []
        listener.subscribe(office.company_id, Heard())
        listener.subscribe(office.foreign_company_id, Heard())
        await listener.poll()
        assert len(statements) == 1


async def test_a_running_application_hears(database_url: str, another_engine: AsyncEngine, office: Office) -> None:
    app = create_app(create_engine(database_url))
    told: asyncio.Queue[Sequence[Change] | None] = asyncio.Queue()
    async with app.router.lifespan_context(app), asyncio.timeout(60):
        app.state.changes.subscribe(office.company_id, told.put_nowait)
        assert await told.get() is None
        await add_contact(another_engine, office)
        changes = await told.get()
        assert [change.kind for change in changes or ()] == [DataKind.CONTACTS, DataKind.EVENTS]
