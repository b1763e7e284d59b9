"""Whatever is done through the API, desktops show what the oracle says of it, and what is kept beside the ledger follows from it."""

from copy import deepcopy

from hypothesis import given, note
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.properties.answers import read_desktop
from tests.properties.comparison import compare
from tests.properties.examples import tried
from tests.properties.mirror import Mirror
from tests.properties.settled_company import settle
from tests.properties.steps import Life, lives
from tests.properties.through_the_api import ThroughTheApi
from tests.resolvers.importing.stored import check_ledger


@tried
@given(life=lives())
async def test_what_is_done_through_the_api_counts_as_the_oracle_says(shared_engine: AsyncEngine, life: Life) -> None:
    # The example itself stays as it was drawn, so that it can be told.
    mirror = Mirror(deepcopy(life.company.records))
    settled = await settle(shared_engine, mirror.records)
    api = await ThroughTheApi.of(settled)
    for step in life.steps:
        named = mirror.name(step)
        if named is not None:
            note(f"{step.now}: {step.kind}, {named}, at {step.when}")
            was_taken = await api.take(step, named)
            assert was_taken == mirror.take(step, named)
    await check_ledger(shared_engine, settled.records.company.external_id)
    for viewer, question in life.questions.items():
        note(f"{viewer} asks {question}")
        answer = await settled.desktop(viewer, question.variables, now=question.now)
        compare(read_desktop(answer), question.oracle(mirror.records, viewer))
