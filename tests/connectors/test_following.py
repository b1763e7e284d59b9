"""What changes in a vendor's system is brought by looking again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.story import Customer, Move, Sale, Story
from tests.connectors.vendor import Vendor, went_on

LATER = timedelta(hours=1)


def goes_on(story: Story, vendor: Vendor, clock: Clock) -> Story:
    """An hour later a customer came, whose deal is new, another one's deal is won, and a deal without a price has one."""
    clock.now += LATER
    at = clock.now.replace(second=0, microsecond=0) - timedelta(minutes=5)
    customer = Customer(1999, "Late", 12, at)
    new = Sale(2999, "New", 1999, 12, "700", 41, (Move(31, 301, at, 12),))
    won = went_on(story.sales[0], Move(31, 142, at, 11))
    [priced, *_] = [sale for sale in story.sales[1:] if sale.price is None]
    priced = replace(went_on(priced, Move(32, 312, at, 11)), price="9000")
    vendor.add_customer(customer)
    for sale in (new, won, priced):
        vendor.add_sale(sale)
    sales = {sale.number: sale for sale in (*story.sales, new, won, priced)}
    return replace(story, customers=[*story.customers, customer], sales=[*sales.values()])


async def test_what_changed_is_brought(
    engine: AsyncEngine, connected: Connected, vendor: Vendor, story: Story, clock: Clock, tmp_path: Path
) -> None:
    await connected.run()
    now = goes_on(story, vendor, clock)
    run = await connected.run()
    assert run is not None
    assert (run.kind, (await connected.state()).problem) == (RunKind.CHANGES, None)
    assert await connected.refusals() == []
    assert run.counts["deal"] == {"created": 1, "updated": 2}
    await import_folder(engine, write_folder(now, tmp_path / "told", "told"), now=clock.now)
    assert differences(await figures_of(engine, "acme", clock.now), await figures_of(engine, "told", clock.now)) == {}


async def test_looking_where_nothing_changed_costs_little_and_is_no_run(
    connected: Connected, vendor: Vendor, clock: Clock
) -> None:
    await connected.run()
    clock.now += LATER
    # The directory is read anew now, and then not for a while.
    before = await connected.run()
    vendor.server.asked.clear()
    clock.now += timedelta(minutes=20)
    assert await connected.run() == before
    assert (await connected.state()).problem is None
    assert 0 < len(vendor.server.asked) <= 12


async def test_what_was_deleted_there_is_deleted_here(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    await connected.run()
    clock.now += LATER
    vendor.remove_sale(2005)
    await connected.run(None if vendor.tells_of_deletions else RunKind.RECONCILIATION)
    assert (await connected.state()).problem is None
    gone = "SELECT external_id FROM deals WHERE deleted_at IS NOT NULL"
    assert [name.partition(":")[2] for (name,) in await connected.rows(gone)] == [vendor.deal_id(2005)]
    vendor.add_sale(story.sales[4], clock.now + timedelta(minutes=1))
    clock.now += LATER
    await connected.run()
    assert await connected.rows(gone) == []
