"""Each night what is here is compared with what the vendor has. What was planted is found, told and mended."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.story import Move, Sale, Story
from tests.connectors.vendor import Vendor, went_on


async def test_planted_differences_are_found_and_mended(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path
) -> None:
    await connected.run()
    long_ago = clock.now.replace(second=0, microsecond=0) - timedelta(days=2)
    # None of them is told as a change: they have times before what is asked for.
    missing = Sale(2999, "Never told", None, 12, "10", None, (Move(31, 301, long_ago, 12),))
    outdated = went_on(story.sales[7], Move(31, 142, long_ago, 11))
    gone = story.sales[9]
    vendor.add_sale(missing, long_ago)
    vendor.add_sale(outdated, long_ago)
    vendor.lose_sale(gone.number)
    clock.now += timedelta(hours=1)
    await connected.run()
    assert [*await connected.rows("SELECT count(*) FROM deals")] == [(len(story.sales),)]
    run = await connected.run(RunKind.RECONCILIATION)
    assert run is not None
    assert (await connected.state()).problem is None
    found = run.differences[vendor.deals]
    assert {name: found[name] for name in ("there", "missing", "outdated", "gone")} == {
        "there": len(story.sales),
        "missing": 1,
        "outdated": 1,
        "gone": 1,
    }
    assert {
        sum(each[kind] for key, each in run.differences.items() if key != vendor.deals)
        for kind in ("missing", "outdated", "gone")
    } == {0}
    sales = {sale.number: sale for sale in (*story.sales, missing, outdated)}
    del sales[gone.number]
    story.sales = [*sales.values()]
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    assert differences(await figures_of(engine, "acme"), await figures_of(engine, "told")) == {}
    # Of two hundred requests an hour enough are left then.
    clock.now += timedelta(hours=1)
    again = await connected.run(RunKind.RECONCILIATION)
    assert again is not None
    assert {each[kind] for each in again.differences.values() for kind in ("missing", "outdated", "gone")} == {0}
