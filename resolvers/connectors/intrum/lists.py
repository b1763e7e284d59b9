"""What is asked for: #purchaser-filter, #applications-filter, #sales-filter, #sales-filter-stage-period, #calls-history.

Lists are asked for in the order of ids, with how many there are in all: a page may have fewer rows than were asked for (fifty at most
of deals and activities, says the documentation) and not be the last one. What changed is asked for by days. Records get ``changed``,
the instant of the last activity.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from resolvers.connectors.declaration import Cursor, Page, Record
from resolvers.connectors.intrum.api import MOST, ask, day, instant, mapping
from resolvers.connectors.session import Session
from resolvers.connectors.trouble import UNREADABLE

SALES, SALE_ACTIVE = "sales/filter", "sale_activity_date"
CUSTOMERS, CUSTOMER_ACTIVE = "purchaser/filter", "customer_activity_date"
REQUESTS, REQUEST_ACTIVE = "applications/filter", "request_activity_date"
MOST_CALLS: Final = 1000
_ALL = "ignore"
_BEGINNING, _END = "2000-01-01", "2099-12-31"


async def _list(
    session: Session, cursor: Cursor | None, path: str, **asked: Any
) -> tuple[Sequence[Record], Cursor | None]:
    """A page of a list, and where the next one begins: by its number, how many rows there were in all, and how many pages have.

    Where there are fewer in all than there were, some before the page went meanwhile, and as many moved to the pages before it.
    """
    page, counted, size = cursor or (1, 0, 0)
    ordered = {"limit": MOST, "page": page, "count_total": 1, "order_field": "id", "order": "asc"}
    found = mapping(await ask(session, path, **ordered, **asked))
    rows: Sequence[Record] = found.get("list") or ()
    count, size = int(found.get("count") or 0), size or len(rows)
    if counted > count > 0:
        return rows, (max(page - ceil((counted - count) / max(size, 1)), 1), count, size)
    # Whoever does not count has more until a page is empty.
    is_more = page * size < count if count else bool(rows)
    return rows, (page + 1, count, size) if is_more else None


def _changed_since(session: Session, since: str | None, active: str) -> dict[str, Any]:
    if since is None:
        return {}
    return {"date_field": active, "date": {"from": day(session, since)}, "publish": _ALL}


async def filtered(session: Session, since: str | None, cursor: Cursor | None, *, path: str, active: str) -> Page:
    rows, following = await _list(session, cursor, path, **_changed_since(session, since, active))
    return Page(_since(since, [{**row, "changed": _changed(session, row, active)} for row in rows]), following)


def _since(since: str | None, rows: Sequence[Record]) -> list[Record]:
    """Of those of the days that were asked for, those that changed since. Both are in UTC, to the second."""
    return [row for row in rows if since is None or row["changed"] is None or row["changed"] >= since]


async def fetched(session: Session, ids: Sequence[str], *, path: str, active: str) -> Sequence[Record]:
    """The records with these ids. `by_ids` is not documented of contacts, as `byid` is: who gets others too asks one by one."""
    found: dict[str, Record] = {}
    cursor: Cursor | None = None
    while True:
        rows, cursor = await _list(session, cursor, path, by_ids=ids)
        found |= {str(row["id"]): row for row in rows}
        if not found.keys() <= {*ids}:
            for id_ in ids:
                rows = mapping(await ask(session, path, byid=id_)).get("list") or ()
                found |= {str(row["id"]): row for row in rows}
            cursor = None
        if cursor is None:
            break
    found = {id_: row for id_, row in found.items() if id_ in ids}
    return [{**row, "changed": _changed(session, row, active)} for row in found.values()]


def _changed(session: Session, row: Record, active: str) -> str | None:
    """When it changed last, as far as that can be read."""
    for written in (row.get(active), row.get("date_create") or row.get("create_date")):
        try:
            if changed := instant(session, written):
                return changed
        except UNREADABLE:
            continue
    return None


async def sales(session: Session, since: str | None, cursor: Cursor | None) -> Page:
    page = await filtered(session, since, cursor, path=SALES, active=SALE_ACTIVE)
    return Page(await _with_moves(session, page.records), page.next)


async def fetched_sales(session: Session, ids: Sequence[str]) -> Sequence[Record]:
    return await _with_moves(session, await fetched(session, ids, path=SALES, active=SALE_ACTIVE))


async def _with_moves(session: Session, sales: Sequence[Record]) -> list[Record]:
    """The deals, each with its changes of stage. All of them at once: requests are few."""
    moves: dict[str, list[Record]] = {str(sale["id"]): [] for sale in sales}
    if moves:
        asked = {"date_start": _BEGINNING, "date_end": _END, "sale_id": [*moves]}
        for move in mapping(await ask(session, "sales/getbychangestage", **asked)).get("list") or ():
            # Whoever does not know the parameter answers all there are.
            if str(move["sale_id"]) in moves:
                moves[str(move["sale_id"])].append(move)
    return [{**sale, "moves": moves[str(sale["id"])]} for sale in sales]


async def calls(session: Session, since: str | None, cursor: Cursor | None) -> Page:
    page = cursor or 1
    asked: dict[str, Any] = {"limit": MOST_CALLS, "page": page, "orderType": "ASC"}
    if since is not None:
        asked["dateFrom"] = day(session, since)
    rows: Sequence[Record] = await ask(session, "calls/history", **asked) or ()
    listed = [{**call, "changed": _changed(session, call, "date_time")} for call in rows]
    return Page(_since(since, listed), page + 1 if len(rows) == MOST_CALLS else None)


async def fetched_calls(session: Session, ids: Sequence[str]) -> Sequence[Record]:
    """There is no asking for calls by their ids, so they are looked for among all."""
    found, cursor = list[Record](), None
    while True:
        page = await calls(session, None, cursor)
        found += [call for call in page.records if str(call["id"]) in ids]
        cursor = page.next
        if cursor is None:
            return found
