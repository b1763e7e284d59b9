"""A company that was imported before, when less was known of it, becomes what a later import says."""

from copy import deepcopy

from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.records import Records
from tests.properties.answers import read_desktop
from tests.properties.comparison import compare
from tests.properties.examples import tried
from tests.properties.questions import Scene, scenes
from tests.properties.settled_company import settle


def as_known_before(records: Records, unknown_moves: set[int]) -> Records:
    """The records without some of the moves, and without custom fields; a deal is of the type of its last known move."""
    before = deepcopy(records)
    before.transitions = [row for row in before.transitions if row.ordinal not in unknown_moves]
    known = sorted(before.transitions, key=lambda row: (row.occurred_at, row.ordinal))
    types = {row.deal: row.deal_type for row in known}
    for deal in before.deals.values():
        deal.deal_type = types.get(deal.external_id, deal.deal_type)
        deal.fields = {}
    return before


@tried
@given(scene=scenes(), unknown_moves=st.sets(st.integers(0, 40)))
async def test_importing_again_with_more_moves_equals_importing_all_at_once(
    shared_engine: AsyncEngine, scene: Scene, unknown_moves: set[int]
) -> None:
    records = scene.company.records
    await settle(shared_engine, as_known_before(records, unknown_moves))
    settled = await settle(shared_engine, records)
    for viewer, question in scene.questions.items():
        note(f"{viewer} asks {question}")
        answer = await settled.desktop(viewer, question.variables, now=question.now)
        compare(read_desktop(answer), question.oracle(records, viewer))
