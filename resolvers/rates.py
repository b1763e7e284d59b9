"""How often somebody may ask: so many times a minute, all at once or spread out."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText

_MINUTE = 60.0
# Beyond so many askers at once the one who was silent longest is forgotten, and may ask anew.
_REMEMBERED = 10_000


class Rate:
    """So many requests a minute for each of those who ask, whoever they are; kept in the process.

    A minute's requests may come at once; each is as if spread out evenly from when the one before it was due.
    """

    def __init__(
        self,
        a_minute: int,
        clock: Callable[[], float] = time.monotonic,
        on_refusal: Callable[[], object] = lambda: None,
    ) -> None:
        """``on_refusal`` is called for each that is one too many."""
        self._a_minute = a_minute
        self._clock = clock
        self._on_refusal = on_refusal
        # When the next request of each would be due, had all been spread out evenly: never more than a minute from now.
        self._due: OrderedDict[Hashable, float] = OrderedDict()

    @property
    def remembered(self) -> int:
        """How many askers it remembers."""
        return len(self._due)

    def count(self, who: Hashable, a_minute: int | None = None) -> None:
        """Counts a request of one who may ask so often, or else as often as all.

        Raises `RequestError` (RATE_LIMITED) for one too many, which is not counted.
        """
        now, most = self._clock(), a_minute or self._a_minute
        due = max(self._due.pop(who, now), now)
        after = due + _MINUTE / most
        early = round(after - now - _MINUTE, 6)
        self._due[who] = after if early <= 0 else due
        if len(self._due) > _REMEMBERED:
            self._due.popitem(last=False)
        if early > 0:
            self._on_refusal()
            message = _TOO_OFTEN.format(most=most)
            raise RequestError(ErrorCode.RATE_LIMITED, message, retry_after=math.ceil(early))


_TOO_OFTEN = LocalizedText(
    "Expected at most {most} requests a minute. Try again a little later.",
    "Ожидается не больше {most} запросов в минуту. Попробуйте чуть позже.",
)
