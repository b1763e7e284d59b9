"""The whole product, from the import to the answer, says what the oracle says."""

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.scopes import departments_headed_by, people_of, people_seen_by, with_sub_departments
from tests.properties.answers import read_compared, read_desktop
from tests.properties.comparison import compare
from tests.properties.document import PEOPLE
from tests.properties.examples import tried
from tests.properties.people import ADMIN, HEAD
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import RefusedError, settle

some = st.lists(st.integers(0, 20), max_size=2, unique=True)


@tried
@given(scene=scenes())
async def test_every_viewers_desktop_equals_the_oracles(shared_engine: AsyncEngine, scene: Scene) -> None:
    records = scene.company.records
    settled = await settle(shared_engine, records)
    for viewer, question in scene.questions.items():
        note(f"{viewer} asks {question}")
        answer = await settled.desktop(viewer, question.variables, now=question.now)
        compare(read_desktop(answer), question.oracle(records, viewer))
        assert read_compared(answer) == question.compared(records)


@tried
@given(scene=scenes(), viewer=st.sampled_from([ADMIN, HEAD]), users=some, departments=some)
async def test_a_narrower_scope_is_what_the_viewer_sees_of_the_people_asked_for_or_refused(
    shared_engine: AsyncEngine, scene: Scene, viewer: str, users: list[int], departments: list[int]
) -> None:
    records, question = scene.company.records, next(iter(scene.questions.values()))
    asked_users = {name for number, name in enumerate(records.users) if number in users}
    asked_departments = {name for number, name in enumerate(records.departments) if number in departments}
    asked = asked_users | people_of(records, with_sub_departments(records, asked_departments))
    seen = people_seen_by(records, viewer)
    settled = await settle(shared_engine, records)
    people = await settled.ask(viewer, PEOPLE, now=question.now)
    scope = {
        "users": [edge["node"]["id"] for edge in people["users"]["edges"] if edge["node"]["name"] in asked_users],
        "departments": [each["id"] for each in people["departments"] if each["externalId"] in asked_departments],
    }
    narrowed = bool(asked_users or asked_departments)
    nobody = not (asked if seen is None else asked & seen)
    # An empty department of one's own is an honest zero.
    own = seen is None or asked_departments <= departments_headed_by(records, viewer)
    if narrowed and nobody and (asked_users or not own):
        with pytest.raises(RefusedError, match=r"^FORBIDDEN"):
            await settled.desktop(viewer, question.variables, now=question.now, scope=scope)
    else:
        answer = await settled.desktop(viewer, question.variables, now=question.now, scope=scope)
        compare(read_desktop(answer), question.oracle(records, viewer, asked if narrowed else None))
