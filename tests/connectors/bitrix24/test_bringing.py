"""Bitrix24 is brought whole, and then what changes there."""

from models import RunKind
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.connected import Connected


async def test_the_history_is_brought_whole(connected: Connected, portal: Portal) -> None:
    run = await connected.run()
    assert run is not None
    state = await connected.state()
    assert state.problem is None
    assert (run.kind, run.step) == (RunKind.HISTORY, "end")
    assert run.ended_at is not None
    assert [each.problems for each in await connected.refusals()] == []
    assert run.counts["contact"] == {"created": 14}
    assert run.counts["deal"] == {"created": 60}
    assert run.counts["activity"] == {"created": 8}
