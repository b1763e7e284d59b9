"""Datasets: the tables that figures are made from, each with its rule of visibility."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    FromClause,
    Integer,
    SQLColumnExpression,
    column,
    func,
    literal_column,
    values,
)

from models import Activity, Communication, Contact, Deal, RecordKind, Transition
from permissions.rows import VisibleRows


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """A table of facts. ``record`` is what its rows lead to in a drill-down, ``at`` the time they go by, in UTC."""

    key: str
    record: RecordKind
    table: FromClause
    record_id: SQLColumnExpression[int]
    at: SQLColumnExpression[datetime]
    visible: Callable[[VisibleRows], ColumnElement[bool]]
    # The type that decides which custom fields a row has; None where all rows have the same.
    record_type_id: SQLColumnExpression[Any] | None = None
    # Tells rows of one record and time apart; None where there is one row a record.
    ordinal: SQLColumnExpression[int] | None = None


CONTACTS = Dataset(
    "contacts",
    RecordKind.CONTACT,
    Contact.__table__,
    Contact.id,
    Contact.created_at,
    VisibleRows.contacts,
)
ACTIVITIES = Dataset(
    "activities",
    RecordKind.ACTIVITY,
    Activity.__table__,
    Activity.id,
    Activity.created_at,
    VisibleRows.activities,
    Activity.activity_type_id,
)
DEALS = Dataset(
    "deals",
    RecordKind.DEAL,
    Deal.__table__,
    Deal.id,
    Deal.created_at,
    VisibleRows.deals,
    Deal.deal_type_id,
)
OF_DEAL = (Deal.company_id == Transition.company_id) & (Deal.id == Transition.deal_id)
"""Which rows of the ledger are a deal's."""
# Ledger rows are seen by whoever sees their deal, so this dataset always comes joined with it.
TRANSITIONS = Dataset(
    "transitions",
    RecordKind.DEAL,
    Transition.__table__.join(Deal.__table__, OF_DEAL),
    Transition.deal_id,
    Transition.occurred_at,
    VisibleRows.transitions,
    Deal.deal_type_id,
    Transition.ordinal,
)
# Deals as of an instant, by the row of the ledger that led to where they stood.
STAGED_DEALS = replace(TRANSITIONS, key="staged_deals")
# Deals as of an instant at which they stood on no stage yet; what their stage is today says nothing of it.
UNSTAGED_DEALS = Dataset(
    "unstaged_deals",
    RecordKind.DEAL,
    Deal.__table__,
    Deal.id,
    Deal.created_at,
    VisibleRows.deals,
    Deal.deal_type_id,
)
# Changes of where deals stand. Each row of the ledger is two: a stay on one stage ends and adds itself (+1) to every instant before,
# a stay on another begins and takes itself (-1) away from them; so is the time on no stage yet, which begins when a deal is created.
# In that order a stay that has ended is told by what the deal came from, so no neighbour is looked at.
STAY = (
    values(column("deal_type_id", BigInteger), column("stage_id", BigInteger), column("sign", Integer), name="stay")
    .data(
        [
            (Transition.from_deal_type_id, Transition.from_stage_id, literal_column("1", Integer())),
            (Transition.deal_type_id, Transition.to_stage_id, literal_column("-1", Integer())),
        ]
    )
    .lateral()
)
STAGE_CHANGES = Dataset(
    "stage_changes",
    RecordKind.DEAL,
    TRANSITIONS.table.join(STAY, literal_column("true")),
    Transition.deal_id,
    func.greatest(Transition.occurred_at, Deal.created_at),
    VisibleRows.transitions,
    Deal.deal_type_id,
)
UNSTAGED_STAY = (
    values(column("at", DateTime(timezone=True)), column("sign", Integer), name="unstaged_stay")
    .data([(Deal.staged_at, literal_column("1", Integer())), (Deal.created_at, literal_column("-1", Integer()))])
    .lateral()
)
UNSTAGED_CHANGES = Dataset(
    "unstaged_changes",
    RecordKind.DEAL,
    Deal.__table__.join(UNSTAGED_STAY, literal_column("true")),
    Deal.id,
    UNSTAGED_STAY.c.at,
    VisibleRows.deals,
    Deal.deal_type_id,
)
COMMUNICATIONS = Dataset(
    "communications",
    RecordKind.COMMUNICATION,
    Communication.__table__,
    Communication.id,
    Communication.occurred_at,
    VisibleRows.communications,
)

DATASETS = {d.key: d for d in (CONTACTS, ACTIVITIES, DEALS, TRANSITIONS, COMMUNICATIONS)}

# Whose rows come with their deal, and have what it has.
OF_DEALS = tuple(
    d
    for d in (*DATASETS.values(), STAGED_DEALS, UNSTAGED_DEALS, STAGE_CHANGES, UNSTAGED_CHANGES)
    if d.record is RecordKind.DEAL
)

# The table a record of each kind stands in.
RECORD_TABLES = {d.record: d.table for d in (CONTACTS, ACTIVITIES, DEALS, COMMUNICATIONS)}
