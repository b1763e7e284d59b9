"""A process that carries a connection on is killed in the middle of something, and another one takes it over."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.connectors import claims
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor


async def tell_nobody(*_: object) -> None:
    """In place of letting go of a connection."""


@pytest.mark.parametrize("which", [1, 2])
async def test_another_process_goes_on_where_the_killed_one_was(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path, which: int
) -> None:
    vendor.page_sizes(40)

    async def kill(path: str) -> None:
        if path == vendor.path and vendor.server.count(path) == which:
            vendor.server.meanwhile = None
            first.cancel()

    vendor.server.meanwhile = kill
    with pytest.MonkeyPatch.context() as patch:
        # As a process that is killed: it tells nobody.
        patch.setattr(claims, "release", tell_nobody)
        first = asyncio.create_task(connected.runner().run_next())
        await asyncio.gather(first, return_exceptions=True)
    assert first.cancelled()
    assert vendor.server.count(vendor.path) == which
    clock.now += timedelta(minutes=1)
    await connected.run()
    assert (await connected.state()).problem is None
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    assert differences(await figures_of(engine, "acme"), await figures_of(engine, "told")) == {}
