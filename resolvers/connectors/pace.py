"""How often a vendor may be asked: the generic cell rate algorithm, whose whole state is one instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """So many requests in so many seconds, evenly; after a rest ``burst`` of them at once."""

    requests: int
    seconds: float
    burst: int = 1

    @property
    def apart(self) -> timedelta:
        """Between two requests, in the long run."""
        return timedelta(seconds=self.seconds / self.requests)


class Pacer:
    """Counts requests. ``until`` is when the last of them would have been sent had all been sent evenly; ``None``: long ago."""

    def __init__(self, pace: Pace, until: datetime | None) -> None:
        self._pace = pace
        self.until = until

    def wait(self, now: datetime) -> float:
        """How many seconds it is until the next request may be sent; 0: now."""
        if self.until is None:
            return 0
        allowed = self.until - self._pace.apart * (self._pace.burst - 1)
        return max((allowed - now).total_seconds(), 0)

    def spend(self, now: datetime) -> None:
        """A request is sent."""
        self.until = max(self.until or now, now) + self._pace.apart
