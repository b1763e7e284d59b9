"""Records that are not as they are documented: each is refused by itself, told with its reason, and the others come."""

from collections.abc import Callable

import pytest

from tests.connectors.amocrm.account import AmoAccount
from tests.connectors.connected import Connected
from tests.connectors.hubspot.account import HubAccount
from tests.connectors.intrum.account import IntrumCompany
from tests.connectors.story import Story
from tests.connectors.vendor import Vendor
from tests.connectors.vendor_server import Row

Spoil = Callable[[Row], object]
HUGE = 10**17


SPOILT: list[tuple[type[Vendor], str, Spoil]] = [
    (AmoAccount, "no list", lambda lead: lead.update(_embedded=[])),
    (AmoAccount, "no instant", lambda lead: lead.update(created_at=HUGE)),
    (AmoAccount, "no number", lambda lead: lead.update(created_at="yesterday")),
    (AmoAccount, "values", lambda lead: lead.update(custom_fields_values=[{"field_id": 501, "values": [None]}])),
    (HubAccount, "no properties", lambda deal: deal.update(properties={})),
    (HubAccount, "no history", lambda deal: deal.update(history={"dealstage": [("never", "31301", None)]})),
    (IntrumCompany, "no stage", lambda sale: sale.pop("sales_status_id")),
    (IntrumCompany, "no day", lambda sale: sale.update(date_create="2025-13-45", sale_activity_date="2025-13-45")),
    (IntrumCompany, "fields", lambda sale: sale.update(fields={"723": None})),
]


def deals_of(vendor: Vendor) -> list[Row]:
    """The deals as the vendor has them."""
    match vendor:
        case AmoAccount():
            return vendor.amo.rows["leads"]
        case HubAccount():
            return vendor.hub.objects["deals"]
        case IntrumCompany():
            return vendor.intrum.sales
        case _:
            raise AssertionError(vendor)


@pytest.mark.parametrize(
    ("vendor", "spoil"),
    [pytest.param(of, spoil, id=f"{of.key}, {name}") for of, name, spoil in SPOILT],
    indirect=["vendor"],
)
async def test_a_deal_that_cannot_be_read_is_refused_and_the_others_come(
    connected: Connected, vendor: Vendor, story: Story, spoil: Spoil
) -> None:
    [deal] = [deal for deal in deals_of(vendor) if str(deal["id"]) == "2003"]
    spoil(deal)
    run = await connected.run()
    assert run is not None
    assert ((await connected.state()).problem, run.step) == (None, "end")
    assert [each.external_id for each in await connected.refusals()] == [f"{vendor.key}-1:{vendor.deal_id(2003)}"]
    assert run.counts["deal"] == {"created": len(story.sales) - 1, "refused": 1}


@pytest.mark.parametrize("vendor", [AmoAccount], indirect=True, ids=["amocrm"])
async def test_a_lead_whose_events_say_nothing_is_refused(connected: Connected, vendor: Vendor) -> None:
    assert isinstance(vendor, AmoAccount)
    event = vendor.amo.rows["events"][0]
    event |= {"value_before": []}
    await connected.run()
    assert (await connected.state()).problem is None
    refused = [each.external_id for each in await connected.refusals()]
    assert refused == [f"amocrm-1:{vendor.deal_id(event['entity_id'])}"]
