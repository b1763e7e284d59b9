"""Which rows count, and the time each goes by."""

from dataclasses import dataclass
from datetime import datetime

from tests.oracle.clock import start_of_day
from tests.oracle.ledger import LOST, OPEN, WON, Ledger
from tests.oracle.periods import Interval
from tests.oracle.records import Activity, Communication, Contact, Deal, Transition
from tests.oracle.reports.documents import Document
from tests.oracle.reports.records_of_company import Ground

ENTRIES = {"WON": (WON,), "LOST": (LOST,), "CLOSED": (WON, LOST)}
BALANCES = {"OPEN_AT_END": OPEN, "WON_AT_END": WON, "LOST_AT_END": LOST}
# What there is at an instant: steps of time show these as of their ends.
STANDING = {"EXISTING", *BALANCES}

_DRAWERS = {
    "DEALS": "deals",
    "ACTIVITIES": "activities",
    "CONTACTS": "contacts",
    "COMMUNICATIONS": "communications",
}


@dataclass(frozen=True)
class Row:
    """One row: the record it leads to, its time, the row of the ledger it is, and the interval it was looked for in."""

    record: str
    thing: Deal | Activity | Contact | Communication
    at: datetime
    time: str
    interval: Interval
    move: Transition | None = None
    # Of the ledger, even if it stands on no stage yet.
    by_ledger: bool = False


def rows_in(ground: Ground, dataset: str, time: Document, interval: Interval) -> list[Row]:
    """The rows of an interval, before any filter."""
    name = time["time"]
    if dataset == "DEAL_TRANSITIONS":
        return moves_in(ground, interval)
    if name in ENTRIES:
        return entries_in(ground, name, interval)
    if name in BALANCES:
        return standing_at(ground, name, interval)
    things: dict[str, Deal | Activity | Contact | Communication] = getattr(ground.question, _DRAWERS[dataset])
    found: list[Row] = []
    for record, thing in things.items():
        at = thing.occurred_at if isinstance(thing, Communication) else thing.created_at
        if name == "DATE_FIELD":
            assert not isinstance(thing, Communication)
            day = thing.fields.get(time["field"])
            if day is None:
                continue
            at = start_of_day(day, ground.zone)
        if at < interval.end if name == "EXISTING" else at in interval:
            found.append(Row(record, thing, at, name, interval))
    return found


def moves_in(ground: Ground, interval: Interval) -> list[Row]:
    """Every row of the ledger."""
    question = ground.question
    return [
        Row(deal, question.deals[deal], move.occurred_at, "CREATED", interval, move, by_ledger=True)
        for deal, moves in question.ledger.rows.items()
        for move in moves
        if move.occurred_at in interval
    ]


def entries_in(ground: Ground, name: str, interval: Interval) -> list[Row]:
    """Each deal once, by its first entry from outside."""
    question, found = ground.question, list[Row]()
    for deal, moves in question.ledger.rows.items():
        before: Transition | None = None
        for move in moves:
            entered = stands(question.ledger, name, move) and not (
                before is not None and stands(question.ledger, name, before)
            )
            before = move
            if entered and move.occurred_at in interval:
                found.append(Row(deal, question.deals[deal], move.occurred_at, name, interval, move, by_ledger=True))
                break
    return found


def stands(ledger: Ledger, name: str, move: Transition) -> bool:
    """Whether a move led to such a stage."""
    return ledger.outcome_of(move) in ENTRIES[name]


def standing_at(ground: Ground, name: str, interval: Interval) -> list[Row]:
    """The deals that stand so when the interval ends."""
    question, found = ground.question, list[Row]()
    for name_of_deal, deal in question.deals.items():
        move = question.ledger.last_row(name_of_deal, interval.end)
        if deal.created_at < interval.end and question.ledger.outcome_of(move) == BALANCES[name]:
            at = deal.created_at if move is None else max(deal.created_at, move.occurred_at)
            found.append(Row(name_of_deal, deal, at, name, interval, move, by_ledger=True))
    return found
