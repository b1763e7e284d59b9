"""Messages of vendors: which records they say have changed. Nothing else of them is believed, and the records are fetched."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upserting
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Connection, ConnectionEvent
from resolvers.authentication import Vault
from resolvers.autocommit import autocommitting
from resolvers.commands import begin_unsigned
from resolvers.connectors.declaration import Connector, Event, EventMessage
from resolvers.connectors.settings import open_settings
from resolvers.connectors.trouble import UNREADABLE
from resolvers.connectors.vendors import CONNECTORS
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText

MAX_EVENTS = 1_000
"""Of one message."""
MOST_TOLD = 100_000
"""Of a connection, that are still to be fetched: what is told beyond them is found as everything that is not told."""


@dataclass(frozen=True, slots=True)
class KnownConnection:
    """A connection at whose address a message came."""

    company_id: int
    id: int
    connector: Connector
    settings: Mapping[str, str]
    requests_limit: int | None
    """How often its company may ask in a minute; ``None``: as often as others."""


async def recognize(
    engine: AsyncEngine, vault: Vault, company_id: int, connection_id: int, key: str
) -> KnownConnection:
    """Whose address it is. Raises `RequestError` (UNAUTHENTICATED), the same for whatever is wrong with it, and `VaultError`."""
    columns = (Connection.id, Connection.vendor, Connection.settings, Connection.sealed_settings, Connection.events_key)
    requested = (
        select(*columns, Company.requests_limit)
        .join(Company, Company.id == Connection.company_id)
        .where(Connection.company_id == company_id, Connection.id == connection_id, Company.id == company_id)
    )
    async with autocommitting(engine) as reading:
        connection = (await reading.execute(requested)).one_or_none()
    connector = None if connection is None else CONNECTORS.get(connection.vendor)
    if connection is None or not hmac.compare_digest(connection.events_key.encode(), key.encode()):
        raise RequestError(ErrorCode.UNAUTHENTICATED, _UNKNOWN)
    if connector is None or connector.read_events is None:
        raise RequestError(ErrorCode.UNAUTHENTICATED, _UNKNOWN)
    settings = open_settings(vault, company_id, connection)
    return KnownConnection(company_id, connection_id, connector, settings, connection.requests_limit)


async def receive_events(engine: AsyncEngine, connection: KnownConnection, message: EventMessage) -> int:
    """Notes which records a message names, and says how many. They are fetched soon.

    Raises `RequestError` (UNAUTHENTICATED), as for an address that is unknown, for what its vendor did not send; BAD_USER_INPUT for
    what cannot be read; RATE_LIMITED while `MOST_TOLD` wait.
    """
    connector = connection.connector
    assert connector.read_events is not None  # it was recognized
    try:
        events = connector.read_events(message, connection.settings)
    except UNREADABLE as error:
        # Whatever it is that is not as documented.
        raise RequestError(ErrorCode.BAD_USER_INPUT, _UNREADABLE) from error
    if events is None:
        raise RequestError(ErrorCode.UNAUTHENTICATED, _UNKNOWN)
    known = sorted({(each.entity, each.record_id) for each in events if _is_known(connector.entity(each.entity), each)})
    if len(known) > MAX_EVENTS:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _TOO_MANY)
    if known:
        await _note(engine, connection.company_id, connection.id, known, message.received_at)
    return len(known)


def _is_known(entity: object | None, event: Event) -> bool:
    return entity is not None and 0 < len(event.record_id) <= _LONGEST_ID and event.record_id.isprintable()


async def _note(
    engine: AsyncEngine, company_id: int, connection_id: int, events: list[tuple[str, str]], now: datetime
) -> None:
    mine = {"company_id": company_id, "connection_id": connection_id}
    rows = [{**mine, "entity": entity, "record_id": id_, "received_at": now} for entity, id_ in events]
    table = ConnectionEvent
    waiting = select(func.count()).where(table.company_id == company_id, table.connection_id == connection_id)
    async with begin_unsigned(engine, company_id) as transaction:
        if (await transaction.connection.execute(waiting)).scalar_one() >= MOST_TOLD:
            raise RequestError(ErrorCode.RATE_LIMITED, _FULL, retry_after=_RETRY_SECONDS)
        noting = upserting(ConnectionEvent).values(rows)
        again = noting.on_conflict_do_update(
            index_elements=["company_id", "connection_id", "entity", "record_id"],
            set_={"received_at": noting.excluded.received_at},
        )
        await transaction.write(again)
        sooner = update(Connection).where(
            Connection.company_id == company_id, Connection.id == connection_id, Connection.due_at > now
        )
        await transaction.write(sooner.where(Connection.failing_since.is_(None)).values(due_at=now))


_LONGEST_ID = 100
_RETRY_SECONDS = 60
_UNKNOWN = LocalizedText(
    "Expected the address of a connection, as its page shows it, and a message of its vendor.",
    "Ожидается адрес подключения, как он показан на его странице, и сообщение его системы.",
)
_UNREADABLE = LocalizedText(
    "Expected a message as the vendor documents it.", "Ожидается сообщение в том виде, как его описывает система."
)
_FULL = LocalizedText(
    f"There are {MOST_TOLD} records to be fetched already. Nothing was noted.",
    f"Уже ждут загрузки {MOST_TOLD} записей. Ничего не отмечено.",
)
_TOO_MANY = LocalizedText(
    f"Expected at most {MAX_EVENTS} records in a message.", f"Ожидается не больше {MAX_EVENTS} записей в сообщении."
)
