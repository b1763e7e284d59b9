"""Reading the feed. Rights are checked at read time: by who is responsible for the record now."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Integer,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    null,
    or_,
    select,
    tuple_,
)

from models import Activity, Communication, Contact, Deal, Event, EventKind, EventParticipant, Involvement, RecordKind
from permissions.viewer import Viewer
from resolvers.catalog.parameters import COMPANY
from resolvers.configuration import Configuration
from resolvers.directory.person import PersonSummary, person_json, read_person
from resolvers.planner.rows import visible_rows
from resolvers.planner.sql_text import sql_text
from resolvers.records.reading import Record, read_record, record_json
from resolvers.statement import Part

_TABLES: dict[RecordKind, type[Contact | Activity | Deal | Communication]] = {
    RecordKind.CONTACT: Contact,
    RecordKind.ACTIVITY: Activity,
    RecordKind.DEAL: Deal,
    RecordKind.COMMUNICATION: Communication,
}


@dataclass(frozen=True, slots=True)
class EventPosition:
    """Where a page of the feed ends; events stand newest first."""

    at: datetime
    event_id: int


@dataclass(frozen=True, slots=True)
class EventPageRequest:
    """``first`` events that concern the viewer since an instant, after a position (or from the top)."""

    configuration: Configuration
    viewer: Viewer
    since: datetime
    first: int
    after: EventPosition | None

    def part(self) -> Part:
        """The page as a part of a statement."""
        return _page_part(self)

    def read(self, value: dict[str, Any]) -> "EventPage":
        """The page out of the part's value."""
        return _read_page(self, value)


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Something somebody else did. ``record`` is empty where the viewer no longer sees it (it was taken from them)."""

    id: int
    at: datetime
    kind: EventKind
    record_kind: RecordKind
    record: Record | None
    actor: PersonSummary | None
    involvements: tuple[Involvement, ...]
    data: dict[str, Any]
    is_read: bool

    @property
    def position(self) -> EventPosition:
        """The event's place in the feed."""
        return EventPosition(self.at, self.id)


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of the feed and how many events there are in all."""

    count: int
    events: tuple[FeedEvent, ...]
    has_next: bool


def unread_part(viewer: Viewer) -> Part:
    """How many events since the viewer's previous visit they have not read; the part's value is that number."""
    return Part(_unread_text(viewer.people is None), _params(viewer, viewer.events_since))


def _page_part(request: EventPageRequest) -> Part:
    params = _params(request.viewer, request.since) | {"limit": request.first + 1}
    if request.after is not None:
        params |= {"after_at": request.after.at, "after_id": request.after.event_id}
    return Part(_page_text(request.viewer.people is None, request.after is not None), params)


def _read_page(request: EventPageRequest, value: dict[str, Any]) -> EventPage:
    rows: list[Any] = value["rows"] or []
    return EventPage(
        value["count"], tuple(_read_event(row) for row in rows[: request.first]), len(rows) > request.first
    )


def _read_event(row: list[Any]) -> FeedEvent:
    event_id, at, kind, record_kind, record, actor, involvements, data, is_read = row
    return FeedEvent(
        event_id,
        datetime.fromisoformat(at),
        EventKind(kind),
        RecordKind(record_kind),
        read_record(RecordKind(record_kind), record) if record else None,
        read_person(actor),
        tuple(Involvement(i) for i in involvements),
        data,
        is_read,
    )


def _params(viewer: Viewer, since: datetime) -> dict[str, Any]:
    people = None if viewer.people is None else list(viewer.people)
    return {"user": viewer.user_id, "since": since, "people": people}


def _record(whole_company: bool) -> ColumnElement[Any]:
    """The event's record if the viewer sees it now, deleted or not; else null."""
    rows = visible_rows(whole_company)
    found = {
        kind.value: select(record_json(kind))
        .where(rows.even_deleted(table), table.id == Event.record_id)
        .correlate(Event.__table__)
        .scalar_subquery()
        for kind, table in _TABLES.items()
    }
    return case(
        *((Event.record_kind == literal_column(f"'{kind}'"), record) for kind, record in found.items()), else_=null()
    )


def _is_told(whole_company: bool) -> ColumnElement[bool]:
    """Whether the event may still be told: the record is in sight, or it is the very news that it was taken away."""
    rows = visible_rows(whole_company)
    in_sight = [
        and_(
            Event.record_kind == literal_column(f"'{kind.value}'"),
            select(literal_column("1"))
            .where(rows.even_deleted(table), table.id == Event.record_id)
            .correlate(Event.__table__)
            .exists(),
        )
        for kind, table in _TABLES.items()
    ]
    taken = literal_column(f"'{Involvement.TAKEN_FROM.value}'") == EventParticipant.involvements.any_()
    return or_(and_(Event.kind == literal_column(f"'{EventKind.HANDED_OVER.value}'"), taken), *in_sight)


def _concerning(whole_company: bool) -> ColumnElement[bool]:
    return and_(
        EventParticipant.company_id == COMPANY,
        EventParticipant.user_id == bindparam("s_user", type_=BigInteger),
        EventParticipant.occurred_at >= bindparam("s_since", type_=DateTime(timezone=True)),
        _is_told(whole_company),
    )


_FEED = EventParticipant.__table__.join(
    Event.__table__, and_(Event.company_id == COMPANY, Event.id == EventParticipant.event_id)
)


@lru_cache
def _unread_text(whole_company: bool) -> str:
    where = and_(_concerning(whole_company), EventParticipant.read_at.is_(None))
    return sql_text(select(func.count(literal_column("*"))).select_from(_FEED).where(where))


@lru_cache
def _page_text(whole_company: bool, is_after: bool) -> str:
    concerning = _concerning(whole_company)
    page = (
        select(
            Event.id,
            Event.occurred_at,
            Event.kind,
            Event.record_kind,
            _record(whole_company).label("record"),
            person_json(Event.actor_id, Event.__table__).label("actor"),
            EventParticipant.involvements,
            Event.data,
            EventParticipant.read_at.is_not(None).label("is_read"),
        )
        .select_from(_FEED)
        .where(concerning)
        .order_by(EventParticipant.occurred_at.desc(), EventParticipant.event_id.desc())
        .limit(bindparam("s_limit", type_=Integer))
    )
    if is_after:
        place = tuple_(EventParticipant.occurred_at, EventParticipant.event_id)
        page = page.where(
            place
            < tuple_(bindparam("s_after_at", type_=DateTime(timezone=True)), bindparam("s_after_id", type_=BigInteger))
        )
    rows = page.subquery("page")
    count = select(func.count(literal_column("*"))).select_from(_FEED).where(concerning).scalar_subquery()
    listed = select(func.json_agg(func.json_build_array(*rows.c))).scalar_subquery()
    return sql_text(select(func.json_build_object(literal_column("'count'"), count, literal_column("'rows'"), listed)))
