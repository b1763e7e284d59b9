"""Populations: which rows of a dataset a figure counts, given a period.

A figure is a measure over a population, and the list behind it is that population: one definition, so they cannot disagree.
Each record stands in a population once. A population is data, to be compared and looked into: a planner tells from it what figures
cover which rows. What it means in SQL is told by `resolvers.planner.base_rows`, and nowhere else.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from sqlalchemy import Date

from models import Entity, FieldKind
from resolvers.catalog.attribute import OWN_TIME, STANDING_SINCE, Attribute, custom_field
from resolvers.catalog.dataset import COMMUNICATIONS, STAGE_CHANGES, STAGED_DEALS, TRANSITIONS, Dataset


class OverTime(Enum):
    """How a population goes on from step to step of time.

    FLOW: rows whose time lies in the period; those of its steps add up to those of the period. CUMULATIVE: rows whose time lies before
    the period's end, whenever; a step has what came in it, and all up to its end is what stands there. SNAPSHOT: rows that stand
    at the period's end, since their time; a row stands in every step at whose end it does, so steps do not add up.
    """

    FLOW = auto()
    CUMULATIVE = auto()
    SNAPSHOT = auto()


class Outcome(StrEnum):
    """What a stage means, by the report field settings of its deal type."""

    SUCCESS = "success"
    FAILURE = "failure"
    CLOSED = "closed"  # either of the two
    OPEN = "open"  # intermediate: neither; also a deal that stands on no stage yet


class CountedBy(StrEnum):
    """What happened to a row at the time it is counted by."""

    CREATED = "CREATED"
    OCCURRED = "OCCURRED"
    MOVED = "MOVED"
    WON = "WON"
    LOST = "LOST"
    CLOSED = "CLOSED"
    STANDS_SINCE = "STANDS_SINCE"
    DATE_FIELD = "DATE_FIELD"


_BY_ENTRY = {Outcome.SUCCESS: CountedBy.WON, Outcome.FAILURE: CountedBy.LOST, Outcome.CLOSED: CountedBy.CLOSED}


@dataclass(frozen=True, slots=True)
class Entered:
    """Rows of the ledger that lead a deal to an outcome's stages from outside them; of a deal's rows in the period only the first.

    Each side is judged by its own deal type: a stage belongs to one, so moving a won deal to a won stage of another type is no new win.
    """

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows of the ledger that led a deal to where it stands, on an outcome's stages; of OPEN also deals that stand on none yet."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Changed:
    """Changes of where deals stand, at the period's start or later: what of the balances before them is other than today."""


@dataclass(frozen=True, slots=True)
class Population:
    """Rows of a dataset that count in a period by their ``time``, and of those what the ``predicate`` says; all without one.

    Two of the same values are the same, so that figures over the same rows share one scan.
    """

    dataset: Dataset
    over_time: OverTime
    time: Attribute = OWN_TIME
    predicate: Entered | Standing | Changed | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome whose stages select the rows, if any."""
        return self.predicate.outcome if isinstance(self.predicate, (Entered, Standing)) else None

    @property
    def is_of_changes(self) -> bool:
        """Whether it is of changes, which are added up to what balances differ by."""
        return isinstance(self.predicate, Changed)

    @property
    def counted_by(self) -> CountedBy:
        """What a row's time is the time of."""
        match self.predicate:
            case Entered(outcome=outcome):
                return _BY_ENTRY[outcome]
            case Standing():
                return CountedBy.STANDS_SINCE
            case _ if self.is_by_day:
                return CountedBy.DATE_FIELD
            case _ if self.dataset is TRANSITIONS:
                return CountedBy.MOVED
            case _:
                return CountedBy.OCCURRED if self.dataset is COMMUNICATIONS else CountedBy.CREATED

    @property
    def is_by_day(self) -> bool:
        """Whether its rows go by days, not by instants: days are compared with days, and no clock and no zone has a say in it."""
        return isinstance(self.time.type, Date)


def created(dataset: Dataset) -> Population:
    """Rows whose own time lies in the period."""
    return Population(dataset, OverTime.FLOW)


def existing(dataset: Dataset) -> Population:
    """A stock: rows that came before the period's end, whenever."""
    return Population(dataset, OverTime.CUMULATIVE)


def dated(dataset: Dataset, field_id: int, entity: Entity) -> Population:
    """Rows whose date in a custom field lies in the period."""
    return Population(dataset, OverTime.FLOW, custom_field(field_id, entity, FieldKind.DATE))


def entered(outcome: Outcome) -> Population:
    """Deals that entered an outcome's stages in the period, each once, by its first entry."""
    return Population(TRANSITIONS, OverTime.FLOW, predicate=Entered(outcome))


def standing(outcome: Outcome) -> Population:
    """A balance: deals that stand on an outcome's stages at the period's end, from the ledger."""
    return Population(STAGED_DEALS, OverTime.SNAPSHOT, STANDING_SINCE, Standing(outcome))


CHANGES = Population(STAGE_CHANGES, OverTime.FLOW, predicate=Changed())
"""Changes of where deals stand that are created before the period's end; see `resolvers.planner.balance`."""
