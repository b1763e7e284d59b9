"""Doing without a second factor."""

from sqlalchemy import delete

from models import LogInStep, TotpSecret
from resolvers.authentication.second_factor import recovery_codes
from resolvers.commands import CompanyTransaction


async def forget_factor(transaction: CompanyTransaction, user_id: int) -> bool:
    """Takes away all of a person's second factor, and ends log-ins that wait for it; whether there was any."""
    company_id = transaction.company_id
    gone = await transaction.write(
        delete(TotpSecret).where(TotpSecret.company_id == company_id, TotpSecret.user_id == user_id)
    )
    await recovery_codes.forget(transaction, user_id)
    await transaction.write(delete(LogInStep).where(LogInStep.company_id == company_id, LogInStep.user_id == user_id))
    return gone.rowcount > 0
