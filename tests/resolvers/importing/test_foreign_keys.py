"""Foreign keys hold, whether PostgreSQL looks them up row by row or the import all at once."""

from typing import Any

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import ForeignKeyConstraint, event, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.database import create_engine
from models import Base
from resolvers.commands import CompanyTransaction
from resolvers.importing import ImportRefusedError, import_folder
from resolvers.importing.foreign_keys import looked_up_at_once
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load
from tests.resolvers.importing.stored import LEDGER, rows, value

_LONG = ("contacts", "deals", "transitions", "activities", "communications")
_KEYS = [
    key
    for name in _LONG
    for key in sorted(Base.metadata.tables[name].foreign_key_constraints, key=lambda key: str(key.column_keys))
    if key.referred_table.name != "companies"
]


@pytest.mark.parametrize("key", _KEYS, ids=lambda key: f"{key.parent.name}({', '.join(key.column_keys)})")
async def test_every_key_is_looked_up(engine: AsyncEngine, load: Load, key: ForeignKeyConstraint) -> None:
    summary = await load()
    last: Any = key.elements[-1].parent
    own = {element.parent.name: element.parent for element in key.elements}
    nothing = update(last.table).values({name: 1 if name != last.name else -1 for name in own if name != "company_id"})
    async with engine.connect() as connection:
        transaction = CompanyTransaction(connection=connection, company_id=summary.company_id)
        with pytest.raises(ImportRefusedError):
            async with looked_up_at_once(transaction, [last.table]):
                assert (await transaction.write(nothing)).rowcount > 0


async def test_other_statements_of_the_transaction_are_looked_up_by_the_database(
    engine: AsyncEngine, load: Load
) -> None:
    summary = await load()
    async with engine.connect() as connection:
        transaction = CompanyTransaction(connection=connection, company_id=summary.company_id)
        async with looked_up_at_once(transaction, []):
            pass
        assert (await connection.execute(text("show session_replication_role"))).scalar_one() == "origin"


async def test_a_role_that_may_not_put_them_off_imports_the_same(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(_ORDINARY_ROLE))
    ordinary = create_engine(engine.url)
    event.listen(ordinary.sync_engine, "connect", _become_ordinary)
    try:
        assert await value(ordinary, "select has_parameter_privilege('session_replication_role', 'set')") is False
        await import_folder(ordinary, folder.path, now=NOW)
    finally:
        await ordinary.dispose()
    by_hand = await rows(engine, LEDGER, company="acme")
    folder.change("company.json", '"acme"', '"again"')
    await load()
    assert await rows(engine, LEDGER, company="again") == by_hand != []


def _become_ordinary(connection: Any, _: object) -> None:
    connection.cursor().execute("set role crm_desktop_ordinary")
    connection.commit()


_ORDINARY_ROLE = """
do $$ begin
    if not exists (select from pg_roles where rolname = 'crm_desktop_ordinary') then
        create role crm_desktop_ordinary login;
    end if;
end $$;
grant all on all tables in schema public to crm_desktop_ordinary;
grant all on all sequences in schema public to crm_desktop_ordinary;
"""


async def test_contacts_that_rows_refer_to_cannot_be_deleted(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    await load()
    refused: list[bool] = []

    def delete(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO contacts"):
            with psycopg.connect(database_url) as other, pytest.raises(errors.LockNotAvailable):
                other.execute("select from contacts where company_id = 1 and external_id = 'c1' for update nowait")
            refused.append(True)

    event.listen(engine.sync_engine, "before_cursor_execute", delete)
    await import_folder(engine, folder.path, now=NOW)
    assert refused == [True]
