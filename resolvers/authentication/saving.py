"""Giving somebody a password."""

from datetime import UTC, datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ApiToken, LogInStep, Session, User
from resolvers.authentication.password import hash_password
from resolvers.authentication.person import Person
from resolvers.authentication.trail import note_act
from resolvers.authentication.way_in import end_ways_in
from resolvers.changes import Extent
from resolvers.commands import CompanyTransaction, begin_unsigned


async def save_password(engine: AsyncEngine, person: Person, password: str, *, act: str | None = None) -> None:
    """Sets the password, and ends what `set_password` says; ``act`` is what the audit log calls it, if it is told."""
    password_hash = await hash_password(password)
    now = datetime.now(UTC)
    async with begin_unsigned(engine, person.company_id) as transaction:
        await set_password(transaction, person.user_id, password_hash, now)
        if act is not None:
            await note_act(transaction, act, person.user_id, now, is_own=False)


async def set_password(
    transaction: CompanyTransaction, user_id: int, password_hash: str, now: datetime, *, ends_tokens: bool = False
) -> None:
    """Sets the password by its hash, which takes its time and is made before.

    Ends all sessions that were begun with another one and all ways in that were not used; tokens of programs if that is asked for.
    """
    company_id = transaction.company_id
    await transaction.write(
        update(User).where(User.company_id == company_id, User.id == user_id).values(password_hash=password_hash),
        of=Extent(people=frozenset((user_id,))),
    )
    for table in (Session, ApiToken) if ends_tokens else (Session,):
        theirs = (table.company_id == company_id, table.user_id == user_id, table.revoked_at.is_(None))
        await transaction.write(update(table).where(*theirs).values(revoked_at=now))
    # Whoever gave the old password, and not yet the second factor, gives the new one first.
    steps = (LogInStep.company_id == company_id, LogInStep.user_id == user_id)
    await transaction.write(delete(LogInStep).where(*steps))
    await end_ways_in(transaction, [user_id], now)
