"""The two oracles agree: of the definition that a block is, one says what the other says of the block."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given

from resolvers.catalog.visualisation import WidgetKind
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.document import write_definition
from tests.oracle.reports.categories import NOT_GIVEN
from tests.oracle.reports.report import ReportAnswer
from tests.properties.examples import tried
from tests.properties.people import ADMIN, HEAD
from tests.properties.reports.queries import asked
from tests.properties.reports.scenes import ReportScene, report_scenes

DEFINITIONS = {block.key: write_definition(block.definition) for block in BLOCKS}
KINDS = {block.key: block.kind for block in BLOCKS}
BESIDE = {block.key: [name.key for name in block.beside] for block in BLOCKS}


def test_blocks_say_the_same_as_definitions() -> None:
    looked_at: Counter[str] = Counter()

    @tried
    @given(scene=report_scenes())
    def check(scene: ReportScene) -> None:
        for viewer in (ADMIN, HEAD):
            looked_at.update(check_blocks(scene, viewer))

    check()
    assert looked_at.keys() == DEFINITIONS.keys() - {"events"}, "every block was computed in some company"


def check_blocks(scene: ReportScene, viewer: str) -> Iterator[str]:
    """Compares what both say of each block that can be computed; yields its key."""
    records, question = scene.company.records, scene.question
    for key, block in question.oracle(records, viewer).items():
        if not block.keys() & {"value", "series", "funnels"}:
            continue
        answer = ReportAnswer(records, DEFINITIONS[key], asked(viewer, question))
        match KINDS[key]:
            case WidgetKind.METRIC:
                check_metric(block, BESIDE[key], answer)
            case WidgetKind.SERIES:
                series = {each.category: each for each in answer.series()}
                told = {name: [(start, figure.value) for start, figure in each.points] for name, each in series.items()}
                assert told == {name: each["points"] for name, each in block["series"].items()}
            case WidgetKind.FUNNEL:
                assert answer.funnels() == block["funnels"]
            case _:
                check_parts(block, answer)
        yield key


def check_metric(block: dict[str, Any], names: list[str], answer: ReportAnswer) -> None:
    """The value, the one before, the trend, the records, and those of the figures beside it."""
    [total, *beside], before = answer.totals(), answer.previous()
    assert (total.value, set(total.records)) == (block["value"], block["records"])
    assert dict(zip(names, (set(figure.records) for figure in beside), strict=True)) == block["secondary_records"]
    assert (before[0].value if before else None) == block["previous"]
    assert [(start, figure.value) for start, figure in answer.trend()] == block["trend"]
    absolute, percent = (answer.changes() or [None])[0] or (None, None)
    expected = block["change"] or {"absolute": None, "percent": None}
    assert (absolute, percent) == (expected["absolute"], expected["percent"])


def check_parts(block: dict[str, Any], answer: ReportAnswer) -> None:
    """The parts, and the records behind each."""
    places = answer.cells() if "cells" in block else {line.place: line.figures[0] for line in answer.lines()}
    told = {tuple(None if each is NOT_GIVEN else each for each in place): set(f.records) for place, f in places.items()}
    assert told == {place if isinstance(place, tuple) else (place,): each for place, each in block["records"].items()}
