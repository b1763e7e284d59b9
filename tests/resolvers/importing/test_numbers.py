"""Numbers arrive as they are written."""

from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import Load
from tests.resolvers.importing.stored import value

_AMOUNT = """
d.fields->>(select f.id::text from custom_fields f where f.company_id = d.company_id and f.external_id = 'amount')"""


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("12345678901234567890.123456", "12345678901234567890.123456"),
        ("99999999999999999999.999999", "99999999999999999999.999999"),
        ("-0.000001", "-0.000001"),
        ("0.1", "0.1"),
        ("10.50", "10.50"),
        ("007.5", "7.5"),
        ("0", "0"),
        ("-0", "0"),
        ("9007199254740993", "9007199254740993"),
    ],
)
async def test_number_is_stored_exactly(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, cell: str, stored: str
) -> None:
    folder.write("deals.csv", f"external_id,deal_type,name,created_at,field:amount\nd1,sale,One,2024-01-01,{cell}\n")
    folder.remove("transitions.csv")
    await load()
    assert await value(engine, f"select {_AMOUNT} from deals d") == stored


async def test_sum_of_many_prices_is_exact(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    prices = [f"{number}.{number % 100:02}" for number in range(1000)]
    lines = (f"x{number},sale,X,2024-01-01,{price}" for number, price in enumerate(prices))
    folder.write("deals.csv", "\n".join(["external_id,deal_type,name,created_at,field:amount", *lines]))
    folder.remove("transitions.csv")
    await load()
    assert await value(engine, f"select sum(({_AMOUNT})::numeric) from deals d") == sum(map(Decimal, prices))


async def test_other_kinds_are_stored_as_their_kind(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    folder.write(
        "deals.csv",
        "external_id,deal_type,name,created_at,field:due,field:urgent,field:note,field:months,field:source\n"
        'd1,rent,One,2024-01-01,2024-02-29,false,"a ""quote"", \\ and é",3,\n',
    )
    folder.remove("transitions.csv")
    await load()
    query = """
    select jsonb_object_agg(f.external_id, v.value)
    from deals d, jsonb_each(d.fields) v, custom_fields f where f.company_id = d.company_id and f.id::text = v.key
    """
    assert await value(engine, query) == {
        "due": "2024-02-29",
        "urgent": False,
        "note": 'a "quote", \\ and é',
        "months": 3,
    }
