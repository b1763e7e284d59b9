"""The rows of the feed as SQL: which events concern a person and may still be told, and each of them as JSON.

Rights are checked at read time: by who is responsible for the record now, of reports by whether they are on the person's desktop.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    DateTime,
    Tuple,
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

from models import (
    Activity,
    Communication,
    Contact,
    Deal,
    Event,
    EventKind,
    EventParticipant,
    Involvement,
    RecordKind,
    Report,
)
from permissions.viewer import Viewer
from resolvers.catalog.parameters import COMPANY
from resolvers.directory.person import person_json
from resolvers.planner.base_rows import visible_rows
from resolvers.records.reading import record_json

_TABLES: dict[RecordKind, type[Contact | Activity | Deal | Communication]] = {
    RecordKind.CONTACT: Contact,
    RecordKind.ACTIVITY: Activity,
    RecordKind.DEAL: Deal,
    RecordKind.COMMUNICATION: Communication,
}

FEED = EventParticipant.__table__.join(
    Event.__table__, and_(Event.company_id == COMPANY, Event.id == EventParticipant.event_id)
)
"""Who is concerned by what; the feed is read in the order of the first table's key, newest first."""

PLACE = tuple_(EventParticipant.occurred_at, EventParticipant.event_id)
"""An event's place in a person's feed."""


def instant(name: str) -> ColumnElement[datetime]:
    """A parameter that is an instant."""
    return bindparam(name, type_=DateTime(timezone=True))


def place(name: str) -> Tuple:
    """A place in the feed, in the parameters ``…_at`` and ``…_id``."""
    return tuple_(instant(f"{name}_at"), bindparam(f"{name}_id", type_=BigInteger))


def feed_params(viewer: Viewer, since: datetime, reports: Iterable[int]) -> dict[str, Any]:
    """The parameters of `concerning`; the reports are those on the viewer's desktop."""
    people = None if viewer.people is None else list(viewer.people)
    return {"user": viewer.user_id, "since": since, "people": people, "reports": sorted(reports)}


def concerning(whole_company: bool) -> ColumnElement[bool]:
    """What concerns the viewer since an instant and may still be told."""
    return and_(
        EventParticipant.company_id == COMPANY,
        EventParticipant.user_id == bindparam("s_user", type_=BigInteger),
        EventParticipant.occurred_at >= instant("s_since"),
        _is_told(whole_company),
    )


def event_json(whole_company: bool) -> ColumnElement[Any]:
    """An event of the feed, for `resolvers.events.event.read_event`."""
    return func.json_build_array(
        Event.id,
        EventParticipant.occurred_at,
        Event.occurred_at,
        Event.kind,
        Event.record_kind,
        _record(whole_company),
        person_json(Event.actor_id, Event.__table__),
        EventParticipant.involvements,
        Event.data,
        EventParticipant.read_at.is_not(None),
    )


def _record(whole_company: bool) -> ColumnElement[Any]:
    """The event's record if the viewer sees it now, deleted or not, or its report; else null."""
    rows = visible_rows(whole_company)
    found = {
        kind.value: select(record_json(kind))
        .where(rows.even_deleted(table), table.id == Event.record_id)
        .correlate(Event.__table__)
        .scalar_subquery()
        for kind, table in _TABLES.items()
    }
    of_report = func.json_build_object(literal_column("'id'"), Report.id, literal_column("'name'"), Report.name)
    found[RecordKind.REPORT.value] = (
        select(of_report)
        .where(Report.company_id == COMPANY, Report.id == Event.record_id)
        .correlate(Event.__table__)
        .scalar_subquery()
    )
    return case(
        *((Event.record_kind == literal_column(f"'{kind}'"), record) for kind, record in found.items()), else_=null()
    )


def _is_told(whole_company: bool) -> ColumnElement[bool]:
    """Whether the event may still be told: the record is in sight, the report on the desktop, or it is the very news that the record
    was taken away."""
    rows = visible_rows(whole_company)
    one: ColumnElement[int] = literal_column("1")
    in_sight = [
        and_(
            Event.record_kind == literal_column(f"'{kind.value}'"),
            select(one)
            .where(rows.even_deleted(table), table.id == Event.record_id)
            .correlate(Event.__table__)
            .exists(),
        )
        for kind, table in _TABLES.items()
    ]
    on_desktop = and_(
        Event.record_kind == literal_column(f"'{RecordKind.REPORT.value}'"),
        Event.record_id == bindparam("s_reports", type_=ARRAY(BigInteger)).any_(),
    )
    taken = literal_column(f"'{Involvement.TAKEN_FROM.value}'") == EventParticipant.involvements.any_()
    return or_(and_(Event.kind == literal_column(f"'{EventKind.HANDED_OVER.value}'"), taken), on_desktop, *in_sight)
