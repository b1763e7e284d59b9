"""The two oracles agree: a block of the desktop written as a definition says what the block says."""

from typing import Any

from hypothesis import given

from tests.oracle.reports.categories import NOT_GIVEN
from tests.oracle.reports.documents import Document, all_of, condition, dimension, measure, report
from tests.oracle.reports.report import ReportAnswer
from tests.properties.examples import tried
from tests.properties.people import ADMIN, HEAD
from tests.properties.reports.queries import asked
from tests.properties.reports.scenes import ReportScene, report_scenes

_PRICE = measure("SUM", "PRICE")


def received(channel: str) -> Document:
    """The incoming communications of a channel."""
    tests = [
        condition("CHANNEL", "IS_ONE_OF", {"text": channel}),
        condition("DIRECTION", "IS_ONE_OF", {"text": "incoming"}),
    ]
    return report("COMMUNICATIONS", where=all_of(*tests))


METRICS = {
    "contacts": report("CONTACTS", time="EXISTING"),
    "activities": report("ACTIVITIES", time="EXISTING"),
    "deals": report("DEALS", time="EXISTING"),
    "revenue": report("DEALS", "NUMBER", _PRICE, time="WON"),
    "won_deals": report(time="WON"),
    "lost_deals": report(time="LOST"),
    "potential_revenue": report("DEALS", "NUMBER", _PRICE, time="OPEN_AT_END"),
    "missed_revenue": report("DEALS", "NUMBER", _PRICE, time="LOST"),
    "calls": received("call"),
    "sms": received("sms"),
    "emails": received("email"),
    "forms": received("form"),
}
BROKEN_DOWN = {
    "new_activities": report("ACTIVITIES", "BARS", by=("ACTIVITY_TYPE",)),
    "activity_sources": report("ACTIVITIES", "MATRIX", by=("ACTIVITY_TYPE", "SOURCE")),
    "deal_types": report("DEALS", "BARS", by=("DEAL_TYPE",)),
    "deal_sources": report("DEALS", "BARS", by=("SOURCE",)),
}
REVENUE_BY_DEAL_TYPE = report("DEALS", "SERIES", _PRICE, time="WON", by=(dimension("TIME"), "DEAL_TYPE"))
SALES_FUNNEL = report("DEALS", "FUNNEL")


@tried
@given(scene=report_scenes())
def test_blocks_say_the_same_as_definitions(scene: ReportScene) -> None:
    records, question = scene.company.records, scene.question
    for viewer in (ADMIN, HEAD):
        blocks = question.oracle(records, viewer)

        def answer(document: Document, viewer: str = viewer) -> ReportAnswer:
            return ReportAnswer(records, document, asked(viewer, question))

        for key, document in METRICS.items():
            if "value" in blocks[key]:
                check_metric(blocks[key], answer(document))
        for key, document in BROKEN_DOWN.items():
            if "value" in blocks[key]:
                check_parts(blocks[key], answer(document))
        if "series" in blocks["revenue_by_deal_type"]:
            series = {each.category: each for each in answer(REVENUE_BY_DEAL_TYPE).series()}
            told = {name: [(start, figure.value) for start, figure in each.points] for name, each in series.items()}
            assert told == {name: each["points"] for name, each in blocks["revenue_by_deal_type"]["series"].items()}
        assert answer(SALES_FUNNEL).funnels() == blocks["sales_funnel"]["funnels"]


def check_metric(block: dict[str, Any], answer: ReportAnswer) -> None:
    """The value, the one before, the trend, and the records."""
    [total], before = answer.totals(), answer.previous()
    assert (total.value, set(total.records)) == (block["value"], block["records"])
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
