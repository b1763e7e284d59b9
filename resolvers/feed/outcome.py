"""What becomes of the rows of a feed."""

from dataclasses import dataclass
from enum import StrEnum

from models import FeedKind


class FeedMode(StrEnum):
    """What becomes of the other rows when one is wrong."""

    ROW_BY_ROW = "row_by_row"
    """They are written. What refers to something unknown waits for it."""
    ALL_OR_NOTHING = "all_or_nothing"
    """None is written."""


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    """It was new, and is written."""
    UPDATED = "updated"
    """It was there, and is as the row says."""
    DELETED = "deleted"
    """It is deleted, or was not there."""
    STALE = "stale"
    """Something newer of the same record is known, or in the same call; not written."""
    WAITING = "waiting"
    """It refers to something unknown, and will be written when that has come."""
    REFUSED = "refused"
    """Something is wrong with it; not written."""
    LEFT = "left"
    """Not written, as another row of the call is wrong: all are to be written or none, or this one hangs on it by many others."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row: in which member, what it is, and what was expected."""

    member: str | None
    wrong: str
    expected: str
    missing: tuple[FeedKind, str] | None = None
    """What it refers to that is unknown, if that is all."""

    @property
    def message(self) -> str:
        """What it is and what was expected, in words."""
        return f"{self.wrong}; expected {self.expected}"

    def __str__(self) -> str:
        return f"{self.member}: {self.message}" if self.member else self.message


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row."""

    outcome: Outcome
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What became of a call: of each row, in their order, and of how many rows that had waited for these."""

    rows: tuple[RowResult, ...]
    arrived: int

    @property
    def has_written(self) -> bool:
        """Whether any of them was written."""
        written = (Outcome.CREATED, Outcome.UPDATED, Outcome.DELETED)
        return self.arrived > 0 or any(each.outcome in written for each in self.rows)
