"""What a vendor's system brings is what an import of the same history brings."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor


async def test_the_desktop_is_that_of_an_import(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path
) -> None:
    vendor.page_sizes(25)
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    run = await connected.run()
    assert run is not None
    assert (run.kind, (await connected.state()).problem) == (RunKind.HISTORY, None)
    assert await connected.refusals() == []
    assert differences(await figures_of(engine, "acme"), await figures_of(engine, "told")) == {}
