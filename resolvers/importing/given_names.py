"""What an export calls rows that have no external id, and how they are known by it when it comes back.

A name says in which company the row had which number, by the instant at which the company was created here: so it is nobody else's
name, neither there nor in whatever company of whichever database the export is imported into.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, ColumnElement, Table, Text, cast, func, literal, select, update

from models import Company
from resolvers.commands import CompanyTransaction
from resolvers.importing.formats import EXTERNAL_ID
from resolvers.importing.staging import STAGING
from resolvers.one_of import one_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# As many digits as every number has that the database counts with.
_NUMBER = "[0-9]{1,18}"


def prefix_of(created_at: datetime) -> str:
    """What the names begin with that are given to a company's rows; the row's number follows."""
    return f"crm-desktop:{(created_at - _EPOCH) // timedelta(microseconds=1)}:"


async def find_prefix(transaction: CompanyTransaction) -> str | None:
    """What the names begin with that exports give to the company's rows; ``None`` of one that could not be found out."""
    requested = select(Company.created_at).where(Company.id == transaction.company_id)
    created_at = (await transaction.connection.execute(requested)).scalar_one_or_none()
    return None if created_at is None else prefix_of(created_at)


async def name_listed(transaction: CompanyTransaction, table: Table, prefix: str | None, names: Iterable[str]) -> None:
    """Rows without an external id get the one that an export gave them, if it is among the names."""
    if prefix is None:
        return
    numbered = re.compile(re.escape(prefix) + _NUMBER)
    ids = [int(name.removeprefix(prefix)) for name in names if numbered.fullmatch(name)]
    if ids:
        await _name(transaction, table, prefix, one_of(table.c.id, ids))


async def name_staged(transaction: CompanyTransaction, table: Table, prefix: str | None) -> None:
    """The same for the rows of a long file."""
    if prefix is None:
        return
    name = STAGING[table.name].c[EXTERNAL_ID.name]
    ids = (
        select(cast(func.substr(name, len(prefix) + 1), BigInteger))
        # Hardly any name is one that an export gave, and the beginning tells so sooner than the pattern.
        .where(name.startswith(prefix, autoescape=True), name.op("~")(f"^{prefix}{_NUMBER}$"))
        .scalar_subquery()
    )
    await _name(transaction, table, prefix, table.c.id.in_(ids))


async def _name(transaction: CompanyTransaction, table: Table, prefix: str, these: ColumnElement[bool]) -> None:
    unnamed = (table.c.company_id == transaction.company_id, table.c.external_id.is_(None), these)
    await transaction.write(update(table).where(*unnamed).values(external_id=literal(prefix) + cast(table.c.id, Text)))
