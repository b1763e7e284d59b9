"""What desktops must be, said a second time and as plainly as possible: cells in sets, everything computed anew."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from resolvers.catalog.blocks import BLOCKS
from resolvers.catalog.report import WidgetKind

Rect = tuple[int, int, int, int]
Op = tuple[Any, ...]

KEYS = [report.key for report in BLOCKS]
SIZE = {report.key: (report.size.width, report.size.height) for report in BLOCKS}
IS_FIGURE = {report.key: report.kind is WidgetKind.METRIC for report in BLOCKS}
COLUMNS = {"DESKTOP": 12, "TABLET": 6, "PHONE": 2}
SMALLEST = {
    True: {"DESKTOP": (2, 2), "TABLET": (2, 2), "PHONE": (1, 2)},
    False: {"DESKTOP": (3, 3), "TABLET": (3, 3), "PHONE": (2, 3)},
}
# Of the office: each department with all above it.
ABOVE = {"sales": ["sales"], "north": ["north", "sales"], "support": ["support"], None: []}


@dataclass
class Changes:
    """What somebody changed: hidden keys, rectangles with the number of the edit, what they were made over, what was known."""

    hidden: set[str] = field(default_factory=set)
    placed: dict[str, dict[str, tuple[int, Rect]]] = field(default_factory=dict)
    base: dict[str, list[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def nothing(self) -> bool:
        return not self.hidden and not any(self.placed.values())


@dataclass
class Arrangement:
    """An arrangement with its history: what each revision did, and what was there after it."""

    now: Changes = field(default_factory=Changes)
    history: list[tuple[list[Op], Changes]] = field(default_factory=list)

    def put(self, ops: list[Op], changes: Changes) -> None:
        self.now = changes
        self.history.append((ops, deepcopy(changes)))


@dataclass
class Model:
    """A company of people, and what administrators decided."""

    departments: dict[str, str | None]
    groups: dict[str, set[str]]
    audiences: dict[str, dict[str, Any]] = field(default_factory=dict)
    pinned: set[str] = field(default_factory=set)
    may_hide: bool = True
    may_rearrange: bool = True
    own: dict[str, Arrangement] = field(default_factory=dict)
    defaults: dict[tuple[str, str], Arrangement] = field(default_factory=dict)

    # Who sees what.

    def is_in(self, who: str, principals: dict[str, Any], prefix: str = "") -> bool:
        above = ABOVE[self.departments[who]]
        return (
            who in principals.get(f"{prefix}users", ())
            or any(who in self.groups[name] for name in principals.get(f"{prefix}groups", ()))
            or any(
                name in (above if below else above[:1]) for name, below in principals.get(f"{prefix}departments", ())
            )
        )

    def audience(self, who: str) -> list[str]:
        def sees(rule: dict[str, Any]) -> bool:
            return (rule.get("everyone", False) or self.is_in(who, rule)) and not self.is_in(who, rule, "except_")

        return [key for key in KEYS if sees(self.audiences.get(key, {"everyone": True}))]

    def hidden(self, who: str) -> list[str]:
        mine = self.own[who].now.hidden if self.may_hide else set[str]()
        return [key for key in self.audience(who) if key in mine and key not in self.pinned]

    def shown(self, who: str) -> list[str]:
        hidden = self.hidden(who)
        return [key for key in self.audience(who) if key not in hidden]

    def standing_defaults(self, who: str) -> list[Changes]:
        named = [("department", name) for name in ABOVE[self.departments[who]]]
        named += [("group", name) for name in sorted(self.groups) if who in self.groups[name]]
        there = [self.defaults[name].now for name in named if name in self.defaults]
        made = [changes for changes in there if not changes.nothing()][:1]
        company = self.defaults.get(("company", ""))
        return made + ([company.now] if company and not company.now.nothing() else [])

    # Where it stands.

    def sequence(self, who: str, width: str) -> list[str]:
        base = self.own[who].now.base.get(width) if self.may_rearrange else None
        if base is not None:
            return base
        if width == "DESKTOP":
            return self.audience(who)
        places = self.places(who, "DESKTOP")
        return sorted(self.shown(who), key=lambda key: (places[key][1], places[key][0]))

    def places(self, who: str, width: str) -> dict[str, Rect]:
        """Of the visible ones, and after them of all others."""
        shown, sequence = self.shown(who), self.sequence(who, width)
        newcomers = [key for key in shown if key not in sequence]
        absent = [key for key in KEYS if key not in shown]
        sizes = SIZE
        if width != "DESKTOP":
            desktop = self.places(who, "DESKTOP")
            sizes = {key: narrowed(desktop[key][2:], width) for key in KEYS}
        untouched = Board(COLUMNS[width])
        for layer in self.standing_defaults(who):
            untouched.wish((key, rect) for key, rect in latest(layer, width) if key in [*sequence, *newcomers])
        untouched.flow([*sequence, *newcomers], sizes)
        default = untouched.placed
        mine = [(key, rect) for key, rect in latest(self.own[who].now, width) if key not in self.pinned]
        mine = mine if self.may_rearrange else []
        rest = [key for key in sequence if key in shown]
        board = Board(COLUMNS[width])
        board.wish((key, default[key]) for key in shown if key in self.pinned)
        board.wish((key, rect) for key, rect in mine if key in shown)
        board.wish((key, default[key]) for key in rest)
        board.flow(sorted(rest, key=lambda key: (default[key][1], default[key][0])), sizes)
        board.flow(newcomers, sizes)
        board.wish((key, rect) for key, rect in mine if key in absent)
        board.wish((key, default[key]) for key in absent if key in default)
        board.flow(absent, sizes)
        return board.placed

    def is_new(self, who: str, key: str) -> bool:
        mine = self.own[who].now
        return not mine.nothing() and key not in mine.known

    # What is done.

    def save(self, who: str, ops: list[Op], base: int) -> Any:
        arrangement = self.own[who]
        if not 0 <= base <= len(arrangement.history):
            return "INVALID"
        theirs = arrangement.history[base:]
        if any(overlap(done, ops) for done, _ in theirs):
            return ("conflict", len(arrangement.history), [done for done, _ in theirs])
        before = deepcopy(arrangement.now)
        for op in ops:
            code = self.do(who, op)
            if code is not None:
                arrangement.now = before
                return code
        arrangement.put(ops, self.tidied(who))
        return "saved"

    def do(self, who: str, op: Op) -> str | None:
        """Why it cannot be, or nothing."""
        mine, (name, key, *cells) = self.own[who].now, op
        if op == ("reset", None):
            self.own[who].now = Changes()
            return None
        if key not in self.audience(who):
            return "NOT_FOUND"
        if name in ("hide", "show") and (not self.may_hide or key in self.pinned):
            return "FORBIDDEN"
        if name == "hide":
            mine.hidden.add(key)
        elif name == "show":
            mine.hidden.discard(key)
        elif name == "reset":
            mine.hidden.discard(key)
            for placed in mine.placed.values():
                placed.pop(key, None)
        else:
            width, *numbers = cells
            if not self.may_rearrange or key in self.pinned:
                return "FORBIDDEN"
            return self.place(who, name, key, width, numbers)
        return None

    def place(self, who: str, name: str, key: str, width: str, numbers: Sequence[int]) -> str | None:
        mine = self.own[who].now
        column, row, wide, high = self.places(who, width)[key]
        column, row, wide, high = (*numbers, wide, high) if name == "move" else (column, row, *numbers)
        smallest = SMALLEST[IS_FIGURE[key]][width]
        if column + wide > COLUMNS[width] or wide < smallest[0] or not smallest[1] <= high <= 12:
            return "INVALID"
        places, here = self.places(who, width), cells((column, row, wide, high))
        if any(other in self.pinned and here & cells(places[other]) for other in self.shown(who)):
            return "TAKEN"
        if width != "DESKTOP":
            mine.base.setdefault(width, self.sequence(who, width))
        order = 1 + max((number for placed in mine.placed.values() for number, _ in placed.values()), default=0)
        mine.placed.setdefault(width, {})[key] = (order, (column, row, wide, high))
        return None

    def arrange_default(self, owner: tuple[str, str], key: str | None, width: str, column: int, row: int) -> Any:
        changes = Changes()
        if key is not None:
            wide, high = SIZE[key] if width == "DESKTOP" else narrowed(SIZE[key], width)
            if column + wide > COLUMNS[width]:
                return "INVALID"
            changes.placed = {width: {key: (1, (column, row, wide, high))}}
        self.defaults.setdefault(owner, Arrangement()).put([("reset", None)], changes)
        return "saved"

    def tidied(self, who: str) -> Changes:
        mine = deepcopy(self.own[who].now)
        if mine.nothing():
            return Changes()
        mine.placed = {width: placed for width, placed in mine.placed.items() if placed}
        base = {width: keys for width, keys in mine.base.items() if width in mine.placed}
        base["DESKTOP"] = mine.base.get("DESKTOP", self.audience(who))
        return Changes(mine.hidden, mine.placed, base, mine.known | set(self.audience(who)))

    def restore(self, who: str, revision: int) -> Any:
        arrangement = self.own[who]
        if revision == 0:
            arrangement.put([("reset", None)], Changes())
            return "saved"
        wanted = deepcopy(arrangement.history[revision - 1][1])
        if not self.may_hide and wanted.hidden != arrangement.now.hidden:
            return "FORBIDDEN"
        if not self.may_rearrange and wanted.placed != arrangement.now.placed:
            return "FORBIDDEN"
        if not wanted.nothing():
            wanted.known |= arrangement.now.known
        arrangement.put([("restore", None)], wanted)
        return "saved"


@cache
def cells(rect: Rect) -> frozenset[tuple[int, int]]:
    column, row, width, height = rect
    return frozenset((column + x, row + y) for x in range(width) for y in range(height))


class Board:
    """Rectangles on a grid: who comes first, stands."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.placed: dict[str, Rect] = {}
        self.taken: set[tuple[int, int]] = set()

    def wish(self, wishes: Iterable[tuple[str, Rect]]) -> None:
        for key, rect in wishes:
            if key not in self.placed and self.taken.isdisjoint(cells(rect)):
                self.put(key, rect)

    def flow(self, keys: Iterable[str], sizes: dict[str, tuple[int, int]]) -> None:
        for key in keys:
            if key not in self.placed:
                width, height = sizes[key]
                everywhere = ((column, row) for row in range(10_000) for column in range(self.columns - width + 1))
                free = (corner for corner in everywhere if self.taken.isdisjoint(cells((*corner, width, height))))
                self.put(key, (*next(free), width, height))

    def put(self, key: str, rect: Rect) -> None:
        self.placed[key] = rect
        self.taken |= cells(rect)


def latest(changes: Changes, width: str) -> list[tuple[str, Rect]]:
    placed = changes.placed.get(width, {})
    return [(key, placed[key][1]) for key in sorted(placed, key=lambda key: -placed[key][0])]


def narrowed(size: Sequence[int], width: str) -> tuple[int, int]:
    wide, high = size
    if width == "TABLET":
        return (2 if wide <= 2 else 3 if wide <= 4 else 6), high
    return (1 if wide <= 2 else 2), high


def overlap(these: list[Op], those: list[Op]) -> bool:
    everything = [op for op in (*these, *those) if op[1] is None]
    return bool(everything) or bool({op[1] for op in these} & {op[1] for op in those})
