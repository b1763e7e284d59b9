"""What a desktop tells of deals in other currencies, from cells and without them."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from tests.resolvers.records.office import Office
from tests.schema.administration.administration import Administration

_QUERY = """{ dashboard(period: {preset: THIS_MONTH}) { widgets { title total { value explain { notes { code count } } } } } }"""


@pytest.mark.parametrize("has_cells", [False, True])
async def test_a_figure_tells_what_is_converted_and_what_has_no_rate(
    engine: AsyncEngine, office: Office, has_cells: bool
) -> None:
    office_of = Administration(engine, office)
    rates = [{"currency": "USD", "validFrom": "2026-01-01", "rate": "0.9"}]
    assert (await office_of.change("setExchangeRates", "rateCount", rates=rates))["rateCount"] == 1
    fields = [{"field": office_of.id("fee"), "number": "10"}]
    for currency in ("USD", "JPY", None):
        given: dict[str, Any] = {"dealType": office_of.id("retail"), "stage": office_of.id("won"), "name": "A deal"}
        made = await office_of.change("createDeal", "deal { id }", **given, fields=fields, currency=currency)
        assert made["userErrors"] == []
    if has_cells:
        await rebuild(engine, office.company_id, lambda _: None)
    widgets = (await office_of.ask("admin", _QUERY))["dashboard"]["widgets"]
    revenue = next(each["total"] for each in widgets if each["title"] == "Revenue")
    notes = {note["code"]: note["count"] for note in revenue["explain"]["notes"]}
    assert revenue["value"] == "19"
    assert notes["CONVERTED"] == notes["WITHOUT_RATE"] == 1
    assert "WITHOUT_PRICE" not in notes
