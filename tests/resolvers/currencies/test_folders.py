"""Currencies and rates of a folder, and of everything that is taken of a company."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.currencies.verifying import verify_conversion
from resolvers.importing import ImportRefusedError, import_folder
from resolvers.portability.taking import open_taking
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.importing.company_folder import COMPANY, CompanyFolder

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
_DEALS = """\
external_id,deal_type,name,responsible,created_at,currency,field:amount,field:extra
d1,sale,Deal One,max,2024-02-01T10:00:00+01:00,USD,100.50,
d2,sale,Deal Two,kim,2024-02-02,EUR,10,
d3,rent,Deal Three,,2024-02-03,JPY,7,
d4,sale,Deal Four,,2024-01-31,USD,1,2
"""
_RATES = """\
currency,valid_from,rate
USD,2024-02-01,0.92
USD,2024-02-05,0.93
"""


@pytest.fixture
def folder(tmp_path: Path) -> CompanyFolder:
    folder = CompanyFolder(tmp_path / "acme")
    folder.write("deals.csv", _DEALS)
    folder.write("exchange_rates.csv", _RATES)
    return folder


async def _amounts(engine: AsyncEngine) -> dict[str, Any]:
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("""
SELECT deals.external_id, (fields -> amount.id::text)::numeric FROM deals
JOIN custom_fields AS amount ON amount.company_id = deals.company_id AND amount.external_id = 'amount'""")
        )
        return {row[0]: row[1] for row in rows}


async def test_deals_are_converted_by_the_rates_that_come_with_them(engine: AsyncEngine, folder: CompanyFolder) -> None:
    company = (await import_folder(engine, folder.path, now=NOW, cells_from=0)).company_id
    # d1 was won on 5 February; there is no rate of yen, nor of dollars in January.
    told = {"d1": Decimal("93.47"), "d2": Decimal(10), "d3": None, "d4": None}
    assert await _amounts(engine) == told
    await check_folded(engine, company, COMPANY["timezone"])
    assert (await verify_conversion(engine, company)).wrong == 0

    await import_folder(engine, folder.path, now=NOW)
    assert await _amounts(engine) == told
    folder.write("exchange_rates.csv", "currency,valid_from,rate\nJPY,2024-01-01,0.0062\nUSD,2024-01-01,0.9\n")
    folder.change("deals.csv", "d2,sale,Deal Two,kim,2024-02-02,EUR", "d2,sale,Deal Two,kim,2024-02-02,USD")
    await import_folder(engine, folder.path, now=NOW)
    assert await _amounts(engine) == {
        "d1": Decimal("93.47"),
        "d2": Decimal("9.20"),
        "d3": Decimal("0.04"),
        "d4": Decimal("0.90"),
    }
    assert (await verify_conversion(engine, company)).wrong == 0
    await check_folded(engine, company, COMPANY["timezone"])


async def test_everything_that_is_taken_says_what_was_given(
    engine: AsyncEngine, folder: CompanyFolder, tmp_path: Path
) -> None:
    company = (await import_folder(engine, folder.path, now=NOW)).company_id
    amounts = await _amounts(engine)
    taken = tmp_path / "taken"
    taken.mkdir()
    async with open_taking(engine, company) as taking:
        async for file in taking.files():
            if "/" not in file.name:
                (taken / file.name).write_bytes(b"".join([chunk async for chunk in file.chunks]))
    assert ",USD,100.50," in (taken / "deals.csv").read_text()
    assert (taken / "exchange_rates.csv").read_text().splitlines()[1:] == ["USD,2024-02-01,0.92", "USD,2024-02-05,0.93"]
    again = (await import_folder(engine, taken, now=NOW, company="another")).company_id
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE deals SET external_id = 'old ' || external_id WHERE company_id = :id"), {"id": company}
        )
        await connection.execute(
            text("UPDATE custom_fields SET external_id = 'old ' || external_id WHERE company_id = :id"), {"id": company}
        )
    assert await _amounts(engine) == amounts
    assert (await verify_conversion(engine, again)).deals == 3


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ("USD,2024-02-01,0", "is not a rate"),
        ("USD,2024-02-01,1.1.1", "is not a rate"),
        ("usd,2024-02-01,1", "is not the code of a currency"),
        ("USD,01.02.2024,1", "is not a date"),
        ("EUR,2024-02-01,1", "the company's own"),
        ("USD,2024-02-01,1\nUSD,2024-02-01,2", "in line 2 too"),
    ],
)
async def test_wrong_rates_are_refused(engine: AsyncEngine, folder: CompanyFolder, rates: str, told: str) -> None:
    folder.write("exchange_rates.csv", f"currency,valid_from,rate\n{rates}\n")
    with pytest.raises(ImportRefusedError, match=told):
        await import_folder(engine, folder.path, now=NOW)


async def test_the_company_keeps_its_currency_while_there_are_others(
    engine: AsyncEngine, folder: CompanyFolder
) -> None:
    await import_folder(engine, folder.path, now=NOW)
    folder.write_json("company.json", {**COMPANY, "currency": "USD"})
    with pytest.raises(ImportRefusedError, match="exchange rates"):
        await import_folder(engine, folder.path, now=NOW)


async def test_another_clock_is_another_day(engine: AsyncEngine, folder: CompanyFolder) -> None:
    folder.write("exchange_rates.csv", "currency,valid_from,rate\nUSD,2024-02-01,0.9\nUSD,2024-02-05,0.8\n")
    folder.write("transitions.csv", "deal,to_stage,occurred_at\nd1,won,2024-02-04T23:30:00Z\n")
    company = (await import_folder(engine, folder.path, now=NOW, cells_from=0)).company_id
    assert (await _amounts(engine))["d1"] == Decimal("80.40")
    folder.write_json("company.json", {**COMPANY, "timezone": "America/New_York"})
    await import_folder(engine, folder.path, now=NOW, cells_from=0)
    assert (await _amounts(engine))["d1"] == Decimal("90.45")
    await check_folded(engine, company, "America/New_York")
