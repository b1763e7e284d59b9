"""Marking events read."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ARRAY, BigInteger, bindparam, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DataKind, Event, EventParticipant
from permissions.viewer import Viewer
from resolvers.changes import Extent
from resolvers.commands import CommandContext, begin
from resolvers.events.feed import EVER, unread_part
from resolvers.events.rows import FEED, concerning, feed_params, instant
from resolvers.language import LocalizedText
from resolvers.sql_text import sql_text
from resolvers.statement import read_parts
from resolvers.user_error import Problems, UserError, UserErrorCode

MAX_EVENTS = 1_000


@dataclass(frozen=True, slots=True)
class Marking:
    """Which events: those of ``event_ids`` (0 stands for an id that is none of ours), or all of the viewer's feed; in either case
    only those that happened until ``up_to``, if given. That alone means all until then."""

    event_ids: tuple[int, ...] | None
    is_all: bool
    up_to: datetime | None

    @property
    def names_nothing(self) -> bool:
        """Whether it says neither which events nor until when."""
        return self.event_ids is None and not self.is_all and self.up_to is None


@dataclass(frozen=True, slots=True)
class MarkingOutcome:
    """How many events of the viewer's feed are unread now, and what was wrong; if anything was, nothing was marked."""

    unread_count: int
    errors: tuple[UserError, ...]


async def mark_events_read(command: CommandContext, marking: Marking, reports: frozenset[int]) -> MarkingOutcome:
    """Marks events read for the viewer, and for nobody else; one that is read already stays as it is.

    ``reports`` are those on the viewer's desktop: their feed tells of no other. An event of another person, of another company, or of a
    record out of the viewer's sight is as good as none.
    """
    viewer, problems = command.viewer, Problems()
    ids = marking.event_ids or ()
    if marking.names_nothing:
        problems.add(("events",), UserErrorCode.REQUIRED, _NOTHING)
    elif marking.event_ids is not None and marking.is_all:
        problems.add(("all",), UserErrorCode.INVALID, _BOTH)
    if len(ids) > MAX_EVENTS:
        problems.add(("events",), UserErrorCode.TOO_LONG, _TOO_MANY)
    if not problems:
        async with begin(command, problems) as transaction:
            found = await _find(transaction.connection, viewer, marking, reports)
            for place, event_id in enumerate(ids):
                if event_id not in found:
                    problems.not_found(("events", str(place)))
            unread = [] if problems else [event_id for event_id, is_to_mark in found.items() if is_to_mark]
            if unread:
                params = {"company": viewer.company.id, "user": viewer.user_id, "ids": unread, "now": command.now}
                own = Extent(people=frozenset((viewer.user_id,)))
                await transaction.write_text(DataKind.EVENTS, _MARK, params, of=own)
    [count] = await read_parts(command.engine, [unread_part(viewer, reports)], {"company": viewer.company.id})
    return MarkingOutcome(count, problems.found)


async def _find(
    connection: AsyncConnection, viewer: Viewer, marking: Marking, reports: frozenset[int]
) -> dict[int, bool]:
    """The events meant, as far as they are told to the viewer, and whether each is to be marked."""
    # Named events may be older than the feed: people look back.
    is_all = marking.event_ids is None
    since = viewer.events_since if is_all else EVER
    params: dict[str, Any] = {f"s_{name}": value for name, value in feed_params(viewer, since, reports).items()}
    params |= {"company": viewer.company.id, "ids": list(marking.event_ids or ()), "up_to": marking.up_to}
    rows = await connection.exec_driver_sql(_text(viewer.people is None, is_all), params)
    return dict(row[0] for row in rows)


_MARK = text("""
UPDATE event_participants SET read_at = :now FROM (
  SELECT occurred_at, event_id FROM event_participants WHERE company_id = :company AND user_id = :user
    AND event_id = ANY(CAST(:ids AS bigint[])) ORDER BY occurred_at, event_id FOR UPDATE) AS chosen
WHERE company_id = :company AND user_id = :user AND event_participants.occurred_at = chosen.occurred_at
  AND event_participants.event_id = chosen.event_id AND read_at IS NULL""")


@lru_cache
def _text(whole_company: bool, is_all: bool) -> str:
    up_to = instant("up_to")
    is_to_mark = EventParticipant.read_at.is_(None) & or_(up_to.is_(None), Event.occurred_at <= up_to)
    event = func.json_build_array(EventParticipant.event_id, is_to_mark)
    found = select(event).select_from(FEED).where(concerning(whole_company))
    if is_all:
        return sql_text(found.where(EventParticipant.read_at.is_(None)))
    return sql_text(found.where(EventParticipant.event_id == bindparam("ids", type_=ARRAY(BigInteger)).any_()))


_NOTHING = LocalizedText(
    "Expected the events to mark, or all of them.", "Ожидаются события, которые нужно отметить, или все сразу."
)
_BOTH = LocalizedText(
    "Expected either some events, or all of them; got both.",
    "Ожидаются либо отдельные события, либо все; указано и то и другое.",
)
_TOO_MANY = LocalizedText(f"Expected at most {MAX_EVENTS} events.", f"Ожидается не больше {MAX_EVENTS} событий.")
