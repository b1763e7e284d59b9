"""Every number of whatever desktop, and of whatever report, is the same where it stands and by its path."""

from typing import Any

from hypothesis import event, given
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.numbers_by_path import NUMBERS, by_path, check_same, fragments_for
from tests.properties.examples import tried_on
from tests.properties.people import ADMIN
from tests.properties.questions import Scene, scenes
from tests.properties.reports.inputs import definition_input
from tests.properties.reports.queries import names_of
from tests.properties.reports.scenes import ReportScene, report_scenes
from tests.properties.settled_company import settle

_VARIABLES = "$period: PeriodInput, $compareTo: Comparison!, $granularity: Granularity"
_ARGUMENTS = "period: $period, compareTo: $compareTo, granularity: $granularity"
_DESKTOP = f"query({_VARIABLES}) {{ dashboard({_ARGUMENTS}) {{ widgets {{ ...Numbers }} }} }} {NUMBERS}"
_WIDGET = f"query({_VARIABLES}, $key: String!) {{ dashboard({_ARGUMENTS}) {{ widget(key: $key) {{ ...%s }} }} }}"
_REPORT = (
    f"query({_VARIABLES}, $definition: ReportDefinitionInput!) {{ "
    f"previewReport({_ARGUMENTS}, definition: $definition) {{ widget {{ ...%s }} }} }}"
)


@tried_on(4)
@given(scene=scenes())
async def test_every_number_of_a_desktop(shared_engine: AsyncEngine, scene: Scene) -> None:
    settled = await settle(shared_engine, scene.company.records)
    [(viewer, question), *_] = scene.questions.items()
    answer = await settled.ask(viewer, _DESKTOP, question.variables, now=question.now)
    looked_at = 0
    for widget in answer["dashboard"]["widgets"]:
        own, asked_for = by_path(widget), list[Any]()
        for fragment in fragments_for(list(own)):
            variables = {**question.variables, "key": widget["key"]}
            found = await settled.ask(viewer, _WIDGET % "Asked" + fragment, variables, now=question.now)
            asked_for += found["dashboard"]["widget"].values()
        check_same(own, asked_for)
        looked_at += len(own)
    assert looked_at > len(answer["dashboard"]["widgets"])


@tried_on(4)
@given(scene=report_scenes())
async def test_every_number_of_a_report(shared_engine: AsyncEngine, scene: ReportScene) -> None:
    settled, question = await settle(shared_engine, scene.company.records), scene.question
    names = await names_of(shared_engine, settled.id)
    for document in scene.documents:
        variables = {**question.variables, "definition": definition_input(document, names.id_of)}
        answer = await settled.ask(ADMIN, _REPORT % "Numbers" + NUMBERS, variables, now=question.now)
        own, asked_for = by_path(answer["previewReport"]["widget"]), list[Any]()
        for fragment in fragments_for(list(own)):
            found = await settled.ask(ADMIN, _REPORT % "Asked" + fragment, variables, now=question.now)
            asked_for += found["previewReport"]["widget"].values()
        check_same(own, asked_for)
        event(f"{answer['previewReport']['widget']['kind']} has numbers: {bool(own)}")
