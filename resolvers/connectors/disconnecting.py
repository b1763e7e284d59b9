"""Taking a connection away, with what it brought or without."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import (
    Connection,
    ConnectionEvent,
    ConnectionRefusal,
    ConnectionRun,
    ConnectionSighting,
    FeedKind,
    FeedWaiting,
)
from resolvers.autocommit import autocommitting
from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.connectors.naming import origin_of, prefix_of
from resolvers.feed import Feeder, FeedRow, feed
from resolvers.feed.row import EXTERNAL_ID, FORMATS, is_there

_AT_ONCE: Final = 1_000
DELETED_WITH_IT: Final = (FeedKind.DEAL, FeedKind.ACTIVITY, FeedKind.COMMUNICATION, FeedKind.CONTACT)
"""Those that refer to others first."""


async def forget(transaction: CompanyTransaction, connection_id: int) -> None:
    """Takes the connection away, and everything that is noted of it; what it brought stays."""
    company_id = transaction.company_id
    for table in (ConnectionRun, ConnectionRefusal, ConnectionEvent, ConnectionSighting):
        mine = (table.company_id == company_id, table.connection_id == connection_id)
        await transaction.write(delete(table).where(*mine))
    itself = (Connection.company_id == company_id, Connection.id == connection_id)
    await transaction.write(delete(Connection).where(*itself))


async def count_records(connection: AsyncConnection, company_id: int, prefix: str) -> Mapping[FeedKind, int]:
    """What of a connection would be deleted with it."""
    counted: dict[FeedKind, int] = {}
    for kind in DELETED_WITH_IT:
        statement = _COUNT.format(table=FORMATS[kind].table.name, is_there=is_there(kind))
        params = {"company": company_id, "prefix": prefix}
        counted[kind] = (await connection.exec_driver_sql(statement, params)).scalar_one()
    return counted


async def take_away(engine: AsyncEngine, company_id: int, connection: Any, now: datetime) -> datetime | None:
    """Deletes some of the records that the connection brought, and says when that goes on; ``None``: it is gone, too."""
    prefix = prefix_of(connection.vendor, connection.id)
    for kind in DELETED_WITH_IT:
        statement = _SOME.format(table=FORMATS[kind].table.name, is_there=is_there(kind))
        async with autocommitting(engine) as reading:
            params = {"company": company_id, "prefix": prefix, "most": _AT_ONCE}
            ids = [*(await reading.exec_driver_sql(statement, params)).scalars()]
        if ids:
            rows = [FeedRow(kind, {EXTERNAL_ID: id_}, deleted=True) for id_ in ids]
            await feed(Feeder(engine, company_id, now, None), rows)
            return now
    async with begin_unsigned(engine, company_id) as transaction:
        waiting = (FeedWaiting.company_id == company_id, FeedWaiting.origin == origin_of(connection.id))
        await transaction.write(delete(FeedWaiting).where(*waiting))
        await forget(transaction, connection.id)
    return None


_ITS_OWN = """
FROM {table} WHERE company_id = %(company)s::bigint AND starts_with(external_id, %(prefix)s) AND {is_there}"""
_COUNT = f"SELECT count(*) {_ITS_OWN}"
_SOME = f"SELECT external_id {_ITS_OWN} LIMIT %(most)s::bigint"
