"""Reading the feed event by event."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, func, literal_column, select

from models import EventParticipant
from resolvers.configuration import Configuration
from resolvers.events.event import EventPosition, FeedEvent, read_event
from resolvers.events.feed import Feed
from resolvers.events.rows import FEED, PLACE, concerning, event_json, place
from resolvers.sql_text import sql_text
from resolvers.statement import Part


@dataclass(frozen=True, slots=True)
class EventPageRequest:
    """``first`` events of the feed after a position (or from the top), down to ``until`` or only one ``event_id`` if given."""

    feed: Feed
    first: int
    after: EventPosition | None
    until: EventPosition | None = None
    event_id: int | None = None

    @property
    def configuration(self) -> Configuration:
        """See `resolvers.loading.page.Page`."""
        return self.feed.configuration

    def part(self) -> Part:
        """The page as a part of a statement."""
        params: dict[str, Any] = {"limit": self.first + 1, "event": self.event_id}
        for name, position in (("after", self.after), ("until", self.until)):
            if position is not None:
                params |= {f"{name}_at": position.at, f"{name}_id": position.event_id}
        is_one = self.event_id is not None
        text = _text(self.feed.viewer.people is None, self.after is not None, self.until is not None, is_one)
        return self.feed.part(text, params)

    def read(self, value: dict[str, Any]) -> "EventPage":
        """The page out of the part's value."""
        rows: list[Any] = value["rows"] or []
        events = tuple(read_event(row) for row in rows[: self.first])
        return EventPage(value["count"], events, len(rows) > self.first)


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of the feed, and how many events there are in all of it."""

    count: int
    events: tuple[FeedEvent, ...]
    has_next: bool


@lru_cache
def _text(whole_company: bool, is_after: bool, is_until: bool, is_one: bool) -> str:
    told = concerning(whole_company)
    if is_one:
        told = and_(told, EventParticipant.event_id == bindparam("s_event", type_=BigInteger))
    page = (
        select(event_json(whole_company).label("event"))
        .select_from(FEED)
        .where(told)
        .order_by(EventParticipant.occurred_at.desc(), EventParticipant.event_id.desc())
        .limit(bindparam("s_limit", type_=Integer))
    )
    if is_after:
        page = page.where(place("s_after") > PLACE)
    if is_until:
        page = page.where(place("s_until") <= PLACE)
    count = select(func.count(literal_column("*"))).select_from(FEED).where(told).scalar_subquery()
    listed = select(func.json_agg(page.subquery("page").c.event)).scalar_subquery()
    return sql_text(select(func.json_build_object(literal_column("'count'"), count, literal_column("'rows'"), listed)))
