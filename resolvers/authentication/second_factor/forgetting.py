"""Doing without a second factor."""

from sqlalchemy import delete

from models import LogInStep, Passkey, TotpSecret
from resolvers.authentication.second_factor import recovery_codes
from resolvers.commands import CompanyTransaction


async def forget_factor(transaction: CompanyTransaction, user_id: int) -> bool:
    """Takes away all of a person's second factor, and ends log-ins that wait for it; whether there was any."""
    app = await forget_app(transaction, user_id)
    passkeys = (Passkey.company_id == transaction.company_id, Passkey.user_id == user_id)
    gone = await transaction.write(delete(Passkey).where(*passkeys))
    await recovery_codes.forget(transaction, user_id)
    return app or gone.rowcount > 0


async def forget_app(transaction: CompanyTransaction, user_id: int) -> bool:
    """Takes away the app that makes their digits, and ends log-ins that wait; whether there was one."""
    company_id = transaction.company_id
    gone = await transaction.write(
        delete(TotpSecret).where(TotpSecret.company_id == company_id, TotpSecret.user_id == user_id)
    )
    await transaction.write(delete(LogInStep).where(LogInStep.company_id == company_id, LogInStep.user_id == user_id))
    return gone.rowcount > 0
