"""Choosing one of several things, some more often than others."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class WeightedChoice(Generic[T]):
    """Things with weights; a thing of weight 2 is drawn twice as often as one of weight 1."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self._things = tuple(things)
        self._bounds = tuple(accumulate(weights))
        self._total = self._bounds[-1]
        # Rounding must never lead past the end.
        self._last = len(self._things) - 1

    def draw(self, rng: Random) -> T:
        """One of the things."""
        return self._things[bisect(self._bounds, rng.random() * self._total, 0, self._last)]
