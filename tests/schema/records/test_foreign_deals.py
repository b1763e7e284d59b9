"""Deals in another currency than their company's, as a client of the API meets them."""

from sqlalchemy import insert

from models import CustomField
from schema.node import global_id
from tests.schema.records.api import Api, codes

_DELETE = """mutation($input: ChosenCustomFieldInput!) {
  payload: deleteCustomField(input: $input) { deletedId userErrors { field code message } } }"""


async def test_a_price_field_that_only_a_deal_without_a_rate_has_filled_is_in_use(api: Api) -> None:
    values = {"company_id": api.office.company_id, "name": "toll", "kind": "price", "entity": "deal"}
    async with api.engine.begin() as connection:
        made = await connection.execute(insert(CustomField).values(values).returning(CustomField.id))
        toll = global_id("CustomField", made.scalar_one())
    deal = await api.create_deal(currency="USD", fields=[{"field": toll, "number": "5"}])
    refused = (await api.ask("admin", _DELETE, input={"field": toll}))["payload"]
    assert codes(refused) == [("field", "IN_USE")]
    await api.write("seller", "updateDeal", deal=deal, fields=[{"field": toll, "number": None}])
    assert (await api.ask("admin", _DELETE, input={"field": toll}))["payload"]["deletedId"] == toll
