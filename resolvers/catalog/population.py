"""Populations: which rows of a dataset a figure counts, given a period.

A figure is a measure over a population, and the list behind it is that population: one definition, so they cannot disagree.
Each record stands in a population once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    SQLColumnExpression,
    and_,
    column,
    func,
    literal_column,
    not_,
    or_,
)

from models import Deal, Entity, FieldKind, Transition
from resolvers.catalog.attribute import custom_field
from resolvers.catalog.dataset import DATASETS, STAGED_DEALS, TRANSITIONS, UNSTAGED_DEALS, Dataset
from resolvers.catalog.parameters import (
    AFTER_DAY,
    END,
    ENDS,
    FIRST_DAY,
    FIRST_DAYS,
    FIRST_END,
    STAGES,
    START,
    STARTS,
    STEP,
    is_among,
)
from resolvers.catalog.type_fields import SettingsShape

# A custom field reads none of the report field settings.
NO_SETTINGS = SettingsShape(prices=1, deal_sources=1, activity_sources=1)


class Outcome(StrEnum):
    """What a stage means, by the report field settings of its deal type."""

    SUCCESS = "success"
    FAILURE = "failure"
    CLOSED = "closed"  # either of the two
    OPEN = "open"  # intermediate: neither; also a deal that stands on no stage yet


class OverTime(Enum):
    """How the buckets of a figure make up the figure."""

    FLOW = auto()  # a bucket has what came in it, the figure all of them
    CUMULATIVE = (
        auto()
    )  # likewise, and the figure as of a bucket's end is what came up to it, before the first bucket too
    SNAPSHOT = auto()  # a row stands in every bucket at whose end it counts; the figure is that of the last


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """Rows of one dataset: where from, under which conditions, the time each goes by, and the number of its bucket.

    ``first_by``: of several rows of a record only the first in this order counts; empty where there is one row a record anyway.
    """

    dataset: Dataset
    source: FromClause
    where: tuple[ColumnElement[bool], ...]
    at: SQLColumnExpression[datetime] | SQLColumnExpression[date]
    bucket: SQLColumnExpression[Any]
    first_by: tuple[SQLColumnExpression[Any], ...] = ()


class Population(Protocol):
    """Which rows count. Hashable by what it selects, so that figures over the same rows share one scan."""

    @property
    def dataset(self) -> Dataset:
        """The dataset whose attributes the rows have."""
        ...

    @property
    def over_time(self) -> OverTime:
        """What a figure over the rows is, step by step."""
        ...

    @property
    def is_by_day(self) -> bool:
        """Whether its rows go by days, not by instants."""
        ...

    @property
    def outcome(self) -> Outcome | None:
        """The outcome whose stages select the rows, if any."""
        ...

    def branches(self) -> tuple[Branch, ...]:
        """The SQL of the rows."""
        ...


def _bucket(at: SQLColumnExpression[datetime]) -> SQLColumnExpression[Any]:
    """The bucket an instant falls in; -1 before the first. Bounds come as instants, so no zone is needed here."""
    return func.width_bucket(at, STARTS) - literal_column("1")


@dataclass(frozen=True, slots=True)
class Created:
    """Rows whose own time lies in the period."""

    key: str
    over_time = OverTime.FLOW
    is_by_day = False
    outcome = None

    @property
    def dataset(self) -> Dataset:
        """See `Population`."""
        return DATASETS[self.key]

    def branches(self) -> tuple[Branch, ...]:
        """See `Population`."""
        at = self.dataset.at
        return (Branch(self.dataset, self.dataset.table, (at >= START, at < END), at, _bucket(at)),)


@dataclass(frozen=True, slots=True)
class Dated:
    """Rows whose date in a custom field lies in the period. Days are compared with days: no clock and no zone has a say in it."""

    key: str
    field_id: int
    entity: Entity
    over_time = OverTime.FLOW
    is_by_day = True
    outcome = None

    @property
    def dataset(self) -> Dataset:
        """See `Population`."""
        return DATASETS[self.key]

    def branches(self) -> tuple[Branch, ...]:
        """See `Population`."""
        day = custom_field(self.field_id, self.entity, FieldKind.DATE).of[self.dataset](NO_SETTINGS)
        return (
            Branch(
                self.dataset,
                self.dataset.table,
                (day >= FIRST_DAY, day < AFTER_DAY),
                day,
                func.width_bucket(day, FIRST_DAYS) - literal_column("1"),
            ),
        )


@dataclass(frozen=True, slots=True)
class Existing:
    """A stock: rows that came before the period's end, whenever."""

    key: str
    over_time = OverTime.CUMULATIVE
    is_by_day = False
    outcome = None

    @property
    def dataset(self) -> Dataset:
        """See `Population`."""
        return DATASETS[self.key]

    def branches(self) -> tuple[Branch, ...]:
        """See `Population`."""
        at = self.dataset.at
        return (Branch(self.dataset, self.dataset.table, (at < END,), at, _bucket(at)),)


