"""What is asked for.

CRM/Deals and the other objects of the API's documents; https://developers.hubspot.com/docs/api/crm/deals for histories,
https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm for searches

Everything is read by ids. Those of all records come page by page; those of what changed from a search by the time of the last change,
in the order of ids and each time beyond the last one: a search tells at most 10,000 results, however they are paged.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from resolvers.connectors.declaration import Cursor, Page
from resolvers.connectors.hubspot.api import MOST, get, next_of, post, read
from resolvers.connectors.session import Session


async def listed(
    session: Session,
    since: str | None,
    cursor: Cursor | None,
    *,
    kind: str,
    most: int,
    associated: Sequence[str],
    with_history: Sequence[str],
) -> Page:
    ids, after = await (
        _all_ids(session, kind, cursor, most) if since is None else _changed_ids(session, kind, since, cursor, most)
    )
    return Page(await read(session, kind, ids, associated, with_history), after)


async def _all_ids(session: Session, kind: str, cursor: Cursor | None, most: int) -> tuple[list[str], Cursor | None]:
    page = await get(
        session, f"crm/objects/{{version}}/{kind}", limit=most, properties="hs_object_id", **_after(cursor)
    )
    return [each["id"] for each in page["results"]], next_of(page)


async def _changed_ids(
    session: Session, kind: str, since: str, cursor: Cursor | None, most: int
) -> tuple[list[str], Cursor | None]:
    changed = "lastmodifieddate" if kind == "contacts" else "hs_lastmodifieddate"
    milliseconds = int(datetime.fromisoformat(since).timestamp() * 1000)
    asked = {
        "filterGroups": [
            {
                "filters": [
                    {"propertyName": changed, "operator": "GTE", "value": str(milliseconds)},
                    {"propertyName": "hs_object_id", "operator": "GT", "value": str(cursor or 0)},
                ]
            }
        ],
        "sorts": [{"propertyName": "hs_object_id", "direction": "ASCENDING"}],
        "properties": ["hs_object_id"],
        "limit": most,
    }
    found = (await post(session, f"crm/objects/{{version}}/{kind}/search", asked))["results"]
    ids = [each["id"] for each in found]
    return ids, ids[-1] if len(ids) == most else None


async def glanced(session: Session, cursor: Cursor | None, *, kind: str) -> Page:
    page = await get(
        session, f"crm/objects/{{version}}/{kind}", limit=MOST, properties="hs_object_id", **_after(cursor)
    )
    return Page(page["results"], next_of(page))


def _after(cursor: Cursor | None) -> Mapping[str, str]:
    return {} if cursor is None else {"after": cursor}
