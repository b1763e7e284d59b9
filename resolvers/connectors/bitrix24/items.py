"""Items of the CRM: deals, contacts and companies (api-reference/crm/universal/crm-item-list.md, settings/performance/huge-data.md).

``crm.deal.list`` and its like are deprecated there for ``crm.item.list``. Pages are by the last id, uncounted.
"""

from collections.abc import Sequence
from typing import Any

from resolvers.connectors.bitrix24.calling import PAGE, call
from resolvers.connectors.declaration import Cursor, Page, Record
from resolvers.connectors.session import Session


async def list_items(session: Session, type_id: int, since: str | None, cursor: Cursor | None) -> Page:
    """A page of all items of a type, or of those that changed since."""
    filter_ = {} if since is None else {">=updatedTime": since}
    return page_of(await _items(session, type_id, {**filter_, **after("id", cursor)}, ["*"]), "id")


async def glance_at_items(session: Session, type_id: int, cursor: Cursor | None) -> Page:
    """A page of all items of a type: their ids and when they were changed."""
    return page_of(await _items(session, type_id, after("id", cursor), ["id", "updatedTime"]), "id")


async def fetch_items(session: Session, type_id: int, ids: Sequence[str]) -> list[Record]:
    """The items with these ids, a page at the most."""
    return await _items(session, type_id, {"@id": [*ids]}, ["*"])


def after(name: str, cursor: Cursor | None) -> dict[str, Any]:
    """The part of a filter that begins behind the last id known."""
    return {} if cursor is None else {f">{name}": cursor}


def page_of(records: list[Record], id_name: str) -> Page:
    """A page; the last one is not full."""
    return Page(records, records[-1][id_name] if len(records) >= PAGE else None)


def changed_at(item: Record) -> str:
    """When it was changed last."""
    return str(item["updatedTime"])


async def _items(session: Session, type_id: int, filter_: dict[str, Any], select: list[str]) -> list[Record]:
    asked = {
        "entityTypeId": type_id,
        "select": select,
        "filter": filter_,
        "order": {"id": "ASC"},
        "start": -1,
        "useOriginalUfNames": "Y",
    }
    return [*(await call(session, "crm.item.list", asked))["result"]["items"]]
