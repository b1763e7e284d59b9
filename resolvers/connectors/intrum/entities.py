"""What is listed, and what it becomes."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from models import FeedKind
from resolvers.connectors.declaration import Entity, Record, Row
from resolvers.connectors.intrum.api import MOST
from resolvers.connectors.intrum.lists import (
    CUSTOMER_ACTIVE,
    CUSTOMERS,
    MOST_CALLS,
    REQUEST_ACTIVE,
    REQUESTS,
    SALE_ACTIVE,
    SALES,
    calls,
    fetched,
    fetched_calls,
    fetched_sales,
    filtered,
    sales,
)
from resolvers.connectors.intrum.rows import call_rows, contact_rows, request_rows, sale_rows
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

_CHANGED: Final = "changed"


def _changed_at(record: Record) -> Any:
    return record[_CHANGED]


def _entity(
    key: str,
    label: LocalizedText,
    kind: FeedKind,
    prefix: str,
    rows: Callable[[Session, Record], Iterable[Row]],
    path: str,
    active: str,
    fetch_most: int = MOST,
) -> Entity:
    return Entity(
        key=key,
        label=label,
        kinds=(kind,),
        prefix=prefix,
        list=partial(filtered, path=path, active=active),
        fetch=partial(fetched, path=path, active=active),
        changed_at=_changed_at,
        rows=rows,
        fetch_most=fetch_most,
    )


ENTITIES: Final = (
    _entity(
        "contacts",
        LocalizedText("Contacts", "Контакты"),
        FeedKind.CONTACT,
        "customer-",
        contact_rows,
        CUSTOMERS,
        CUSTOMER_ACTIVE,
        # They may have to be asked for one by one.
        fetch_most=20,
    ),
    Entity(
        key="sales",
        label=LocalizedText("Deals", "Сделки"),
        kinds=(FeedKind.DEAL,),
        prefix="sale-",
        list=sales,
        fetch=fetched_sales,
        glance=lambda session, cursor: filtered(session, None, cursor, path=SALES, active=SALE_ACTIVE),
        changed_at=_changed_at,
        rows=sale_rows,
        fetch_most=MOST,
    ),
    _entity(
        "requests",
        LocalizedText("Activities", "Активности"),
        FeedKind.ACTIVITY,
        "request-",
        request_rows,
        REQUESTS,
        REQUEST_ACTIVE,
    ),
    Entity(
        key="calls",
        label=LocalizedText("Calls", "Звонки"),
        kinds=(FeedKind.COMMUNICATION,),
        prefix="call-",
        list=calls,
        fetch=fetched_calls,
        changed_at=_changed_at,
        rows=call_rows,
        fetch_most=MOST_CALLS,
    ),
)
