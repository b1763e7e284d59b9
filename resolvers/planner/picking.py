"""Picking values out of rows."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, cast


def picker(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What takes the values at these places out of a row."""
    match list(places):
        case []:
            return lambda _row: ()
        case [place]:
            return lambda row: (row[place],)
        case _:
            return cast("Callable[[Sequence[Any]], tuple[Any, ...]]", itemgetter(*places))
