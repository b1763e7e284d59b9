"""Texts of Bitrix24 that the database cannot take, or might take for something else."""

from tests.connectors.bitrix24.portal import Portal, Refused
from tests.connectors.connected import Connected


async def test_a_complaint_with_nul_is_told_without(connected: Connected, portal: Portal) -> None:
    portal.refusals = [Refused(400, "ERROR_X", "not\0now")]
    await connected.run()
    state = await connected.state()
    assert state.problem == {"kind": "unexpected", "detail": "ERROR_X not\ufffdnow"}
    assert state.due_at > connected.clock.now


async def test_a_refused_record_is_told_as_it_is(connected: Connected, portal: Portal) -> None:
    deal = next(iter(portal.items[2].values()))
    deal |= {"title": r"a \u0000 is NUL", "createdTime": "never"}
    run = await connected.run()
    assert run is not None
    assert run.step == "end"
    [refusal] = await connected.refusals()
    assert r"a \u0000 is NUL" in refusal.row.values()