@dataclass(frozen=True, slots=True)
class Entered:
    """Deals that entered an outcome's stages in the period, each once, by its first entry.

    An entry is a move into those stages from outside them, each side judged by its own deal type: a stage belongs to one, so
    moving a won deal to a won stage of another type is no new win.
    """

    outcome: Outcome
    over_time = OverTime.FLOW
    is_by_day = False

    @property
    def dataset(self) -> Dataset:
        """See `Population`."""
        return TRANSITIONS

    def branches(self) -> tuple[Branch, ...]:
        """See `Population`."""
        at = Transition.occurred_at
        within = and_(Transition.from_stage_id.is_not(None), is_among(Transition.from_stage_id, STAGES))
        where = (is_among(Transition.to_stage_id, STAGES), not_(within), at >= START, at < END)
        return (Branch(TRANSITIONS, TRANSITIONS.table, where, at, _bucket(at), first_by=(at, Transition.ordinal)),)


@dataclass(frozen=True, slots=True)
class Standing:
    """A balance: deals that stand on an outcome's stages at the period's end, from the ledger.

    Intermediate is told by the closed stages: everything else is open, also deals that stand on no stage yet.
    """

    outcome: Outcome
    over_time = OverTime.SNAPSHOT
    is_by_day = False

    @property
    def dataset(self) -> Dataset:
        """See `Population`."""
        return STAGED_DEALS

    def branches(self) -> tuple[Branch, ...]:
        """See `Population`."""
        stands = is_among(Transition.to_stage_id, STAGES)
        since = func.greatest(Transition.occurred_at, Deal.created_at)
        staged = _standing(
            STAGED_DEALS,
            (
                not_(stands) if self.outcome is Outcome.OPEN else stands,
                Transition.occurred_at < END,
                Deal.created_at < END,
            ),
            since,
            Transition.left_at,
        )
        if self.outcome is not Outcome.OPEN:
            return (staged,)
        # `is distinct from` costs no row (an empty interval stands nowhere) and is what the partial index knows.
        unstaged = (Deal.created_at < END, Deal.staged_at.is_distinct_from(Deal.created_at))
        return (staged, _standing(UNSTAGED_DEALS, unstaged, Deal.created_at, Deal.staged_at))


def _standing(
    dataset: Dataset,
    where: tuple[ColumnElement[bool], ...],
    since: SQLColumnExpression[Any],
    until: SQLColumnExpression[Any],
) -> Branch:
    """Rows with an interval ``[since, until)``, once for each of the instants ``s_ends`` at which they stand.

    At the instant E (exclusive) stands what began before E and ended at or after it. ``width_bucket`` counts the instants not later
    than a time, so these are the numbers from that of ``since`` up to, not including, that of ``until``.
    """
    first = func.width_bucket(since, ENDS)
    after = func.width_bucket(func.coalesce(until, literal_column("'infinity'::timestamptz")), ENDS)
    numbers = func.generate_series(first, after - literal_column("1")).table_valued(column("number", Integer))
    buckets = numbers.render_derived(name="buckets").lateral("buckets")
    source = dataset.table.join(buckets, literal_column("true"))
    return Branch(dataset, source, (*where, or_(until.is_(None), until >= FIRST_END)), since, STEP)
