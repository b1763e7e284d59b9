"""What a mutation gives back."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from resolvers.records.reading import ActivityRecord, CommunicationRecord, ContactRecord, DealRecord
from resolvers.user_error import Problems, UserError

R = TypeVar("R", ContactRecord, ActivityRecord, DealRecord, CommunicationRecord)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """Either the record as it is now, or what was wrong, and then nothing was changed.

    Both are empty in one case: the change was made and took the record out of the viewer's sight (handing over).
    """

    record: R | None
    errors: tuple[UserError, ...] = ()


def refused(problems: Problems) -> Outcome[R]:
    """The outcome of an input with mistakes."""
    return Outcome(None, problems.found)
