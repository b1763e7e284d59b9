"""How far a change reaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models import DataKind

NOBODY = 0
"""Among people: that nobody is responsible. No person has this number."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Of which people and times the changed rows are at the most; ``None``: of any.

    ``people`` are the responsible before and after, with `NOBODY` where there is none; of events and arrangements those whose they
    are. ``starts_at`` and ``ends_at``, both included, hold every instant by which one of the rows counts: when a record was created
    or took place; of a deal all its life, which has no end. What stands in custom fields is no such instant, dates included.
    """

    people: frozenset[int] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def joined(self, other: "Extent") -> "Extent":
        """What holds both."""
        return Extent(
            None if self.people is None or other.people is None else self.people | other.people,
            None if self.starts_at is None or other.starts_at is None else min(self.starts_at, other.starts_at),
            None if self.ends_at is None or other.ends_at is None else max(self.ends_at, other.ends_at),
        )


EVERYTHING = Extent()
"""All rows of a kind may have changed."""


class ChangeSet:
    """What a transaction has changed until now."""

    def __init__(self) -> None:
        self._extents: dict[DataKind, Extent] = {}

    def add(self, kind: DataKind, extent: Extent = EVERYTHING) -> None:
        """Notes that rows of the kind were changed, and how far that reaches."""
        before = self._extents.get(kind)
        self._extents[kind] = extent if before is None else before.joined(extent)

    def __iter__(self) -> Iterator[tuple[DataKind, Extent]]:
        return iter(sorted(self._extents.items()))

    def __bool__(self) -> bool:
        return bool(self._extents)
