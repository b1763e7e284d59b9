"""Whatever a report is asked, it says what the oracle says."""

import json
from typing import Any

from hypothesis import given, note
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.reports.needs import gaps
from tests.oracle.reports.report import ReportAnswer
from tests.properties.examples import tried_on
from tests.properties.people import ADMIN, CLERK, HEAD
from tests.properties.reports.answers import Reader, expected
from tests.properties.reports.queries import Names, asked, names_of, open_saved, preview, save
from tests.properties.reports.scenes import ReportScene, report_scenes
from tests.properties.settled_company import settle


@tried_on(40)
@given(scene=report_scenes())
async def test_every_report_equals_the_oracles(shared_engine: AsyncEngine, scene: ReportScene) -> None:
    records = scene.company.records
    settled = await settle(shared_engine, records)
    names = await names_of(shared_engine, settled.id)
    note(repr(records))
    for document in scene.documents:
        note(f"{scene.question} of {json.dumps(document)}")
        answer = await preview(settled, names, ADMIN, document, scene.question)
        assert answer["userErrors"] == []
        # Only administrators try reports out; everybody else opens saved ones.
        saved = await save(settled, names, document, scene.question)
        widgets = {ADMIN: answer["widget"]}
        for viewer in (HEAD, CLERK):
            widgets[viewer] = await open_saved(settled, viewer, saved, scene.question)
        for viewer, widget in widgets.items():
            note(f"{viewer} asks")
            check(ReportAnswer(records, document, asked(viewer, scene.question)), widget, names)


def check(answer: ReportAnswer, widget: dict[str, Any], names: Names) -> None:
    """The status and everything shown are as the oracle says."""
    has_gaps = gaps(answer.ground.records, answer.document)
    if widget["status"]["code"] == "NOT_CONFIGURED":
        assert has_gaps
        return
    assert widget["status"]["code"] == ("PARTIAL" if has_gaps else "READY")
    compare(Reader(answer.document, names).read(widget), expected(answer))


def compare(answered: dict[str, object], expected: dict[str, object]) -> None:
    """Both say the same, part by part, so that a difference is told as small as possible."""
    for part, value in expected.items():
        if part == "total":
            inner = answered[part]
            assert isinstance(inner, dict)
            assert isinstance(value, dict)
            compare(inner, value)
        else:
            assert answered[part] == value, part
    assert answered.keys() == expected.keys()
