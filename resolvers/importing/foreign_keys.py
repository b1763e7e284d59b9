"""The foreign keys of long files' tables, looked up set by set instead of row by row.

PostgreSQL looks up every reference of every row by itself, which takes three times as long as all else about writing it. Where it lets
us (`resolvers.foreign_keys`) it does not while the rows are written; then the same keys, as the models declare them, are looked up
here for the whole company at once. What rows refer to is locked before, as PostgreSQL locks it, so that nobody deletes it meanwhile.
"""

from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, insert, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Contact
from resolvers.changes.kinds import KINDS
from resolvers.commands import CompanyTransaction
from resolvers.foreign_keys import put_off_foreign_keys
from resolvers.importing.formats import CONTACTS, STREAMS
from resolvers.importing.problem import MEANWHILE, ImportRefusedError
from resolvers.importing.staging import HELD, STAGING


async def hold_contacts(connection: AsyncConnection, company_id: int) -> None:
    """Keeps the contacts that the staged rows name from being deleted before the end, as foreign keys do, and from being merged.

    All else that rows refer to is locked already: deals by the ledger, the rest when it is read.
    """
    named = union_all(
        select(STAGING[CONTACTS.name].c.external_id),
        *(
            select(STAGING[file.name].c[column.stored_as])
            for file in STREAMS
            for column in file.columns
            if column.found_in == CONTACTS.name
        ),
    )
    held = (
        select(Contact.id)
        .where(Contact.company_id == company_id, Contact.external_id.in_(named))
        .order_by(Contact.id)
        .with_for_update(read=True, key_share=True)
    )
    await connection.execute(insert(HELD).from_select(["id"], held))


@asynccontextmanager
async def looked_up_at_once(transaction: CompanyTransaction, tables: Iterable[Table]) -> AsyncGenerator[None]:
    """While these tables are written, their foreign keys wait for its end; without any, PostgreSQL looks them up.

    Raises:
        ImportRefusedError: somebody deleted what rows refer to, while they were read.
    """
    connection = transaction.connection
    tables = [*tables]
    if not tables:
        yield
        return
    async with put_off_foreign_keys(connection) as is_put_off:
        yield
    if is_put_off:
        changed = {kind for kind, _ in transaction.changes}
        for table in (each for each in tables if KINDS[each.name] in changed):
            if (await connection.execute(_dangling(table, transaction.company_id))).first() is not None:
                raise ImportRefusedError([MEANWHILE])


def _dangling(table: Table, company_id: int) -> Select[int]:
    """A row of the company that refers to nothing."""
    source: FromClause = table
    wrong: list[ColumnElement[bool]] = []
    for key in table.foreign_key_constraints:
        target = key.referred_table.alias()
        pairs = [(each.parent, target.c[each.column.name]) for each in key.elements]
        is_it = [found == (company_id if own is table.c.company_id else own) for own, found in pairs]
        source = source.outerjoin(target, and_(*is_it))
        wrong.append(and_(*(own.is_not(None) for own, _ in pairs), target.c.id.is_(None)))
    return select(literal(1)).select_from(source).where(table.c.company_id == company_id, or_(*wrong)).limit(1)
