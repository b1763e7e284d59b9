"""What INTRUM's servers differ in, or its documentation leaves open."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from models import RunKind
from resolvers.importing import import_folder
from tests.conftest import Clock
from tests.connectors.as_folder import write_folder
from tests.connectors.connected import Connected
from tests.connectors.figures import differences, figures_of
from tests.connectors.intrum.account import IntrumCompany
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor

pytestmark = pytest.mark.parametrize("vendor", [IntrumCompany], indirect=True, ids=["intrum"])
NAMES = {"sales_type_id": "sale_type_id", "sales_status_id": "sale_stage_id"}
GONE = "SELECT external_id FROM {} WHERE deleted_at IS NOT NULL"


def company_of(vendor: Vendor) -> IntrumCompany:
    """The vendor, by its own kind."""
    assert isinstance(vendor, IntrumCompany)
    return vendor


def other_names(company: IntrumCompany) -> None:
    """Deals have the names of a client in use."""
    company.intrum.sales = [
        {NAMES.get(name, name): each for name, each in sale.items()} for sale in company.intrum.sales
    ]


def other_moves(company: IntrumCompany) -> None:
    """Changes of stage are told of all deals, whichever are asked for."""
    company.intrum.knows_sale_ids = False


def larger_pages(company: IntrumCompany) -> None:
    """Pages of deals and activities have as many rows as are asked for."""
    company.intrum.most = dict.fromkeys(company.intrum.most, 500)


def no_counts(company: IntrumCompany) -> None:
    """Nothing is counted."""
    company.intrum.counts = False


@pytest.mark.parametrize("differ", [other_names, other_moves, larger_pages, no_counts])
async def test_the_desktop_is_that_of_an_import_all_the_same(
    engine: AsyncEngine,
    connected: Connected,
    vendor: Vendor,
    story: Story,
    clock: Clock,
    tmp_path: Path,
    differ: object,
) -> None:
    assert callable(differ)
    differ(company_of(vendor))
    await import_folder(engine, write_folder(story, tmp_path / "told", "told"), now=clock.now)
    await connected.run()
    assert ((await connected.state()).problem, await connected.refusals()) == (None, [])
    assert differences(await figures_of(engine, "acme"), await figures_of(engine, "told")) == {}


async def test_more_records_than_a_page_has_are_asked_for_by_their_ids_and_none_is_taken_for_gone(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    company = company_of(vendor)
    await connected.run()
    clock.now += timedelta(hours=2)
    # No list shows them any more, and they are there.
    hidden = {str(sale.number) for sale in story.sales}
    found = company.intrum.found

    def hide(rows: list[dict[str, object]], *given: object) -> object:
        return found([row for row in rows if str(row["id"]) not in hidden or "by_ids" in given[0]], *given)  # type: ignore[operator]

    company.intrum.found = hide  # type: ignore[method-assign]
    run = await connected.run(RunKind.RECONCILIATION, may_delete=True)
    assert run is not None
    assert ((await connected.state()).problem, run.differences["sales"]["unseen"]) == (None, len(story.sales))
    assert run.differences["sales"]["gone"] == 0
    assert await connected.rows(GONE.format("deals")) == []


async def test_contacts_that_cannot_be_asked_for_by_several_ids_are_not_taken_for_gone(
    connected: Connected, vendor: Vendor, story: Story, clock: Clock
) -> None:
    company = company_of(vendor)
    await connected.run()
    clock.now += timedelta(hours=2)
    company.intrum.customers = [row for row in company.intrum.customers if row["id"] != "1003"]
    run = await connected.run(RunKind.RECONCILIATION)
    assert run is not None
    assert run.differences["contacts"]["ids"] == {"gone": ["1003"]}
    assert await connected.rows(GONE.format("contacts")) == [("intrum-1:customer-1003",)]


async def test_a_deal_that_is_deleted_between_two_pages_hides_none(
    connected: Connected, vendor: Vendor, story: Story
) -> None:
    company = company_of(vendor)
    company.page_sizes(20)

    async def lose(path: str) -> None:
        if path == vendor.path and vendor.server.count(path) == 2:
            vendor.server.meanwhile = None
            vendor.lose_sale(2003)

    vendor.server.meanwhile = lose
    await connected.run()
    assert (await connected.state()).problem is None
    here = {name for (name,) in await connected.rows("SELECT external_id FROM deals")}
    assert here == {f"intrum-1:sale-{sale.number}" for sale in story.sales}
