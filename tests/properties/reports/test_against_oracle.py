"""Whatever a report is asked, it says what the oracle says."""

import json

from hypothesis import given, note
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.reports.needs import gaps
from tests.oracle.reports.report import ReportAnswer
from tests.properties.examples import tried
from tests.properties.reports.answers import Reader, expected
from tests.properties.reports.asking import asked, names_of, preview
from tests.properties.reports.scenes import ROLES, ReportScene, report_scenes
from tests.properties.settled_company import settle


@tried
@given(scene=report_scenes())
async def test_every_report_equals_the_oracles(shared_engine: AsyncEngine, scene: ReportScene) -> None:
    records = scene.company.records
    settled = await settle(shared_engine, records)
    names = await names_of(shared_engine, settled.id)
    for document in scene.documents:
        for viewer in ROLES:
            note(f"{viewer} asks {scene.question} of {json.dumps(document)}")
            answer = await preview(settled, names, viewer, document, scene.question)
            assert answer["userErrors"] == []
            widget = answer["widget"]
            has_gaps = gaps(records, document)
            if widget["status"]["code"] == "NOT_CONFIGURED":
                assert has_gaps
                continue
            assert widget["status"]["code"] == ("PARTIAL" if has_gaps else "READY")
            compare(
                Reader(document, names).read(widget),
                expected(ReportAnswer(records, document, asked(viewer, scene.question))),
            )


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
