"""Blocks 1 to 3 and 8: what there is at an instant."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from tests.oracle.figures import Figures, stock
from tests.oracle.ledger import LOST, OPEN, WON
from tests.oracle.question import Question
from tests.oracle.records import Activity, Contact, Deal


def there_are(
    question: Question,
    rows: Mapping[str, Contact] | Mapping[str, Activity] | Mapping[str, Deal],
    more: Mapping[str, set[str]] | None = None,
) -> Figures:
    """The rows created before the period's end, and those of them new in the period."""
    creations = sorted(row.created_at for row in rows.values())

    def count_at(instant: datetime) -> int:
        return bisect_left(creations, instant)

    behind = {name for name, row in rows.items() if row.created_at < question.period.end}
    new = {name for name, row in rows.items() if row.created_at in question.period}
    return stock(question, count_at, behind, {"new": new, **(more or {})})


def contacts(question: Question) -> Figures:
    """Block 1."""
    return there_are(question, question.contacts)


def activities(question: Question) -> Figures:
    """Block 2."""
    return there_are(question, question.activities)


def deals(question: Question) -> Figures:
    """Block 3, with the deals open, won and lost by their stage at the period's end."""
    end = question.period.end
    there = [name for name in created_before(question, end) if question.stands_in_type(name, end)]
    standing = {name: question.ledger.standing(name, end) for name in there}
    more = {outcome: {name for name, now in standing.items() if now == outcome} for outcome in (OPEN, WON, LOST)}
    return there_are(question, question.deals_of_type, more)


def created_before(question: Question, instant: datetime) -> list[str]:
    """The deals there were at an instant."""
    return [name for name, deal in question.deals.items() if deal.created_at < instant]


def potential_revenue(question: Question) -> Figures:
    """Block 8: the price of the deals that stand on an intermediate stage, or on none yet."""

    def open_at(instant: datetime) -> list[str]:
        there = created_before(question, instant)
        standing = [name for name in there if question.stands_in_type(name, instant)]
        return [name for name in standing if question.ledger.standing(name, instant) == OPEN]

    def price_at(instant: datetime) -> Decimal | None:
        return question.worth_of(open_at(instant))

    behind = set(open_at(question.period.end))
    without_price = sum(not question.prices_given(name) for name in behind)
    return stock(question, price_at, behind) | {"without_price": without_price}
