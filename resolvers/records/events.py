"""Domain events: written in the transaction of what they tell about."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Event, EventKind, EventParticipant, Involvement
from permissions.viewer import Viewer
from resolvers.records.reading import Record

EventData = Mapping[str, int | list[int] | list[str] | None]
"""What an event's sentence needs, by ids.

MOVED: ``from_stage`` (null: none), ``to_stage``. HANDED_OVER: ``from_user``, ``to_user`` (null: nobody). CHANGED: ``changed``, of
"name", "contact", "fields", and ``fields``, the ids of the custom fields. The other kinds need nothing.
"""


async def write_event(
    connection: AsyncConnection,
    viewer: Viewer,
    now: datetime,
    kind: EventKind,
    record: Record,
    *,
    data: EventData | None = None,
    mentions: Collection[int] = (),
    handed_to: int | None = None,
    taken_from: int | None = None,
) -> None:
    """Writes an event of the viewer's doing, and whom it concerns: one row a person with all reasons, never the viewer.

    ``record`` is the record after the change. The event's time is ``now``, also for late entries: it is news now.
    """
    reasons: dict[int, list[str]] = {}
    for involvement, people in (
        (Involvement.RESPONSIBLE, [record.responsible.id] if record.responsible else []),
        (Involvement.CREATOR, [record.created_by.id] if record.created_by else []),
        (Involvement.MENTIONED, set(mentions)),
        (Involvement.HANDED_TO, [handed_to] if handed_to else []),
        (Involvement.TAKEN_FROM, [taken_from] if taken_from else []),
    ):
        for user_id in people:
            reasons.setdefault(user_id, []).append(involvement.value)
    reasons.pop(viewer.user_id, None)
    company_id = viewer.company.id
    event_id = await connection.scalar(
        insert(Event)
        .values(
            company_id=company_id,
            kind=kind,
            record_kind=record.kind,
            record_id=record.id,
            actor_id=viewer.user_id,
            occurred_at=now,
            data=dict(data or {}),
        )
        .returning(Event.id)
    )
    if reasons:
        # In the order of ids, so that two writers never wait for each other.
        participants = [
            {
                "company_id": company_id,
                "user_id": user_id,
                "occurred_at": now,
                "event_id": event_id,
                "involvements": reasons[user_id],
            }
            for user_id in sorted(reasons)
        ]
        await connection.execute(insert(EventParticipant), participants)
