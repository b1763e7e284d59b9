"""How many numbers one answer shows: who asks for more would wait for all of them, and get none."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


class NumberBudget:
    """What is left of a request's numbers. Those that need the fewest are served first, so that the largest gives way to all others."""

    def __init__(self, left: int) -> None:
        self._left = left

    def beyond(self, sizes: Mapping[T, int]) -> set[T]:
        """Those that find no room any more."""
        without_room: set[T] = set()
        for each in sorted(sizes, key=lambda each: sizes[each]):
            if sizes[each] > self._left:
                without_room.add(each)
            else:
                self._left -= sizes[each]
        return without_room
