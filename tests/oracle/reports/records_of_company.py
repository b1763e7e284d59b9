"""What a report stands on: a viewer's rows, a period, and the company's clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from tests.oracle import comparison
from tests.oracle.clock import wall_clock
from tests.oracle.ledger import Ledger
from tests.oracle.periods import Days, Interval, buckets, days_asked_for, interval_of
from tests.oracle.question import Question, in_scope
from tests.oracle.records import Deal, Records
from tests.oracle.reports.documents import Document
from tests.oracle.scopes import people_seen_by


@dataclass(frozen=True)
class Asked:
    """What is asked beside the definition."""

    viewer: str
    now: datetime
    preset: str | None = None
    first: date | None = None
    last: date | None = None
    compare_to: str = "PREVIOUS_PERIOD"
    granularity: str | None = None
    only: Collection[str] | None = None


@dataclass(frozen=True)
class Ground:
    """The rows a viewer sees, and the instants asked about."""

    question: Question
    asked: Asked
    days: Days
    has_own_period: bool

    @property
    def records(self) -> Records:
        """The company."""
        return self.question.records

    @property
    def zone(self) -> ZoneInfo:
        """The company's zone."""
        return ZoneInfo(self.records.company.timezone)

    @property
    def today(self) -> date:
        """The day it is on the company's clock."""
        return wall_clock(self.asked.now, self.zone).date()

    @cached_property
    def first_deals(self) -> dict[str | None, Deal]:
        """The first deal of each contact, whoever sees it; of the same instant, the one that was added first."""
        found: dict[str | None, Deal] = {}
        for deal in self.records.deals.values():
            first = found.get(deal.contact)
            if not deal.deleted and (first is None or deal.created_at < first.created_at):
                found[deal.contact] = deal
        return found

    def local_date(self, instant: datetime) -> date:
        """The day of an instant on the company's clock."""
        return wall_clock(instant, self.zone).date()

    def steps(self, step: str | None) -> list[Interval]:
        """The period in steps: those of the dimension, of the desktop if the period is the desktop's, or by its length."""
        granularity = step or (None if self.has_own_period else self.asked.granularity)
        return buckets(self.days, granularity, zone=self.zone, week_start=self.records.company.week_start)


def ground_of(records: Records, document: Document, asked: Asked) -> Ground:
    """What a definition is asked of; a period of its own goes before the one asked for."""
    zone, week_start = ZoneInfo(records.company.timezone), records.company.week_start
    preset, first, last = asked.preset, asked.first, asked.last
    if document["period"] is not None:
        own = document["period"]
        preset = own["preset"]
        first, last = (None if own[name] is None else date.fromisoformat(own[name]) for name in ("first", "last"))
    days = days_asked_for(preset, first, last, now=asked.now, zone=zone, week_start=week_start)
    people = people_seen_by(records, asked.viewer)
    if asked.only is not None:
        people = frozenset(asked.only) if people is None else people & frozenset(asked.only)
    deals = in_scope(records.deals, people)
    question = Question(
        records=records,
        period=interval_of(days, zone),
        compared=comparison.Asked(days, asked.compare_to, asked.now, zone, week_start).earlier,
        buckets=[],
        compared_buckets=[],
        contacts=in_scope(records.contacts, people),
        activities=in_scope(records.activities, people),
        deals=deals,
        communications=in_scope(records.communications, people),
        ledger=Ledger(records.transitions, deals, records.settings),
    )
    return Ground(question, asked, days, document["period"] is not None)
