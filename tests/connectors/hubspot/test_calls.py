"""Calls that HubSpot has no more."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.hubspot.account import HubAccount
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor


@pytest.mark.parametrize("vendor", [HubAccount], indirect=True, ids=["hubspot"])
async def test_a_call_that_is_gone_there_is_gone_here(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path
) -> None:
    assert isinstance(vendor, HubAccount)
    await connected.run()
    gone = next(talk for talk in story.talks if talk.channel == "call" and talk.is_incoming)
    [call] = [call for call in vendor.hub.objects["calls"] if call["id"] == str(gone.number)]
    call["archived"] = True
    run = await connected.run(RunKind.RECONCILIATION)
    assert run is not None
    assert run.differences["calls"]["ids"] == {"gone": [str(gone.number)]}
    story.talks.remove(gone)
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    assert differences(await figures_of(engine, "acme"), await figures_of(engine, "told")) == {}
    again = await connected.run(RunKind.RECONCILIATION)
    assert again is not None
    assert again.differences["calls"]["unseen"] == 0
