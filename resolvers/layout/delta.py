"""What somebody changed against what they would see otherwise; never a copy of it."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from typing import Any

from resolvers.grid import Breakpoint, Placement

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a widget was put; of two edits the one with the greater ``order`` is the later.

    ``made_way_from`` is where the widget stood by default, if nobody has put it: it only made way for another. On a desktop that counts
    for as long as the default has it there; a narrower screen, once arranged, is an arrangement of its own.
    """

    placement: Placement
    order: int
    made_way_from: Placement | None = None

    def counts(self, breakpoint_: Breakpoint, home: Placement | None) -> bool:
        """Whether the widget stands there while the default has it at home."""
        return self.made_way_from is None or breakpoint_ is not Breakpoint.DESKTOP or self.made_way_from == home


@dataclass(frozen=True, slots=True)
class Delta:
    """The keys of hidden widgets, and where widgets were put on each width of screen.

    ``base`` are the keys over which the arrangement was made, in the order they flow in, for each width that was edited: blocks that
    come later do not push them. ``known`` are the keys that were there when it was last saved; others are new.
    ``pins`` tells where pinned widgets stand on a phone once others above them have gone: a column has no holes.
    Both the default's of a company and a person's own are deltas; a default has neither hidden keys nor a base.
    """

    hidden: frozenset[str] = frozenset()
    placed: Mapping[Breakpoint, Mapping[str, Placed]] = field(default_factory=dict[Breakpoint, Mapping[str, Placed]])
    base: Mapping[Breakpoint, tuple[str, ...]] = field(default_factory=dict[Breakpoint, tuple[str, ...]])
    known: frozenset[str] = frozenset()
    pins: Mapping[str, Placed] = field(default_factory=dict[str, Placed])

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed: what stands there is the default."""
        return not self.hidden and not any(self.placed.values())

    def latest_first(self, breakpoint_: Breakpoint, homes: Mapping[str, Placement]) -> list[tuple[str, Placement]]:
        """Where widgets stand that would stand at home without this, the latest edit first."""
        placed = self.placed.get(breakpoint_, {})
        counting = [key for key, each in placed.items() if each.counts(breakpoint_, homes.get(key))]
        return [(key, placed[key].placement) for key in sorted(counting, key=lambda key: (-placed[key].order, key))]

    @property
    def next_order(self) -> int:
        """The order of the next edit."""
        return 1 + max((each.order for placed in self.placed.values() for each in placed.values()), default=0)


UNTOUCHED = Delta()


def write_delta(delta: Delta) -> Document:
    """The delta as it is stored; ``{}`` is the default itself."""
    if delta.is_empty:
        return {}
    placed = {breakpoint_.value.lower(): _write(placed) for breakpoint_, placed in delta.placed.items() if placed}
    base = {breakpoint_.value.lower(): list(keys) for breakpoint_, keys in delta.base.items()}
    document: Document = {
        "hidden": sorted(delta.hidden),
        "placements": placed,
        "base": base,
        "known": sorted(delta.known),
    }
    document["pins"] = _write(delta.pins)
    return {name: value for name, value in document.items() if value}


def read_delta(document: Document) -> Delta:
    """The delta out of what `write_delta` wrote."""
    return Delta(
        hidden=frozenset(document.get("hidden", ())),
        placed={Breakpoint(name.upper()): _read(placed) for name, placed in document.get("placements", {}).items()},
        base={Breakpoint(name.upper()): tuple(keys) for name, keys in document.get("base", {}).items()},
        known=frozenset(document.get("known", ())),
        pins=_read(document.get("pins", {})),
    )


def _write(placed: Mapping[str, Placed]) -> dict[str, list[int]]:
    return {
        key: [*astuple(each.placement), each.order, *(astuple(each.made_way_from) if each.made_way_from else ())]
        for key, each in sorted(placed.items())
    }


def _read(document: Mapping[str, list[int]]) -> dict[str, Placed]:
    return {
        key: Placed(Placement(*cells[:4]), cells[4], Placement(*cells[5:]) if cells[5:] else None)
        for key, cells in document.items()
    }
