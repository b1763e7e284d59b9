"""No report of a company of up to 250 deals fails, has too many rows or takes too long, whatever it is asked."""

import json
from collections import Counter

from hypothesis import event, given, note
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.properties.examples import tried_on
from tests.properties.people import ADMIN
from tests.properties.reports.inputs import definition_input
from tests.properties.reports.queries import names_of
from tests.properties.reports.scenes import ReportScene, report_scenes
from tests.properties.settled_company import settle

_STATUS = """query($definition: ReportDefinitionInput!, $period: PeriodInput, $compareTo: Comparison!, $granularity: Granularity) {
  previewReport(definition: $definition, period: $period, compareTo: $compareTo, granularity: $granularity) {
    userErrors { message } widget { status { code message } } } }"""


@tried_on(20)
@given(scene=report_scenes(are_large=True))
async def test_no_report_of_a_large_company_fails(shared_engine: AsyncEngine, scene: ReportScene) -> None:
    settled = await settle(shared_engine, scene.company.records)
    names = await names_of(shared_engine, settled.id)
    ended = Counter[str]()
    for document in scene.documents:
        variables = {"definition": definition_input(document, names.id_of), **scene.question.variables}
        answer = (await settled.ask(ADMIN, _STATUS, variables, now=scene.question.now))["previewReport"]
        assert answer["userErrors"] == []
        status = answer["widget"]["status"]
        ended[status["code"]] += 1
        event(status["code"])
        if status["code"] == "FAILED":
            note(f"{status['message']} {scene.question} of {json.dumps(document)}")
    assert ended.total() == len(scene.documents)
    assert ended["FAILED"] == 0
