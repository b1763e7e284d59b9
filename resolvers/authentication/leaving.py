"""Ending what lets people in who do not work here any more, or whose address is another one now."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, update

from models import ApiToken, LogInStep, Session
from resolvers.authentication.way_in import end_ways_in
from resolvers.commands import CompanyTransaction
from resolvers.one_of import one_of


async def end_employment(transaction: CompanyTransaction, user_ids: Collection[int], now: datetime) -> None:
    """Ends sessions, tokens, ways in and log-ins under way of people who were dismissed: all stay ended if one is taken back."""
    for table in (Session, ApiToken):
        theirs = (
            table.company_id == transaction.company_id,
            one_of(table.user_id, user_ids),
            table.revoked_at.is_(None),
        )
        await transaction.write(update(table).where(*theirs).values(revoked_at=now))
    steps = (LogInStep.company_id == transaction.company_id, one_of(LogInStep.user_id, user_ids))
    await transaction.write(delete(LogInStep).where(*steps))
    await end_ways_in(transaction, user_ids, now)
