"""Putting together what was found apart: rows of one category, and what came in one step after another."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from resolvers.catalog.aggregate import Merge

K = TypeVar("K")


def each_merged(found: Mapping[K, list[Decimal]], merge: Merge | None) -> dict[K, Decimal]:
    """What falls into one combination put together; without those of which it cannot be."""
    merged: dict[K, Decimal] = {}
    for place, numbers in found.items():
        if len(numbers) == 1:
            merged[place] = numbers[0]
        elif merge is not None:
            merged[place] = merge(numbers)
    return merged


def accumulated(merged: Mapping[tuple[K, int], Decimal], merge: Merge, buckets: int) -> dict[tuple[K, int], Decimal]:
    """What came in each step as how it stood at its end."""
    found: dict[tuple[K, int], Decimal] = {}
    for key in {key for key, _ in merged}:
        so_far: list[Decimal] = []
        for bucket in range(-1, buckets):
            if (key, bucket) in merged:
                so_far = [merge([*so_far, merged[key, bucket]])]
            if so_far:
                found[key, bucket] = so_far[0]
    return found
