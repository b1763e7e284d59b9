"""Blocks 4 to 7 and 9: deals that entered success or an unsuccessful stage in the period."""

from datetime import datetime

from tests.oracle.figures import Figures, by_bucket, flow
from tests.oracle.ledger import LOST, WON
from tests.oracle.periods import Interval
from tests.oracle.question import Question
from tests.oracle.status import types_in_use


def entered(question: Question, outcome: str, *, money: bool) -> Figures:
    """Each deal once, on the day of its first entry in the period; `returned` left again by the period's end."""

    def happened(interval: Interval) -> dict[str, datetime]:
        return {deal: row.occurred_at for deal, row in question.first_entries(outcome, interval).items()}

    counted = set(happened(question.period))
    end = question.period.end
    returned = {deal for deal in counted if question.ledger.standing(deal, end) != outcome}
    found = flow(question, happened, question.worth_of if money else len, {"returned": returned})
    if money:
        found["without_price"] = sum(not question.prices_given(deal) for deal in counted)
    return found


def revenue(question: Question) -> Figures:
    """Block 4."""
    return entered(question, WON, money=True)


def won_deals(question: Question) -> Figures:
    """Block 6."""
    return entered(question, WON, money=False)


def lost_deals(question: Question) -> Figures:
    """Block 7."""
    return entered(question, LOST, money=False)


def missed_revenue(question: Question) -> Figures:
    """Block 9."""
    return entered(question, LOST, money=True)


def revenue_by_deal_type(question: Question) -> Figures:
    """Block 5: the revenue over time, drawn under the type each deal was won in."""
    entries = question.first_entries(WON, question.period)
    drawn: dict[str, dict[str, datetime]] = {
        deal_type: {} for deal_type in types_in_use(question.records) if question.is_of_type(deal_type)
    }
    for deal, row in entries.items():
        drawn.setdefault(row.deal_type, {})[deal] = row.occurred_at
    series = {deal_type: one_series(question, deals) for deal_type, deals in drawn.items()}
    return revenue(question) | {"series": series}


def one_series(question: Question, drawn: dict[str, datetime]) -> Figures:
    """One line of the chart with the deals behind each of its points."""

    records = by_bucket(question.buckets, drawn)
    points = [(start, question.worth_of(deals)) for start, deals in records]
    return {"total": question.worth_of(set(drawn)), "points": points, "records": dict(records)}
