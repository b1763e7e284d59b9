"""A desktop narrowed by filters is the oracle's over the rows that pass, with what is behind every number."""

from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.filters import Filters
from tests.properties.answers import read_desktop
from tests.properties.comparison import compare
from tests.properties.definitions import Draw
from tests.properties.examples import tried_on
from tests.properties.filters import IDS, filters_input, some_filters, some_groups
from tests.properties.people import ADMIN, HEAD
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import settle


@st.composite
def filtered_scenes(draw: Draw) -> tuple[Scene, dict[str, Filters]]:
    """A company with groups, and by what each of two viewers filters."""
    scene: Scene = draw(scenes())
    records = scene.company.records
    records.add(*draw(some_groups(records)))
    return scene, {viewer: draw(some_filters(records)) for viewer in (ADMIN, HEAD)}


@tried_on(30)
@given(filtered=filtered_scenes())
async def test_a_filtered_desktop_equals_the_oracles_over_the_rows_that_pass(
    shared_engine: AsyncEngine, filtered: tuple[Scene, dict[str, Filters]]
) -> None:
    (scene, asked), records = filtered, filtered[0].company.records
    question = next(iter(scene.questions.values()))
    settled = await settle(shared_engine, records)
    for viewer, filters in asked.items():
        note(f"{viewer} filters by {filters}")
        ids = await settled.ask(viewer, IDS, now=question.now)
        variables = question.variables | {"filters": filters_input(filters, ids, records)}
        answer = await settled.desktop(viewer, variables, now=question.now)
        compare(read_desktop(answer), question.oracle(records, viewer, filters=filters))
