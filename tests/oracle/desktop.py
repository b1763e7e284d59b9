"""The whole desktop: every block's figures, for one viewer and one period."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import localcontext
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle import breakdowns, communications, funnel, outcomes, stocks
from tests.oracle.comparison import Asked
from tests.oracle.figures import Figures
from tests.oracle.filters import Filters, narrowed
from tests.oracle.ledger import Ledger
from tests.oracle.periods import buckets, days_asked_for, interval_of, step_of
from tests.oracle.question import Question, in_scope
from tests.oracle.records import Records
from tests.oracle.scopes import people_seen_by
from tests.oracle.status import status_of

BLOCKS: dict[str, Callable[[Question], Figures]] = {
    "contacts": stocks.contacts,
    "activities": stocks.activities,
    "deals": stocks.deals,
    "revenue": outcomes.revenue,
    "revenue_by_deal_type": outcomes.revenue_by_deal_type,
    "won_deals": outcomes.won_deals,
    "lost_deals": outcomes.lost_deals,
    "potential_revenue": stocks.potential_revenue,
    "missed_revenue": outcomes.missed_revenue,
    "new_activities": breakdowns.new_activities,
    "activity_sources": breakdowns.activity_sources,
    "deal_types": breakdowns.deal_types,
    "deal_sources": breakdowns.deal_sources,
    "sales_funnel": funnel.sales_funnel,
    "calls": communications.calls,
    "sms": communications.sms,
    "emails": communications.emails,
    "forms": communications.forms,
}


def desktop(
    records: Records,
    viewer_external_id: str,
    *,
    now: datetime,
    preset: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    compare_to: str = "PREVIOUS_PERIOD",
    granularity: str | None = None,
    only: Collection[str] | None = None,
    filters: Filters | None = None,
) -> dict[str, dict[str, Any]]:
    """Every block but the feed, by its key; `only` narrows the viewer's scope to some people, `filters` all rows to some values."""
    zone, week_start = ZoneInfo(records.company.timezone), records.company.week_start
    days = days_asked_for(preset, from_, to, now=now, zone=zone, week_start=week_start)
    people = people_seen_by(records, viewer_external_id)
    if only is not None:
        people = frozenset(only) if people is None else people & frozenset(only)
    deals = in_scope(records.deals, people)
    steps = buckets(days, granularity, zone=zone, week_start=week_start)
    asked = Asked(days, compare_to, now, zone, week_start)
    question = Question(
        records=records,
        period=interval_of(days, zone),
        compared=asked.earlier,
        buckets=steps,
        compared_buckets=asked.beside(steps, granularity or step_of(days)),
        contacts=in_scope(records.contacts, people),
        activities=in_scope(records.activities, people),
        deals=deals,
        communications=in_scope(records.communications, people),
        ledger=Ledger(records.transitions, deals, records.settings),
    )
    if filters is not None:
        question = narrowed(question, filters)
    # Prices have up to 26 digits: no sum and no percentage of them may lose one.
    with localcontext(prec=200):
        return {block: answer(question, block) for block in BLOCKS}


def answer(question: Question, block: str) -> dict[str, Any]:
    """A block's status and, unless it is not configured, its figures."""
    status = status_of(question.records, block)
    return status if status["status"] == "NOT_CONFIGURED" else status | BLOCKS[block](question)
