"""An answer, and under which conditions it is the answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from crm_desktop.answers.question import Question
from resolvers.period import Interval
from resolvers.validity import INSTANT


@dataclass(frozen=True, slots=True)
class Conditions:
    """An answer is what would be answered anew, while the company's data have this version, at these instants, and with a feed
    that begins here (``None``: it does not matter). ``is_look``: who gets it has looked at their feed. ``tells_instant``: it is so but
    for the instant it was asked for, which it tells.
    """

    version: str
    instants: Interval
    events_since: datetime | None
    is_look: bool
    tells_instant: bool

    def hold(self, question: Question) -> bool:
        """Whether it is the answer to that question, whose words are the same."""
        return (
            question.version == self.version
            and self.instants.holds(question.now)
            and self.events_since in (None, question.viewer.events_since)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to the client. ``is_good``: nothing went wrong; ``is_dear``: it took a turn, so that it is worth being kept;
    ``retry_after``: in so many seconds, where it is a refusal.

    With ``conditions`` it holds whenever those do, for whoever asked after it was ``finished_at``, by the process's own clock.
    ``tells_instant``: `INSTANT` stands in it for when it was asked for.
    """

    status: int
    body: bytes
    is_good: bool
    is_dear: bool
    conditions: Conditions | None = None
    finished_at: float = 0.0
    retry_after: int | None = None
    tells_instant: bool = False

    def told_to(self, question: Question) -> Self:
        """The answer as who asked gets it."""
        if not self.tells_instant:
            return self
        return replace(self, body=self.body.replace(INSTANT.encode(), question.as_of.encode()))
