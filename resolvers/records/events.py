"""Domain events: written in the transaction of what they tell about."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Event, EventKind, Involvement
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

    ``record`` is the record after the change. The event's time is ``now``, also for late entries: it is news now. To be called last
    in a transaction: until its end those concerned wait to be let in.
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
        concerned = sorted(reasons)
        await connection.exec_driver_sql(
            _CONCERN,
            {
                "company": company_id,
                "event": event_id,
                "now": now,
                "people": concerned,
                # PostgreSQL has no arrays of lists of different lengths.
                "reasons": [",".join(reasons[user_id]) for user_id in concerned],
            },
        )


# Nobody may miss what is being written while they look: an event is placed after its reader's last request. With their visit held
# until the transaction ends, that request either came before, or waits and then finds the event.
_CONCERN = """
WITH visit AS MATERIALIZED (
  SELECT user_id, last_seen_at FROM visits WHERE company_id = %(company)s::bigint AND user_id = ANY(%(people)s::bigint[])
  ORDER BY user_id FOR SHARE)
INSERT INTO event_participants (company_id, user_id, occurred_at, event_id, involvements)
SELECT %(company)s::bigint, person.id, greatest(%(now)s::timestamptz, visit.last_seen_at), %(event)s::bigint,
  string_to_array(person.reasons, ',')
FROM unnest(%(people)s::bigint[], %(reasons)s::text[]) AS person (id, reasons) LEFT JOIN visit ON visit.user_id = person.id
ORDER BY person.id"""
