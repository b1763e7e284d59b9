"""What a company's clock and currency have to do with its deals in others."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from resolvers.cells.losing_fields import outdate
from resolvers.cells.rebuilding import keep_folding_out
from resolvers.commands import CompanyTransaction
from resolvers.currencies.conversion import begin_rating, read_clock
from resolvers.currencies.rates import EVERY_DEAL, convert_anew
from resolvers.undisturbed import lift_limits


async def has_other_currencies(connection: AsyncConnection, company_id: int) -> bool:
    """Whether deals are in other currencies than the company's, or rates say what these cost."""
    return (await connection.execute(_HAS_OTHERS, {"company": company_id})).scalar_one()


async def hold_clock(transaction: CompanyTransaction) -> None:
    """Keeps everybody from converting anything by the company's clock, before the caller changes it: before it locks the company."""
    connection, company_id = transaction.connection, transaction.company_id
    await begin_rating(connection, company_id)
    if await has_other_currencies(connection, company_id):
        await lift_limits(connection)
        await keep_folding_out(connection, company_id)


async def set_clock(transaction: CompanyTransaction) -> None:
    """Converts all deals anew by a clock that the caller has just set, as it says which day it was when."""
    connection, company_id = transaction.connection, transaction.company_id
    if not await has_other_currencies(connection, company_id):
        return
    # Cells by the clock before are of no use, not even if it is set back.
    await convert_anew(transaction, await read_clock(connection, company_id), EVERY_DEAL, {}, will_rebuild=True)
    await outdate(connection, company_id)


_HAS_OTHERS = text("""
SELECT EXISTS (SELECT FROM deals WHERE company_id = :company AND currency IS NOT NULL)
  OR EXISTS (SELECT FROM exchange_rates WHERE company_id = :company)""")
