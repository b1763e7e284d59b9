"""An answer, and under which conditions it is the answer."""

from dataclasses import dataclass
from datetime import datetime

from crm_desktop.answers.asked import Asked
from resolvers.period import Interval


@dataclass(frozen=True, slots=True)
class Conditions:
    """An answer is what would be answered anew, while the company's data have this version, at these instants, and with a feed
    that begins here (``None``: it does not matter). ``is_look``: who gets it has looked at their feed.
    """

    version: str
    instants: Interval
    events_since: datetime | None
    is_look: bool

    def hold(self, asked: Asked) -> bool:
        """Whether it is the answer to what is asked, whose words are the same."""
        return (
            asked.version == self.version
            and self.instants.holds(asked.now)
            and self.events_since in (None, asked.viewer.events_since)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to the client. ``is_good``: nothing went wrong; ``is_dear``: it took a turn, so that it is worth being kept.

    With ``conditions`` it holds whenever those do. ``retry_after`` is in how many seconds asking again may help.
    """

    status: int
    body: bytes
    is_good: bool
    is_dear: bool
    conditions: Conditions | None = None
    retry_after: int | None = None
