"""Activities (api-reference/crm/timeline/activities/activity-base/crm-activity-list.md, crm-activity-fields.md).

Each is an activity here; a call or a letter that is done is a communication beside that.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from models import FeedKind
from resolvers.connectors.bitrix24 import words
from resolvers.connectors.bitrix24.calling import call
from resolvers.connectors.bitrix24.items import after, page_of
from resolvers.connectors.bitrix24.people import person, unknown_people
from resolvers.connectors.declaration import Cursor, Entity, Page, Record, Row
from resolvers.connectors.session import Session
from resolvers.language import LocalizedText

# By TYPE_ID, and by DIRECTION.
_CHANNELS: Final = {"2": "call", "4": "email"}
_DIRECTIONS: Final = {"1": "incoming", "2": "outgoing"}
# By OWNER_TYPE_ID and ENTITY_TYPE_ID (api-reference/crm/data-types.md, types of objects).
_CLIENTS: Final = {"3": "contact", "4": "company"}
_TOLD: Final = (
    "ID", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID", "SUBJECT", "CREATED", "LAST_UPDATED", "START_TIME", "COMPLETED", "RESPONSIBLE_ID",
    "AUTHOR_ID", "DIRECTION", "COMMUNICATIONS",
)  # fmt: skip


async def _list(session: Session, since: str | None, cursor: Cursor | None) -> Page:
    filter_ = {} if since is None else {">=LAST_UPDATED": since}
    return page_of(await _activities(session, {**filter_, **after("ID", cursor)}, _TOLD), "ID")


async def _fetch(session: Session, ids: Sequence[str]) -> list[Record]:
    return await _activities(session, {"@ID": [*ids]}, _TOLD)


async def _glance(session: Session, cursor: Cursor | None) -> Page:
    return page_of(await _activities(session, after("ID", cursor), ("ID", "LAST_UPDATED")), "ID")


async def _activities(session: Session, filter_: dict[str, Any], select: Sequence[str]) -> list[Record]:
    asked = {"filter": filter_, "select": [*select], "order": {"ID": "ASC"}, "start": -1}
    return [*(await call(session, "crm.activity.list", asked))["result"]]


def _rows(session: Session, activity: Record) -> Iterator[Row]:
    yield from unknown_people(session, activity.get("RESPONSIBLE_ID"), activity.get("AUTHOR_ID"))
    type_, id_ = str(activity["TYPE_ID"]), f"activity-{activity['ID']}"
    shared = {"contact": _client(activity), "responsible": person(activity.get("RESPONSIBLE_ID"))}
    yield {
        "kind": "activity",
        "external_id": id_,
        "activity_type": f"activity-type-{type_ if type_ in words.ACTIVITY_TYPES else words.OTHER_ACTIVITY}",
        "name": activity.get("SUBJECT") or None,
        "created_by": person(activity.get("AUTHOR_ID")),
        "created_at": activity["CREATED"],
        **shared,
    }
    channel, direction = _CHANNELS.get(type_), _DIRECTIONS.get(str(activity.get("DIRECTION")))
    if channel is not None and direction is not None and activity.get("COMPLETED") == "Y":
        occurred_at = activity.get("START_TIME") or activity["CREATED"]
        yield {
            "kind": "communication",
            "external_id": id_,
            "channel": channel,
            "direction": direction,
            "occurred_at": occurred_at,
            **shared,
        }


def _client(activity: Record) -> str | None:
    """The contact or company that it is with, by itself or through what it hangs on."""
    own = _CLIENTS.get(str(activity.get("OWNER_TYPE_ID")))
    if own is not None:
        return f"{own}-{activity['OWNER_ID']}"
    for each in activity.get("COMMUNICATIONS") or ():
        type_ = _CLIENTS.get(str(each.get("ENTITY_TYPE_ID")))
        if type_ is not None:
            return f"{type_}-{each['ENTITY_ID']}"
    return None


def _id_of(activity: Record) -> str:
    return str(activity["ID"])


def _changed_at(activity: Record) -> str:
    return str(activity["LAST_UPDATED"])


ACTIVITIES = Entity(
    key="activities",
    label=LocalizedText("Activities", "Дела"),
    kinds=(FeedKind.ACTIVITY, FeedKind.COMMUNICATION),
    prefix="activity-",
    list=_list,
    fetch=_fetch,
    glance=_glance,
    id_of=_id_of,
    changed_at=_changed_at,
    rows=_rows,
)
