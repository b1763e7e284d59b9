"""What others do while an import is under way: between two of its files, or two of its statements."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load
from tests.resolvers.importing.stored import rows


def _while_reading(file: str, database_url: str, statement: str) -> Callable[[str, int, int], None]:
    """Runs a statement over another connection, once, when the file is read to its end."""

    def progress(name: str, done: int, total: int) -> None:
        if name == file and done == total:
            with psycopg.connect(database_url, autocommit=True) as connection:
                connection.execute(statement.encode())

    return progress


async def test_columns_that_the_file_lacks_can_be_changed_by_others(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.write("users.csv", "external_id,email,name,role\nmax,max@acme.example,Maximilian,manager\n")
    folder.change("deals.csv", "Deal One", "Deal Uno")
    change = "update users set department_id = null where external_id = 'max'"
    await import_folder(engine, folder.path, now=NOW, progress=_while_reading("deals.csv", database_url, change))
    assert await rows(engine, "select name, department_id from users where external_id = 'max'") == [
        ("Maximilian", None)
    ]


async def test_what_rows_refer_to_cannot_be_deleted(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    await load()
    delete = "select from stages where company_id = 1 and external_id = 'lost' for update nowait"
    with pytest.raises(errors.LockNotAvailable):
        await import_folder(engine, folder.path, now=NOW, progress=_while_reading("deals.csv", database_url, delete))


async def test_nobody_sees_any_of_it_before_the_end(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder
) -> None:
    """The statement fails if it finds a company."""
    look = "select 1 / (1 - count(*)) from companies"
    await import_folder(engine, folder.path, now=NOW, progress=_while_reading("communications.csv", database_url, look))
    assert await rows(engine, "select count(*) from companies") == [(1,)]


async def test_records_that_others_add_before_they_are_written_are_changed_like_older_ones(
    engine: AsyncEngine, database_url: str, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.add("contacts.csv", "c3,Contact Three,max,2024-01-12,small")

    def add(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO contacts"):
            with psycopg.connect(database_url, autocommit=True) as other:
                other.execute(
                    "insert into contacts (company_id, external_id, name, created_at) "
                    "select id, 'c3', 'Somebody', now() from companies"
                )

    event.listen(engine.sync_engine, "before_cursor_execute", add)
    await load()
    added = await rows(engine, "select name, created_at::date::text from contacts where external_id = 'c3'")
    assert added == [("Contact Three", "2024-01-11")]
