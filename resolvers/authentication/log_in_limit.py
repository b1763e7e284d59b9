"""Against guessing passwords."""

from datetime import datetime, timedelta

_ATTEMPTS = 10
_WINDOW = timedelta(minutes=15)
# Beyond so many names at once somebody is inventing them; the oldest are forgotten.
_REMEMBERED = 10_000


class LogInLimit:
    """At most ten attempts in a row in a quarter of an hour for one e-mail from one network address; kept in the process."""

    def __init__(self) -> None:
        self._attempts: dict[tuple[str, str], tuple[datetime, int]] = {}

    @property
    def remembered(self) -> int:
        """How many names with their addresses it remembers."""
        return len(self._attempts)

    def allows(self, email: str, address: str, now: datetime) -> bool:
        """Counts an attempt, and says whether it may go on. To be asked before the password is looked at, so that attempts at the
        same time are counted too."""
        started, attempts = self._attempts.pop((email, address), (now, 0))
        if now - started >= _WINDOW:
            started, attempts = now, 0
        self._attempts[email, address] = (started, attempts + 1)
        if len(self._attempts) > _REMEMBERED:
            self._attempts.pop(next(iter(self._attempts)))
        return attempts < _ATTEMPTS

    def forget(self, email: str, address: str) -> None:
        """Starts anew after a success."""
        self._attempts.pop((email, address), None)
