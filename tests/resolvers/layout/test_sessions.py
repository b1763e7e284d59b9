"""Whole sessions of arranging, as the server answers them; the page is held to the same file in ``web/src/arrange/sessions.test.ts``.

``UPDATE_GOLDEN=1 pytest tests/resolvers/layout/test_sessions.py`` writes it anew.
"""

import json
import os
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import COLUMNS, Breakpoint
from resolvers.layout.applying import apply
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import Delta
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.operation import Hide, Move, Operation, Resize, Show, write_operation
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.user_error import Problems
from tests.resolvers.layout.layout_inputs import KEYS, REPORTS

FILE = Path(__file__).parent / "sessions.json"
EVERYTHING = LayoutInputs(BLOCKS, frozenset(KEYS))
BEGINNINGS = {
    "of the default": EVERYTHING,
    "with hidden blocks": replace(
        EVERYTHING,
        personal=Delta(
            hidden=frozenset({"calls", "deals"}), base={Breakpoint.DESKTOP: tuple(KEYS)}, known=frozenset(KEYS)
        ),
    ),
    "around pinned blocks": replace(EVERYTHING, pinned=frozenset({"contacts", "new_activities"})),
}


def places(layout: Layout, *, hidden: bool = False) -> dict[str, dict[str, list[int]]]:
    reports = [*layout.visible, *(layout.hidden if hidden else ())]
    return {
        width.value: {
            report.key: [at.column, at.row, at.width, at.height]
            for report in reports
            for at in (layout.placements(width)[report.key],)
        }
        for width in Breakpoint
    }


def some_operation(random: Random, layout: Layout, width: Breakpoint) -> Operation:
    shown = [report.key for report in layout.visible]
    kind = random.choice(("move", "move", "resize", "hide", "show"))
    if kind == "show" and layout.hidden:
        return Show(random.choice(layout.hidden).key)
    key = random.choice(shown)
    if kind == "hide":
        return Hide(key)
    place = layout.placements(width)[key]
    if kind == "resize":
        smallest = smallest_size(REPORTS[key].kind, width)
        wide = random.randint(smallest.width, COLUMNS[width] - place.column)
        return Resize(key, width, wide, random.randint(smallest.height, 6))
    return Move(key, width, random.randint(0, COLUMNS[width] - place.width), max(0, place.row + random.randint(-8, 8)))


def session(name: str, width: Breakpoint, seed: int) -> dict[str, Any]:
    """One save of many operations, all of them on one width."""
    beginning, random, done = BEGINNINGS[name], Random(seed), list[Operation]()
    after, start = beginning, Layout(beginning)
    seen = [places(start)]
    while len(done) < 14:
        operation, problems = some_operation(random, Layout(after), width), Problems()
        changed = replace(beginning, personal=apply(beginning, [*done, operation], problems))
        # What changes nothing, or only back, the page does not send.
        if not problems and places(Layout(changed)) not in seen:
            done.append(operation)
            after = changed
            seen.append(places(Layout(after)))
    return {
        "name": f"{name}, {width.value.lower()}, {seed}",
        "width": width.value,
        "pinned": sorted(beginning.pinned),
        "hidden": [report.key for report in start.hidden],
        "before": places(start, hidden=True)[width.value],
        "operations": [write_operation(operation) for operation in done],
        "after": places(Layout(after))[width.value],
    }


def test_sessions_end_as_the_page_is_told_they_do() -> None:
    sessions = [session(name, width, seed) for name in BEGINNINGS for width in Breakpoint for seed in (1, 2, 3)]
    written = "[\n" + ",\n".join(json.dumps(each) for each in sessions) + "\n]\n"
    if os.environ.get("UPDATE_GOLDEN"):
        FILE.write_text(written)
    assert FILE.read_text() == written
