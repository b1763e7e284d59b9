"""How business spreads over the hours of a day."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

_POINTS = 1_024


class DayCurve:
    """The second of the day by which a share of the day's business has happened."""

    def __init__(self, start_hour: float, half_hours: Sequence[float]) -> None:
        bounds = list(accumulate(half_hours, initial=0.0))
        self._seconds: list[float] = []
        for point in range(_POINTS + 1):
            wanted = bounds[-1] * point / _POINTS
            slot = min(bisect(bounds, wanted), len(half_hours)) - 1
            inside = (wanted - bounds[slot]) / half_hours[slot]
            self._seconds.append((start_hour + (slot + inside) / 2) * 3_600)

    def second(self, share: float) -> int:
        """``share`` is at least 0 and less than 1; the seconds grow with it."""
        point = min(int(share * _POINTS), _POINTS - 1)
        start = self._seconds[point]
        return int(start + (self._seconds[point + 1] - start) * (share * _POINTS - point))


WORKING_DAY: Final = DayCurve(
    6.5,
    # From half past six: before work, the morning's peak, the midday dip, the afternoon.
    (
        *(0.05, 0.1, 0.3, 0.6, 1, 1.3, 1.4, 1.4, 1.3, 1.1, 0.8, 0.6, 0.7, 0.9, 1.1, 1.2, 1.2, 1.1, 1, 0.9, 0.7, 0.4),
        # The late ones, until nine in the evening.
        *(0.2, 0.12, 0.1, 0.08, 0.06, 0.05, 0.03),
    ),
)
THIS_MORNING: Final = DayCurve(6.5, (0.3, 0.6, 1, 1.4, 1.6))
