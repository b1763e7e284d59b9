"""Times as files write them."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from models.time_zone import TimeZone
from resolvers.period import FIRST_DATE, LAST_DATE

# A time that no period reaches is a slip, or a program's stand-in for "never".
FIRST_YEAR, LAST_YEAR = FIRST_DATE.year, LAST_DATE.year

_DATE_LENGTH = len("2024-03-31")
_USUAL_LENGTH = len("2024-03-31T09:30:00+02:00")
# Hours of an offset. PostgreSQL takes none of 16 and more, Python up to 23.
_TOO_FAR = "16"


class LocalClock:
    """Reads ISO 8601 times, by the company's clock where they do not say their offset."""

    def __init__(self, zone: TimeZone) -> None:
        self._zone = zone
        # Files of bare dates repeat the same few hundred.
        self._local = lru_cache(maxsize=4096)(self._read_local)

    def read(self, text: str) -> datetime:
        """The instant. Raises ``ValueError`` if it is no time, or outside the years 1900 to 2200."""
        # Looked at by length and separator, because `fromisoformat` lets any character stand between date and time.
        if len(text) == _DATE_LENGTH or text[_DATE_LENGTH : _DATE_LENGTH + 1] in ("T", " "):
            time = datetime.fromisoformat(text)
            if FIRST_YEAR <= time.year <= LAST_YEAR:
                return time if time.tzinfo is not None else self._local(time)
        raise ValueError(text)

    def read_text(self, text: str) -> str:
        """The same as text that PostgreSQL reads: most times as they are written, others in UTC. Raises as `read` does."""
        is_usual = len(text) == _USUAL_LENGTH and text[7] == "-" and text[22] == ":" and text[20:22] < _TOO_FAR
        if is_usual and text[_DATE_LENGTH] in "T ":
            if FIRST_YEAR <= datetime.fromisoformat(text).year <= LAST_YEAR:
                return text
            raise ValueError(text)
        return str(self.read(text).astimezone(UTC))

    def _read_local(self, wall: datetime) -> datetime:
        """When the clock shows this: the first time if twice, the instant at which it jumps past it if never."""
        instant = wall.replace(tzinfo=self._zone).astimezone(UTC)
        if self._shows(instant) == wall:
            return instant
        # `fold` reads it by the offsets before and after the jump: in between lies the jump, on a whole second.
        before, after = wall.replace(tzinfo=self._zone, fold=1).astimezone(UTC), instant
        while after - before > timedelta.resolution:
            middle = before + (after - before) / 2
            if self._shows(middle) < wall:
                before = middle
            else:
                after = middle
        return after

    def _shows(self, instant: datetime) -> datetime:
        return instant.astimezone(self._zone).replace(tzinfo=None, fold=0)
