"""The whole product, from the import to the answer, says what the oracle says."""

from typing import Any

from hypothesis import given, note
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.properties.answers import read_desktop
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import settle


@given(scene=scenes())
async def test_every_viewers_desktop_equals_the_oracles(shared_engine: AsyncEngine, scene: Scene) -> None:
    records = scene.company.records
    settled = await settle(shared_engine, records)
    for viewer, question in scene.questions.items():
        answer = await settled.desktop(viewer, question.variables, now=question.now)
        note(f"{viewer} asks {question}")
        compare(read_desktop(answer), question.oracle(records, viewer))


def compare(answered: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]) -> None:
    """Both say the same, block by block and part by part: what differs is told as small as possible."""
    assert list(answered) == list(expected)
    for block, parts in expected.items():
        for part, value in parts.items():
            if answered[block].get(part) != value:
                note(f"{block}.{part}")
            assert answered[block].get(part) == value, f"{block}.{part}"
        assert answered[block].keys() == parts.keys(), block
