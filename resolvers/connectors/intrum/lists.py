"""What is asked for: #purchaser-filter, #applications-filter, #sales-filter, #sales-filter-stage-period, #calls-history.

Lists are asked for in the order of ids, with how many there are in all: a page may have fewer rows than were asked for and not be the
last one. What changed is asked for by days. Records get ``changed``, the instant of the last activity.
"""

from collections.abc import Sequence
from typing import Any, Final

from resolvers.connectors.declaration import Cursor, Page, Record
from resolvers.connectors.intrum.api import MOST, ask, day, instant, mapping
from resolvers.connectors.session import Session

SALES, SALE_ACTIVE = "sales/filter", "sale_activity_date"
CUSTOMERS, CUSTOMER_ACTIVE = "purchaser/filter", "customer_activity_date"
REQUESTS, REQUEST_ACTIVE = "applications/filter", "request_activity_date"
MOST_CALLS: Final = 1000
_ALL = "ignore"
_BEGINNING, _END = "2000-01-01", "2099-12-31"


async def _list(
    session: Session, since: str | None, cursor: Cursor | None, *, path: str, active: str
) -> tuple[Sequence[Record], Cursor | None]:
    page, seen = cursor or (1, 0)
    asked: dict[str, Any] = {"limit": MOST, "page": page, "count_total": 1, "order_field": "id", "order": "asc"}
    if since is not None:
        asked |= {"date_field": active, "date": {"from": day(session, since)}, "publish": _ALL}
    found = mapping(await ask(session, path, **asked))
    rows: Sequence[Record] = found.get("list") or ()
    seen += len(rows)
    following = (page + 1, seen) if rows and seen < int(found.get("count") or 0) else None
    return rows, following


async def filtered(session: Session, since: str | None, cursor: Cursor | None, *, path: str, active: str) -> Page:
    rows, following = await _list(session, since, cursor, path=path, active=active)
    return Page(_since(since, [{**row, "changed": _changed(session, row, active)} for row in rows]), following)


def _since(since: str | None, rows: Sequence[Record]) -> list[Record]:
    """Of those of the days that were asked for, those that changed since. Both are in UTC, to the second."""
    return [row for row in rows if since is None or row["changed"] is None or row["changed"] >= since]


async def fetched(session: Session, ids: Sequence[str], *, path: str, active: str) -> Sequence[Record]:
    found = mapping(await ask(session, path, by_ids=ids, limit=MOST))
    rows = [row for row in found.get("list") or () if str(row["id"]) in ids]
    return [{**row, "changed": _changed(session, row, active)} for row in rows]


def _changed(session: Session, row: Record, active: str) -> str | None:
    created = row.get("date_create") or row.get("create_date")
    return instant(session, row.get(active)) or instant(session, created)


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
    listed = [{**call, "changed": instant(session, call["date_time"])} for call in rows]
    return Page(_since(since, listed), page + 1 if len(rows) == MOST_CALLS else None)


async def fetched_calls(session: Session, ids: Sequence[str]) -> Sequence[Record]:
    """There is no asking for calls by their ids, so they are looked for among all."""
    found, cursor = list[Record](), None
    while True:
        page = await calls(session, None, cursor)
        found += [call for call in page.records if call["id"] in ids]
        cursor = page.next
        if cursor is None:
            return found
