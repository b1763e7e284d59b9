"""What figures are made of is taken from the vendor, as long as nobody has chosen it here."""

from models import RunKind
from tests.connectors.connected import Connected

_TYPES = """
SELECT t.external_id, array(SELECT name FROM custom_fields WHERE company_id = t.company_id AND id = ANY(price_field_ids)),
  array(SELECT name FROM stages WHERE company_id = t.company_id AND id = ANY(success_stage_ids)),
  array(SELECT name FROM stages WHERE company_id = t.company_id AND id = ANY(failure_stage_ids))
FROM deal_type_report_fields JOIN deal_types t ON t.company_id = deal_type_report_fields.company_id AND t.id = deal_type_id
ORDER BY 1"""


async def test_stages_that_are_won_and_lost_are_taken_with_prices_and_what_was_chosen_stays(
    connected: Connected,
) -> None:
    before = await connected.rows(_TYPES)
    assert [name for name, *_ in before] == ["rent", "sale"]
    await connected.run()
    assert (await connected.state()).problem is None
    assert await connected.rows(_TYPES) == [
        ("bitrix24-1:category-0", ["Amount"], ["Deal successful"], ["Deal failed"]),
        ("bitrix24-1:category-5", ["Amount"], ["Done"], []),
        *before,
    ]


async def test_what_an_administrator_chose_since_stays(connected: Connected) -> None:
    await connected.run()
    async with connected.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE deal_type_report_fields SET failure_stage_ids = '{}'")
    chosen = await connected.rows(_TYPES)
    await connected.run(RunKind.RECONCILIATION)
    assert (await connected.state()).problem is None
    assert await connected.rows(_TYPES) == chosen
