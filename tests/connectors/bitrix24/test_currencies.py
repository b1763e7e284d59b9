"""Deals of Bitrix24 in another currency than the company's here."""

from datetime import date, timedelta
from decimal import Decimal

from resolvers.commands import begin
from resolvers.currencies.rates import write_rates
from tests.connectors.bitrix24.portal import Portal
from tests.connectors.bitrix24.small_portal import DEAL, add_item
from tests.connectors.connected import Connected

DEALS = """
SELECT d.external_id, d.currency, d.fields -> f.id::text FROM deals d
JOIN custom_fields f ON f.company_id = d.company_id AND f.name = 'Amount'
WHERE d.external_id IN ('bitrix24-1:deal-1', 'bitrix24-1:deal-2') ORDER BY d.external_id"""


async def test_the_companys_own_is_no_other_and_another_adds_no_amount_until_there_is_a_rate(
    connected: Connected, portal: Portal
) -> None:
    add_item(portal, DEAL, 1, currencyId="USD")
    await connected.run()
    assert await connected.refusals() == []
    assert await connected.rows(DEALS) == [
        ("bitrix24-1:deal-1", "USD", None),
        ("bitrix24-1:deal-2", None, 200.5),
    ]
    async with begin(connected.command) as transaction:
        await write_rates(transaction, {("USD", date(2025, 1, 1)): Decimal("0.5")})
    assert await connected.rows(DEALS) == [
        ("bitrix24-1:deal-1", "USD", 50.25),
        ("bitrix24-1:deal-2", None, 200.5),
    ]


async def test_a_deal_that_comes_back_to_the_companys_currency_has_its_amount_as_it_is(
    connected: Connected, portal: Portal
) -> None:
    add_item(portal, DEAL, 1, currencyId="USD")
    await connected.run()
    connected.clock.now += timedelta(minutes=5)
    add_item(portal, DEAL, 1, currencyId="EUR", updatedTime=connected.clock.now.isoformat())
    await connected.run()
    assert (await connected.rows(DEALS))[0] == ("bitrix24-1:deal-1", None, 100.5)
