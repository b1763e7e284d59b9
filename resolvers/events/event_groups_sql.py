"""Runs of events as SQL: gaps and islands."""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    distinct,
    func,
    literal_column,
    select,
    tuple_,
)

from models import Event, EventParticipant
from resolvers.catalog.parameters import COMPANY
from resolvers.events.event import REASONS
from resolvers.events.rows import FEED, concerning, event_json, place
from resolvers.sql_text import sql_text

_ZERO: ColumnElement[int] = literal_column("0")
_ONE: ColumnElement[int] = literal_column("1")
_ALL: ColumnElement[Any] = literal_column("*")


@lru_cache
def runs_text(whole_company: bool, is_after: bool) -> str:
    """A page of groups, and how many groups there are in all; for `resolvers.events.groups`."""
    told = _told(whole_company)
    marked = select(_begins(told).label("begins")).subquery("marked")
    count = select(func.coalesce(func.sum(marked.c.begins), _ZERO)).scalar_subquery()
    runs = _runs(told, is_after)
    page = (
        select(
            runs.c.number,
            func.count(_ALL).label("size"),
            func.count(distinct(runs.c.record_id)).label("records"),
            func.count(_ALL).filter(runs.c.is_unread).label("unread"),
            func.max(runs.c.happened_at).label("newest_at"),
            func.min(runs.c.happened_at).label("oldest_at"),
        )
        .group_by(runs.c.number)
        .order_by(runs.c.number)
        .limit(bindparam("s_limit", type_=Integer))
        .cte("page")
    )
    last = runs.alias("last")
    group = func.json_build_array(
        page.c["size"],
        page.c.records,
        page.c.unread,
        page.c.newest_at,
        page.c.oldest_at,
        last.c.at,
        last.c.id,
        _newest(whole_company, runs, page),
    )
    ends = and_(last.c.number == page.c.number, last.c.place == page.c["size"])
    rows = select(func.json_agg(group).aggregate_order_by(page.c.number)).select_from(page.join(last, ends))
    listed = rows.scalar_subquery()
    return sql_text(select(func.json_build_object(literal_column("'count'"), count, literal_column("'rows'"), listed)))


def _told(whole_company: bool) -> CTE:
    """What concerns the viewer, with the one reason that counts for its group."""
    involvements = EventParticipant.involvements
    names: list[ColumnElement[str]] = [literal_column(f"'{reason.value}'") for reason in REASONS]
    reason = case(*((name == involvements.any_(), name) for name in names))
    return (
        select(
            EventParticipant.occurred_at.label("at"),
            EventParticipant.event_id.label("id"),
            EventParticipant.read_at.is_(None).label("is_unread"),
            Event.occurred_at.label("happened_at"),
            Event.kind,
            Event.record_kind,
            Event.record_id,
            Event.actor_id,
            reason.label("reason"),
        )
        .select_from(FEED)
        .where(concerning(whole_company))
        .cte("told")
    )


def _begins(told: CTE) -> ColumnElement[int]:
    """1 where an event differs from the one before it in the feed, else 0."""
    order = (told.c.at.desc(), told.c.id.desc())
    same = [
        column.is_not_distinct_from(func.lag(column).over(order_by=order))
        for column in (told.c.kind, told.c.record_kind, told.c.actor_id, told.c.reason)
    ]
    return case((and_(*same), _ZERO), else_=_ONE)


def _runs(told: CTE, is_after: bool) -> CTE:
    """The events with the number of their run, and their place in it, from 1.

    Runs are looked for below the page's cursor only: should rights have changed meanwhile and two runs have grown together, what
    was below the cursor still comes.
    """
    events = select(*told.c, _begins(told).label("begins"))
    if is_after:
        events = events.where(place("s_after") > tuple_(told.c.at, told.c.id))
    begun = events.subquery("begun")
    order = (begun.c.at.desc(), begun.c.id.desc())
    numbered = select(*begun.c, func.sum(begun.c.begins).over(order_by=order).label("number")).subquery("numbered")
    order = (numbered.c.at.desc(), numbered.c.id.desc())
    in_run = func.row_number().over(partition_by=numbered.c.number, order_by=order)
    return select(*numbered.c, in_run.label("place")).cte("runs")


def _newest(whole_company: bool, runs: CTE, page: CTE) -> ColumnElement[Any]:
    """The newest events of a group."""
    one = runs.alias("one")
    same_event = and_(
        EventParticipant.company_id == COMPANY,
        EventParticipant.user_id == bindparam("s_user"),
        EventParticipant.occurred_at == one.c.at,
        EventParticipant.event_id == one.c.id,
    )
    source = one.join(EventParticipant.__table__, same_event).join(
        Event.__table__, and_(Event.company_id == COMPANY, Event.id == one.c.id)
    )
    return (
        select(func.json_agg(event_json(whole_company)).aggregate_order_by(one.c.place))
        .select_from(source)
        .where(one.c.number == page.c.number, one.c.place <= bindparam("s_sample", type_=Integer))
        .correlate(page)
        .scalar_subquery()
    )
