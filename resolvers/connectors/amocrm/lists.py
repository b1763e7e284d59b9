"""What is asked for.

https://www.amocrm.ru/developers/content/crm_platform/leads-api, …/contacts-api, …/companies-api, …/tasks-api, …/events-and-notes

Lists are asked for by the time of the last change, newest first: what changes meanwhile moves to the front, so pages overlap and
leave out nothing. `filter[updated_at]` is asked for too, but nothing relies on it: not every account has it (…/filters-api).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from resolvers.connectors.amocrm.api import ask_for_one, page, seconds
from resolvers.connectors.amocrm.moves import EVENTS_AT_ONCE, with_moves
from resolvers.connectors.declaration import Cursor, Page, Record
from resolvers.connectors.session import Session

CHANGED: Final = "updated_at"
GONE: Final = "is_gone"
_DELETED: Final = {
    "leads": "lead_deleted",
    "contacts": "contact_deleted",
    "companies": "company_deleted",
    "tasks": "task_deleted",
}
"""Types of events that tell what is gone."""
_NOTHING: Final[Mapping[str, str]] = {}
_WITH_CONTACTS: Final = {"with": "contacts"}


async def listed(
    session: Session,
    since: str | None,
    cursor: Cursor | None,
    *,
    path: str,
    order: str = CHANGED,
    more: Mapping[str, str] = _NOTHING,
) -> Page:
    """A page of what changed; then, of what changed since, those that were deleted."""
    number, is_gone = cursor or (1, False)
    if is_gone:
        return await _list_gone(session, since or "", number, path, more)
    asked: dict[str, str | int] = {**more, f"order[{order}]": "desc"}
    if since is not None:
        asked["filter[updated_at][from]"] = seconds(since)
    found, is_more = await page(session, path, number, asked)
    # Where the filter is not there, everything comes.
    rows = [row for row in found if since is None or row["updated_at"] >= seconds(since)]
    if is_more and (order != CHANGED or len(rows) == len(found)):
        return Page(rows, (number + 1, False))
    return Page(rows, (1, True) if since is not None and path in _DELETED else None)


async def _list_gone(session: Session, since: str, number: int, path: str, more: Mapping[str, str]) -> Page:
    """A page of what was deleted, by the account's events, and is not there again."""
    asked = {"filter[type]": _DELETED[path], "filter[created_at][from]": seconds(since)}
    found, is_more = await page(session, "events", number, asked, EVENTS_AT_ONCE)
    events = {str(event["entity_id"]): event for event in sorted(found, key=lambda event: event["created_at"])}
    there = (
        {str(record["id"]) for record in await fetched(session, [*events], path=path, more=more)} if events else {""}
    )
    gone = [
        {"id": id_, "updated_at": event["created_at"], GONE: True} for id_, event in events.items() if id_ not in there
    ]
    return Page(gone, (number + 1, True) if is_more else None)


async def fetched(
    session: Session, ids: Sequence[str], *, path: str, more: Mapping[str, str] = _NOTHING
) -> Sequence[Record]:
    """The records with these ids. Not every account has the filter: who gets others too asks one by one."""
    chosen = {f"filter[id][{place}]": id_ for place, id_ in enumerate(ids)}
    found, _ = await page(session, path, 1, {**more, **chosen})
    if all(str(row["id"]) in ids for row in found):
        return found
    return [row for id_ in ids if (row := await ask_for_one(session, path, id_, more)) is not None]


async def listed_leads(session: Session, since: str | None, cursor: Cursor | None) -> Page:
    found = await listed(session, since, cursor, path="leads", more=_WITH_CONTACTS)
    there = [lead for lead in found.records if GONE not in lead]
    gone = [lead for lead in found.records if GONE in lead]
    return Page([*await with_moves(session, there), *gone], found.next)


async def fetched_leads(session: Session, ids: Sequence[str]) -> Sequence[Record]:
    return await with_moves(session, await fetched(session, ids, path="leads", more=_WITH_CONTACTS))
