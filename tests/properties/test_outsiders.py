"""Companies share a database, and nothing crosses from one to another."""

import pytest
from hypothesis import given
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.records import Records
from tests.oracle.small_company import SmallCompany
from tests.properties.answers import read_desktop
from tests.properties.comparison import compare
from tests.properties.counted import counted_in, wholes
from tests.properties.document import PEOPLE, WHOLES
from tests.properties.examples import tried
from tests.properties.people import ADMIN
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import RefusedError, SettledCompany, settle

OUTSIDER = "boss"

NODE = "query Node($id: ID!) { node(id: $id) { id } }"


@pytest.fixture(scope="module")
async def outside(shared_engine: AsyncEngine) -> SettledCompany:
    """A company where everything is set up, and nothing has happened."""
    return await settle(shared_engine, an_empty_company())


def an_empty_company() -> Records:
    """Deal types, stages and source fields, and not one record."""
    small = SmallCompany()
    small.records.company.external_id = "outside"
    small.source_field("source", "deal", None, {"web": "Web"})
    small.source_field("origin", "activity", None, {"ads": "Ads"})
    return small.records


@tried
@given(scene=scenes())
async def test_an_outsider_sees_only_zeros(outside: SettledCompany, scene: Scene) -> None:
    await settle(outside.engine, scene.company.records)
    question = next(iter(scene.questions.values()))
    variables, now = question.variables, question.now
    answer = await outside.desktop(OUTSIDER, variables, now=now)
    numbers = list(counted_in(answer))
    assert len(wholes(answer)) == 18
    assert all(number.value == 0 and not number.nodes for number in numbers)
    compare(read_desktop(answer), question.oracle(outside.records, OUTSIDER))


@tried
@given(scene=scenes())
async def test_an_outsider_reaches_nothing_by_its_id(outside: SettledCompany, scene: Scene) -> None:
    inside = await settle(outside.engine, scene.company.records)
    question = next(iter(scene.questions.values()))
    answer = await inside.desktop(ADMIN, question.variables, now=question.now, document=WHOLES)
    people = await inside.ask(ADMIN, PEOPLE, now=question.now)
    users = [edge["node"]["id"] for edge in people["users"]["edges"]]
    departments = [each["id"] for each in people["departments"]]
    records = {edge["node"]["id"] for whole in wholes(answer).values() for edge in whole["records"]["edges"]}
    for each in [*sorted(records), users[0], *departments[:1]]:
        assert (await inside.ask(ADMIN, NODE, {"id": each}, now=question.now))["node"] == {"id": each}
        assert await outside.ask(OUTSIDER, NODE, {"id": each}, now=question.now) == {"node": None}
    for scope in ({"users": users[:1]}, *({"departments": [each]} for each in departments[:1])):
        with pytest.raises(RefusedError, match=r"^NOT_FOUND"):
            await outside.desktop(OUTSIDER, question.variables, now=question.now, scope=scope, document=WHOLES)
