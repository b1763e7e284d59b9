"""Deals of HubSpot in another currency than the company's here."""

import pytest

from tests.connectors.connected import Connected
from tests.connectors.hubspot.account import HubAccount
from tests.connectors.vendor import Vendor

DEALS = """
SELECT d.external_id, d.currency FROM deals d
WHERE d.external_id IN ('hubspot-1:deal-{0}', 'hubspot-1:deal-{1}', 'hubspot-1:deal-{2}')"""


@pytest.mark.parametrize("vendor", [HubAccount], indirect=True, ids=["hubspot"])
async def test_a_deal_has_the_currency_that_it_has_there_unless_that_is_the_companys_own(
    connected: Connected, vendor: Vendor
) -> None:
    assert isinstance(vendor, HubAccount)
    usd, own, untold = vendor.hub.objects["deals"][:3]
    usd["properties"]["deal_currency_code"] = "USD"
    own["properties"]["deal_currency_code"] = "EUR"
    await connected.run()
    assert await connected.refusals() == []
    assert dict(await connected.rows(DEALS.format(usd["id"], own["id"], untold["id"]))) == {
        f"hubspot-1:deal-{usd['id']}": "USD",
        f"hubspot-1:deal-{own['id']}": None,
        f"hubspot-1:deal-{untold['id']}": None,
    }
