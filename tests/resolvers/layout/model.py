"""What desktops must be, said a second time and as plainly as possible: cells in sets, everything computed anew."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from resolvers.catalog.visualisation import WidgetKind
from resolvers.report_definitions.blocks import BLOCKS

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
    """What somebody changed: hidden keys, rectangles with the number of the edit and, of what only made way, where it stood by
    default, what they were made over, what was known."""

    hidden: set[str] = field(default_factory=set)
    placed: dict[str, dict[str, tuple[int, Rect, Rect | None]]] = field(default_factory=dict)
    base: dict[str, list[str]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    pins: dict[str, tuple[Rect, Rect]] = field(default_factory=dict)

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

    def newcomers(self, who: str, width: str) -> list[str]:
        sequence = self.sequence(who, width)
        return [key for key in self.shown(who) if key not in sequence]

    def sizes(self, who: str, width: str) -> dict[str, tuple[int, int]]:
        if width == "DESKTOP":
            return SIZE
        desktop = self.places(who, "DESKTOP")
        return {key: narrowed(desktop[key][2:], width) for key in KEYS}

    def homes(self, who: str, width: str) -> dict[str, Rect]:
        sequence = self.sequence(who, width)
        keys = [*sequence, *(key for key in self.shown(who) if key not in sequence)]
        homes = flow({}, keys, self.sizes(who, width), width)
        for layer in reversed(self.standing_defaults(who)):
            homes = over(width, homes, [(key, rect) for key, rect in latest(layer, width, homes) if key in homes], {})
        return homes

    def places(self, who: str, width: str) -> dict[str, Rect]:
        """Of the visible ones, and after them of all others."""
        shown, homes, sizes = self.shown(who), self.homes(who, width), self.sizes(who, width)
        mine = dict(latest(self.own[who].now, width, homes)) if self.may_rearrange else {}
        mine = {key: rect for key, rect in mine.items() if key not in self.pinned}
        beneath = {key: homes[key] for key in self.sequence(who, width) if key in shown}
        pinned = {key: homes[key] for key in homes if key in shown and key in self.pinned}
        if width == "PHONE" and self.may_rearrange:
            pins = self.own[who].now.pins.items()
            pinned |= {key: rect for key, (rect, home) in pins if pinned.get(key) == home}
        places = over(width, beneath, [(key, rect) for key, rect in mine.items() if key in shown], pinned)
        late = [key for key in self.newcomers(who, width) if key not in places]
        places = {**places, **flow(places, late, sizes, width)}
        absent = {key: {**homes, **mine}.get(key) for key in KEYS if key not in shown}
        wishing = [(key, rect) for key, rect in absent.items() if rect]
        if width == "PHONE":
            wishes = {**homes, **mine}
            would = {key: between(places, wishes, key) for key, _ in wishing}
            rest = flow(places, [key for key in absent if not absent[key]], sizes, width)
        else:
            would = sink(places.values(), wishing)
            rest = flow({**places, **would}, [key for key in absent if not absent[key]], sizes, width)
        return {**places, **would, **rest}

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
        context = Desk(self, who)
        for number, op in enumerate(ops):
            code = context.do(op, ops[number + 1] if number + 1 < len(ops) else None)
            if code is not None:
                return code
        arrangement.put(ops, context.kept())
        return "saved"

    def arrange_default(self, owner: tuple[str, str], key: str | None, width: str, column: int, row: int) -> Any:
        changes = Changes()
        if key is not None:
            wide, high = SIZE[key] if width == "DESKTOP" else narrowed(SIZE[key], width)
            if column + wide > COLUMNS[width]:
                return "INVALID"
            changes.placed = self.default_with(owner, key, width, (column, row, wide, high))
        self.defaults.setdefault(owner, Arrangement()).put([("reset", None)], changes)
        return "saved"

    def default_with(self, owner: tuple[str, str], key: str, width: str, rect: Rect) -> dict[str, Any]:
        """A default with one block put somewhere: the default is a desktop of nobody's, over the company's."""
        nobody = Model({"": None}, {}, own={"": Arrangement()})
        if owner != ("company", "") and ("company", "") in self.defaults:
            nobody.defaults[("company", "")] = self.defaults[("company", "")]
        context = Desk(nobody, "")
        context.put(key, width, rect)
        return context.kept().placed

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


class Desk:
    """A desktop that somebody is arranging, one act after another."""

    def __init__(self, model: Model, who: str) -> None:
        self.model, self.who, self.before = model, who, deepcopy(model.own[who].now)
        self.was_reset: set[str] = set()
        self.begin()

    def begin(self) -> None:
        shown = self.model.shown(self.who)
        self.hidden = set(self.before.hidden)
        self.is_put = {width: set[str]() for width in COLUMNS}
        self.going: Rect | None = None
        self.here = dict[str, dict[str, Rect]]()
        self.away = dict[str, dict[str, Rect]]()
        self.homes = {width: self.model.homes(self.who, width) for width in COLUMNS}
        self.sequences = {width: self.model.sequence(self.who, width) for width in COLUMNS}
        for width in COLUMNS:
            places = self.model.places(self.who, width)
            self.here[width] = {key: rect for key, rect in places.items() if key in shown}
            self.away[width] = {key: rect for key, rect in places.items() if key not in shown}

    def do(self, op: Op, then: Op | None) -> str | None:
        """Why it cannot be, or nothing. Moves and resizes of one block that follow each other are one."""
        name, key, *cells_ = op
        if op == ("reset", None):
            # A desktop of somebody who has changed nothing.
            self.model = deepcopy(self.model)
            self.before = self.model.own[self.who].now = Changes()
            self.was_reset = set()
            self.begin()
            return None
        if key not in self.model.audience(self.who):
            return "NOT_FOUND"
        is_pinned = key in self.model.pinned
        if name in ("hide", "show") and (not self.model.may_hide or is_pinned):
            return "FORBIDDEN"
        if name in ("move", "resize"):
            if not self.model.may_rearrange or is_pinned:
                return "FORBIDDEN"
            return self.place(name, key, cells_[0], cells_[1:], then)
        if name in ("hide", "reset"):
            self.leave(key)
        if name == "reset":
            self.was_reset.add(key)
            for width in COLUMNS:
                self.is_put[width].discard(key)
                self.away[width][key] = self.homes[width].get(key, self.away[width][key])
        if name in ("show", "reset"):
            self.come(key)
        return None

    def place(self, name: str, key: str, width: str, numbers: Sequence[int], then: Op | None) -> str | None:
        column, row, wide, high = self.going or {**self.away[width], **self.here[width]}[key]
        self.going = (*numbers, wide, high) if name == "move" else (column, row, *numbers)  # type: ignore[assignment]
        if then and then[0] in ("move", "resize") and then[1:3] == (key, width):
            return None
        assert self.going
        rect, self.going = self.going, None
        smallest = SMALLEST[IS_FIGURE[key]][width]
        if rect[0] + rect[2] > COLUMNS[width] or rect[2] < smallest[0] or not smallest[1] <= rect[3] <= 12:
            return "INVALID"
        if any(other in self.model.pinned and cells(rect) & cells(at) for other, at in self.here[width].items()):
            return "TAKEN"
        self.put(key, width, rect)
        return None

    def put(self, key: str, width: str, rect: Rect) -> None:
        self.is_put[width].add(key)
        if key in self.away[width]:
            self.away[width][key] = rect
        else:
            self.here[width] = made_room(self.here[width], key, rect, self.model.pinned, width)

    def leave(self, key: str) -> None:
        self.hidden.add(key)
        for width, here in self.here.items():
            if key in here:
                self.away[width][key] = here.pop(key)
                self.here[width] = up(here) if width == "PHONE" else here

    def come(self, key: str) -> None:
        self.hidden.discard(key)
        for width, away in self.away.items():
            if key not in away:
                continue
            here, wish = self.here[width], away.pop(key)
            if width == "PHONE":
                pinned = [rect for other, rect in here.items() if other in self.model.pinned]
                there = sink(pinned, [(key, wish)])[key]
                self.here[width] = made_room(here, key, there, self.model.pinned, width)
            else:
                here[key] = sink(here.values(), [(key, wish)])[key]

    def kept(self) -> Changes:
        placed = {width: kept for width in COLUMNS if (kept := self.kept_on(width))}
        if not self.hidden and not placed:
            return Changes()
        base = {width: self.before.base.get(width, self.sequences[width]) for width in placed}
        base["DESKTOP"] = self.before.base.get("DESKTOP", self.model.audience(self.who))
        here, homes, pins = self.here["PHONE"], self.homes["PHONE"], dict[str, tuple[Rect, Rect]]()
        if "PHONE" in placed and self.model.may_rearrange:
            pins = {
                key: (here[key], homes[key]) for key in here if key in self.model.pinned and here[key] != homes[key]
            }
        elif "PHONE" in placed:
            pins = self.before.pins
        return Changes(self.hidden, placed, base, self.before.known | set(self.model.audience(self.who)), pins)

    def kept_on(self, width: str) -> dict[str, tuple[int, Rect, Rect | None]]:
        old, put, homes = self.before.placed.get(width, {}), self.is_put[width], self.homes[width]
        if width != "DESKTOP" and not old and not put:
            return {}
        number = 1 + max((each[0] for kept in self.before.placed.values() for each in kept.values()), default=0)
        kept = {key: each for key, each in old.items() if key not in self.was_reset}
        for key, rect in self.here[width].items():
            if key in self.model.pinned or not self.model.may_rearrange:
                continue
            home = homes.get(key)
            _, stood, stood_for = kept.get(key, (0, None, home))
            by_hand = home is None or key in put or (key in kept and stood_for is None)
            if key not in put and stood == rect and (stood_for in (None, home) or width != "DESKTOP"):
                continue
            if by_hand:
                kept[key] = (number, rect, None)
            elif width == "DESKTOP" and rect == home and key in self.sequences[width]:
                kept.pop(key, None)
            else:
                kept[key] = (number, rect, home)
        kept |= {key: (number, self.away[width][key], None) for key in put if key in self.away[width]}
        return {} if self.was_reset and all(each[2] for each in kept.values()) else kept


@cache
def columns_of(rect: Rect) -> set[int]:
    return set(range(rect[0], rect[0] + rect[2]))


def sink(firm: Iterable[Rect], loose: Iterable[tuple[str, Rect]]) -> dict[str, Rect]:
    """In the order of the wishes: below all those before that share a column, and then row by row until nothing firm is there."""
    stones = frozenset[tuple[int, int]]().union(*(cells(rect) for rect in firm))
    done: dict[str, Rect] = {}
    for key, (column, row, wide, high) in sorted(loose, key=lambda each: (each[1][1], each[1][0])):
        across = set(range(column, column + wide))
        row = max(row, *(rect[1] + rect[3] for rect in done.values() if columns_of(rect) & across), 0)
        while cells((column, row, wide, high)) & stones:
            row += 1
        done[key] = (column, row, wide, high)
    return done


def up(wishes: dict[str, Rect]) -> dict[str, Rect]:
    """Everybody to the top, and from there below those that came before."""
    queue = sorted(wishes.items(), key=lambda each: (each[1][1], each[1][0]))
    done: dict[str, Rect] = {}
    for key, rect in queue:
        ends = [other[1] + other[3] for other in done.values() if columns_of(other) & columns_of(rect)]
        done[key] = (rect[0], max(ends, default=0), *rect[2:])
    return done


def made_room(here: dict[str, Rect], key: str, rect: Rect, pinned: set[str], width: str) -> dict[str, Rect]:
    others = {other: at for other, at in here.items() if other != key}
    others = up(others) if width == "PHONE" else others
    firm = {key: rect, **{other: at for other, at in others.items() if other in pinned}}
    after = {**firm, **sink(firm.values(), [each for each in others.items() if each[0] not in firm])}
    return up(after) if width == "PHONE" else after


def over(
    width: str, beneath: dict[str, Rect], wishes: list[tuple[str, Rect]], pinned: dict[str, Rect]
) -> dict[str, Rect]:
    firm, late = dict(pinned), dict[str, Rect]()
    for key, rect in wishes:
        if key not in firm:
            is_free = all(not cells(rect) & cells(other) for other in firm.values())
            (firm if is_free else late)[key] = rect
    loose = {**late, **{key: rect for key, rect in beneath.items() if key not in firm and key not in late}}
    return up({**firm, **loose}) if width == "PHONE" else {**firm, **sink(firm.values(), loose.items())}


def flow(there: dict[str, Rect], keys: Iterable[str], sizes: dict[str, tuple[int, int]], width: str) -> dict[str, Rect]:
    taken, placed = {cell for rect in there.values() for cell in cells(rect)}, dict[str, Rect]()
    for key in keys:
        wide, high = sizes[key]
        everywhere = ((column, row) for row in range(10_000) for column in range(COLUMNS[width] - wide + 1))
        free = (corner for corner in everywhere if taken.isdisjoint(cells((*corner, wide, high))))
        placed[key] = (*next(free), wide, high)
        taken |= cells(placed[key])
    return placed


def between(places: dict[str, Rect], wishes: dict[str, Rect], key: str) -> Rect:
    column, row, wide, high = wishes[key]
    ends = [
        rect[1] + rect[3]
        for other, rect in places.items()
        if other in wishes and wishes[other][1::-1] < (row, column) and columns_of(rect) & columns_of(wishes[key])
    ]
    return (column, max(ends, default=0), wide, high)


def latest(changes: Changes, width: str, homes: dict[str, Rect]) -> list[tuple[str, Rect]]:
    placed = changes.placed.get(width, {})
    counting = [
        key for key, (_, _, stood) in placed.items() if stood is None or width != "DESKTOP" or stood == homes.get(key)
    ]
    return [(key, placed[key][1]) for key in sorted(counting, key=lambda key: (-placed[key][0], key))]


def narrowed(size: Sequence[int], width: str) -> tuple[int, int]:
    wide, high = size
    if width == "TABLET":
        return (2 if wide <= 2 else 3 if wide <= 4 else 6), high
    return (1 if wide <= 2 else 2), high


def overlap(these: list[Op], those: list[Op]) -> bool:
    everything = [op for op in (*these, *those) if op[1] is None]
    return bool(everything) or bool({op[1] for op in these} & {op[1] for op in those})
