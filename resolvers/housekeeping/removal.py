"""Removing a company and every row of it, a few thousand at a time."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base, Company
from resolvers.autocommit import autocommitting
from resolvers.cells.rebuilding import keep_folding_out
from resolvers.foreign_keys import put_off_foreign_keys
from resolvers.importing.company_file import keep_imports_out
from resolvers.undisturbed import undisturbed_transaction

ROWS_AT_ONCE = 5_000

Tell = Callable[[str, int], None]
"""Told the table, and how many rows of it have just gone."""


async def may_remove(engine: AsyncEngine) -> bool:
    """Whether the role that is signed in to the database may take companies away."""
    async with autocommitting(engine) as reading:
        return (await reading.exec_driver_sql("SELECT has_table_privilege('companies', 'DELETE')")).scalar_one()


async def next_to_remove(engine: AsyncEngine, now: datetime) -> int | None:
    """A company whose waiting time is over; ``None`` if there is none."""
    requested = select(Company.id).where(Company.deletion_due_at <= now).order_by(Company.deletion_due_at).limit(1)
    async with autocommitting(engine) as reading:
        return await reading.scalar(requested)


async def remove_company(engine: AsyncEngine, company_id: int, tell: Tell) -> None:
    """Removes all of the company; others go on reading and writing. It may be broken off at any time, and be begun again.

    What nobody can sign in to any more is nobody's loss halfway: each step is a transaction of its own. Where rows of the company are
    being written meanwhile, by a request or an import that began before, the end waits for them and takes them along.
    """
    for statement, table in _steps():
        while (count := await _step(engine, statement, company_id)) > 0:
            tell(table, count)
    async with engine.begin() as connection:
        external_id = await connection.scalar(select(Company.external_id).where(Company.id == company_id))
        if external_id is not None:
            await keep_imports_out(connection, external_id)
        # What is being added up of it, is not added any more.
        await keep_folding_out(connection, company_id)
        for table in _tables():
            await connection.exec_driver_sql(_all_of(table), {"company": company_id})
        await connection.execute(delete(Company).where(Company.id == company_id))
    tell("companies", 1)


async def _step(engine: AsyncEngine, statement: str, company_id: int) -> int:
    # As long as it takes: where foreign keys are looked up, each row is one of thousands that have just gone.
    async with undisturbed_transaction(engine) as connection, put_off_foreign_keys(connection):
        done = await connection.exec_driver_sql(statement, {"company": company_id, "rows": ROWS_AT_ONCE})
        return done.rowcount


def _tables() -> list[Table]:
    """Those that have companies' rows, each before what it refers to."""
    return [table for table in reversed(Base.metadata.sorted_tables) if "company_id" in table.c]


def _steps() -> Iterator[tuple[str, str]]:
    """Statements that each take some rows until there are none, and the tables they are about.

    What refers in a circle, or to its own table, is let go of first.
    """
    for table in _tables():
        for key in table.foreign_key_constraints:
            if key.use_alter or key.referred_table is table:
                (column,) = (each.parent.name for each in key.elements if each.parent.name != "company_id")
                let_go = f"UPDATE {table.name} SET {column} = NULL"  # noqa: S608 - from declared tables
                yield _some_of(table, let_go, f"AND {column} IS NOT NULL"), table.name
    for table in _tables():
        yield _some_of(table, f"DELETE FROM {table.name}"), table.name  # noqa: S608 - from declared tables


def _some_of(table: Table, act: str, narrowed: str = "") -> str:
    mine = f"company_id = %(company)s::bigint {narrowed}"
    some = f"SELECT ctid FROM {table.name} WHERE {mine} LIMIT %(rows)s::bigint"  # noqa: S608 - from declared tables
    return f"{act} WHERE {mine} AND ctid = ANY(ARRAY({some}))"


def _all_of(table: Table) -> str:
    return f"DELETE FROM {table.name} WHERE company_id = %(company)s::bigint"  # noqa: S608 - from declared tables
