"""The values that rows have."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.ledger import LOST, OPEN, WON
from tests.oracle.records import Activity, Communication, Contact, Deal, Transition
from tests.oracle.reports.documents import Document
from tests.oracle.reports.records_of_company import Ground
from tests.oracle.reports.rows import ENTRIES, Row

MEANINGS = {WON: "SUCCESS", LOST: "FAILURE", OPEN: "OPEN"}
_TICK = timedelta(microseconds=1)


def values_of(ground: Ground, row: Row, of: Document) -> list[Any]:
    """What a row has: nothing, one value, or (groups) several."""
    if of["attribute"] == "GROUP":
        groups = ground.records.groups.values()
        return [group.external_id for group in groups if row.thing.responsible in group.members]
    value = value_of(ground, row, of)
    return [] if value is None else [value]


def value_of(ground: Ground, row: Row, of: Document) -> Any:
    """The one value of a row; None: it is empty."""
    thing, name = row.thing, of["attribute"]
    if name == "FIELD":
        assert not isinstance(thing, Communication)
        return thing.fields.get(of["field"])
    if name == "TIME":
        return row.at
    if name == "RESPONSIBLE":
        return thing.responsible
    if name == "DEPARTMENT":
        return None if thing.responsible is None else ground.records.users[thing.responsible].department
    if name == "CONTACT":
        assert not isinstance(thing, Contact)
        return thing.contact
    if name == "IS_NEW":
        return row.at >= row.interval.start
    if isinstance(thing, Deal):
        return of_deal(ground, row, thing, name)
    if isinstance(thing, Communication):
        return of_communication(thing, name)
    assert isinstance(thing, Activity), name
    return {"ACTIVITY_TYPE": thing.activity_type, "SOURCE": ground.question.source(thing)}[name]


def of_communication(thing: Communication, name: str) -> Any:
    """What only communications have."""
    if name == "ANSWERED":
        return thing.answered if thing.channel == "call" else None
    return {"CHANNEL": thing.channel, "DIRECTION": thing.direction}[name]


def of_deal(ground: Ground, row: Row, deal: Deal, name: str) -> Any:
    """What only deals and their moves have."""
    question = ground.question
    if name == "SOURCE":
        return question.source(deal)
    if name == "PRICE":
        return question.price(row.record) if question.prices_given(row.record) else None
    if name == "IS_FIRST_OF_CONTACT":
        return is_first_of_contact(ground, deal)
    if name == "DAYS_TO_CLOSE":
        return days_between(ground, deal.created_at, row.at)
    if name == "DAYS_IN_STAGE":
        return days_in_stage(ground, row, deal)
    if name == "RETURNED":
        outcomes = ENTRIES[row.time]
        return question.ledger.standing(row.record, row.interval.end) not in outcomes
    move = row.move if row.by_ledger else last_move(ground, row.record)
    if name == "DEAL_TYPE":
        return deal.deal_type if move is None else move.deal_type
    if name == "STAGE":
        return None if move is None else move.to_stage
    assert name == "OUTCOME", name
    return MEANINGS[question.ledger.outcome_of(move)]


def last_move(ground: Ground, deal: str) -> Transition | None:
    """The move by which a deal stands where it stands today."""
    return next(reversed(ground.question.ledger.rows[deal]), None)


def is_first_of_contact(ground: Ground, deal: Deal) -> bool | None:
    """Whether the contact had no deal before, whoever sees it."""
    if deal.contact is None:
        return None
    return ground.first_deals[deal.contact] is deal


def days_between(ground: Ground, since: datetime, until: datetime) -> Decimal:
    """Days of the calendar on the company's clock, from one instant to another."""
    return Decimal((ground.local_date(until) - ground.local_date(since)).days)


def days_in_stage(ground: Ground, row: Row, deal: Deal) -> Decimal:
    """Days to the exit, as far as it is known at the period's end and now; 0 of a stay that is yet to begin."""
    moves = ground.question.ledger.rows[row.record]
    since = deal.created_at if row.move is None else row.move.occurred_at
    following = moves.index(row.move) + 1 if row.move is not None else 0
    known = [row.interval.end - _TICK, ground.asked.now]
    known += [moves[following].occurred_at] if following < len(moves) else []
    return max(days_between(ground, since, min(known)), Decimal(0))
