"""Currencies of deals, and rates, that a folder brings."""

from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.commands import CompanyTransaction
from resolvers.currencies.conversion import Conversion, begin_converting, begin_rating
from resolvers.currencies.rates import write_rates
from resolvers.importing.formats import DEALS, EXCHANGE_RATES
from resolvers.importing.header import Header
from resolvers.importing.problem import Problem, ProblemLog, shown


async def hold_currencies(connection: AsyncConnection, company_id: int, *, has_rates: bool) -> Conversion:
    """Keeps rates and clock as they are, before any deal is locked; from everybody else if the folder has rates."""
    return await (begin_rating if has_rates else begin_converting)(connection, company_id)


async def check_currencies(
    connection: AsyncConnection, conversion: Conversion, headers: Mapping[str, Header], problems: ProblemLog
) -> None:
    """Leaves out the company's own currency, where deals name it; notes rates of it, and two of one day."""
    deals, rates = headers.get(DEALS.name), headers.get(EXCHANGE_RATES.name)
    if deals is not None and deals.index("currency") is not None:
        await connection.execute(_LEAVE_OWN, {"own": conversion.own})
    if rates is None:
        return
    params = {"own": conversion.own, "limit": problems.limit}
    found: list[tuple[Problem, int]] = []
    for line, currency, day, first, count in await connection.execute(_WRONG_RATES, params):
        wrong = (
            ("currency", f"{shown(currency)} is the company's own", "another one, as this one costs 1")
            if first is None
            else ("valid_from", f"{currency} has a rate of {day} in line {first} too", "one of each day")
        )
        found.append((Problem(rates.file_name, line, *wrong), count))
    problems.add_found(found)


async def bring_rates(transaction: CompanyTransaction, *, will_rebuild: bool) -> None:
    """Writes the staged rates."""
    rows = await transaction.connection.execute(_RATES)
    rates = {(row.currency, row.valid_from): row.rate for row in rows}
    await write_rates(transaction, rates, will_rebuild=will_rebuild)


async def new_currencies(connection: AsyncConnection) -> Sequence[str]:
    """The other currencies that staged deals have."""
    return [*await connection.scalars(_NEW)]


async def convert_named(transaction: CompanyTransaction, conversion: Conversion) -> None:
    """Converts the deals in other currencies that the folder names, once they are written with their moves."""
    named = [*await transaction.connection.scalars(_NAMED_IN_OTHERS, {"company": transaction.company_id})]
    await conversion.convert(_THESE, deals=named)


_THESE = "deals.id = ANY(%(deals)s::bigint[])"
_NAMED_IN_OTHERS = text("""
SELECT deals.id FROM deals JOIN import_named_deals AS named ON named.id = deals.id
WHERE deals.company_id = :company AND deals.currency IS NOT NULL""")
_LEAVE_OWN = text("UPDATE import_deals SET currency = NULL WHERE currency = :own")
_NEW = text("SELECT DISTINCT currency FROM import_deals WHERE currency IS NOT NULL ORDER BY currency")
_RATES = text("SELECT currency, valid_from, rate FROM import_exchange_rates")
_WRONG_RATES = text("""
SELECT line, currency, valid_from, first, count(*) OVER () FROM (
  SELECT line, currency, valid_from, CASE WHEN currency <> :own THEN min(line) OVER (PARTITION BY currency, valid_from) END AS first
  FROM import_exchange_rates WHERE currency IS NOT NULL AND valid_from IS NOT NULL) AS rates
WHERE first IS DISTINCT FROM line ORDER BY line LIMIT :limit""")
