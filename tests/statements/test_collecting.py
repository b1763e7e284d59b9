"""What is collected is what the product sends, and all of it."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
from psycopg import AsyncCursor
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.demo.company import write_demo_company
from crm_desktop.first_demo import ensure_demo
from crm_desktop.named_companies import find_companies
from models import User
from resolvers.administration.operating import list_companies
from resolvers.authentication.person import find_people
from resolvers.authentication.provider.found import find_providers
from resolvers.cells.folding import next_company
from resolvers.cells.moving import NO_DEPARTMENT, next_with_moved, next_without_cells
from resolvers.cells.rebuilding import next_outdated, next_with_other_outcomes, next_with_other_sources
from resolvers.changes.listener import prune_changes
from resolvers.changes.reading import changes_since
from resolvers.connectors.claims import next_company as next_with_connection
from resolvers.contact_keys.keeping import ContactKeyKeeper
from resolvers.housekeeping.removal import next_to_remove
from resolvers.importing import import_folder
from resolvers.mail.outbox import next_company as next_with_mail
from resolvers.mapping.tasks import next_company as next_with_file
from resolvers.statement import Part, read_parts
from resolvers.webhooks.sender import next_company as next_with_target
from tests.conftest import NOW
from tests.statements.collecting import Statements, collect
from tests.statements.judging import ALLOWED, allowance, faults_of


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Statements:
    """What is sent during the test."""
    for name in ("execute", "executemany", "copy"):
        monkeypatch.setattr(AsyncCursor, name, getattr(AsyncCursor, name))
    statements = Statements()
    collect(statements)
    return statements


async def test_what_the_product_sends_is_noted_once_with_who_sends_it(engine: AsyncEngine, sent: Statements) -> None:
    async with engine.connect():
        pass  # what SQLAlchemy asks when it first connects
    for email in ("a@example.com", "b@example.com"):
        await find_people(engine, email, None)
    await changes_since(engine, {1}, None)

    [people, cursor] = sent.take()
    assert people.by == "resolvers/authentication/person.py"
    assert "FROM users" in people.text
    assert cursor.by == "resolvers/changes/reading.py"
    assert sent.take() == []


async def test_parts_that_travel_together_are_noted_each_by_itself(engine: AsyncEngine, sent: Statements) -> None:
    async def read(*texts: str) -> list[str]:
        # In a task of its own nobody is seen to wait but the product.
        await asyncio.create_task(read_parts(engine, [Part(text, {}) for text in texts], {}))
        return [each.text for each in sent.take()]

    await read("SELECT now()")  # with what SQLAlchemy asks when it first connects
    assert await read("SELECT 1", "SELECT 'a'") == ["SELECT 1", "SELECT 'a'"]
    assert await read("SELECT 2", "SELECT 'b'") == ["SELECT 'b'"]
    # Where it cannot be told where one ends, they are noted as one.
    [whole] = await read("SELECT true", "SELECT count(*) FROM (VALUES (1),\n(2)) AS two")
    assert whole.startswith("SELECT (SELECT true)")


async def test_what_a_test_sends_is_nobodys_business(engine: AsyncEngine, sent: Statements) -> None:
    async with engine.connect() as connection:
        await connection.execute(select(User.id))

    assert sent.take() == []


async def test_every_exception_is_needed(
    engine: AsyncEngine, database_url: str, tmp_path: Path, sent: Statements
) -> None:
    folder = tmp_path / "company"
    folder.mkdir()
    write_demo_company(folder, deals=20, today=date(2026, 3, 10))
    await import_folder(engine, folder, now=NOW)
    assert await ensure_demo(database_url, tmp_path) is None
    assert await find_companies(engine, "demo")
    for company in ("demo", None):
        await find_people(engine, "a@example.com", company)
        await find_providers(engine, "a@example.com", company)
    await next_company(engine, 0)
    await next_outdated(engine, 0)
    await next_with_other_sources(engine, 0)
    await next_with_other_outcomes(engine, 0)
    await next_with_moved(engine, 0)
    await next_without_cells(engine, NO_DEPARTMENT)
    await next_with_mail(engine, 0, NOW)
    await next_with_file(engine, 0, NOW)
    await next_with_target(engine, 0, NOW)
    await next_with_connection(engine, 0, NOW)
    await ContactKeyKeeper(engine).key_next()
    await next_to_remove(engine, NOW)
    await list_companies(engine, "", 1)
    await prune_changes(engine)
    known = await changes_since(engine, {1}, None)
    await changes_since(engine, {1}, known.cursor)

    used = {allowance(each.by, fault) for each in sent.take() for fault in faults_of(each.text)}

    assert used - {None} == {(place, beginning) for place, faults in ALLOWED.items() for beginning in faults}
