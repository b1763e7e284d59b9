"""The moves of leads, from the events of the account.

https://www.amocrm.ru/developers/content/crm_platform/events-and-notes: events of the type ``lead_status_changed``, at most 100 in an
answer, of at most ten leads at once; ``value_before`` and ``value_after`` are lists with ``lead_status``, which has ``id`` and
``pipeline_id``.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from resolvers.connectors.amocrm.api import instant, page
from resolvers.connectors.amocrm.directory import LOST, WON, stage_id
from resolvers.connectors.amocrm.people import person
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.session import Session

_LEADS_AT_ONCE: Final = 10
EVENTS_AT_ONCE: Final = 100

Status = tuple[int, int]
"""A pipeline, and a stage of it."""


async def with_moves(session: Session, leads: Sequence[Record]) -> list[Record]:
    """The leads, each with its events of moves."""
    events: dict[int, list[Record]] = {lead["id"]: [] for lead in leads}
    ids = [*events]
    for start in range(0, len(ids), _LEADS_AT_ONCE):
        some = ",".join(map(str, ids[start : start + _LEADS_AT_ONCE]))
        asked = {"filter[type]": "lead_status_changed", "filter[entity]": "lead", "filter[entity_id]": some}
        number, is_more = 1, True
        while is_more:
            found, is_more = await page(session, "events", number, asked, EVENTS_AT_ONCE)
            for event in found:
                if event["entity_id"] in events:
                    events[event["entity_id"]].append(event)
            number += 1
    return [{**lead, "moves": events[lead["id"]]} for lead in leads]


def moves_of(lead: Record) -> list[Row]:
    """All moves as far as they are known.

    The first stage is that which the first event says was before it; without events, where the lead stands. Where an event begins on
    another stage than the one before it ended on, something is not told: then the lead is on that stage by the time of the event. Where
    the last one ends on another stage than the lead stands on, it came there when it was closed, or changed last.
    """
    # Their ids begin with the time: within a second they tell which came first.
    events = sorted(lead["moves"], key=lambda event: (event["created_at"], event["id"]))
    now: Status = (lead["pipeline_id"], lead["status_id"])
    at = _status(events[0], "value_before") if events else now
    moves = [_move(at, lead["created_at"], lead.get("created_by"))]
    for event in events:
        before, after = _status(event, "value_before"), _status(event, "value_after")
        if before != at:
            moves.append(_move(before, event["created_at"], None))
        moves.append(_move(after, event["created_at"], event.get("created_by")))
        at = after
    if at != now:
        is_closed = now[1] in (WON, LOST) and lead.get("closed_at")
        moves.append(_move(now, lead["closed_at"] if is_closed else lead["updated_at"], None))
    return moves


def movers(lead: Record) -> Iterator[Any]:
    """The numbers of those who moved it."""
    for event in lead["moves"]:
        yield event.get("created_by")


def _status(event: Record, side: str) -> Status:
    status: Mapping[str, Any] = event[side][0]["lead_status"]
    return status["pipeline_id"], status["id"]


def _move(to: Status, at: int, by: int | None) -> Row:
    pipeline, status = to
    return {
        "deal_type": f"pipeline-{pipeline}",
        "to_stage": stage_id(pipeline, status),
        "occurred_at": instant(at),
        "actor": person(by),
    }
