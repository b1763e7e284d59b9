"""Giving somebody a password."""

from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session, User
from resolvers.authentication.password import hash_password
from resolvers.authentication.person import Person
from resolvers.changes import Extent
from resolvers.commands import CompanyTransaction, begin_unsigned


async def save_password(engine: AsyncEngine, person: Person, password: str) -> None:
    """Sets the password, and ends all sessions that were begun with another one."""
    password_hash = await hash_password(password)
    async with begin_unsigned(engine, person.company_id) as transaction:
        await set_password(transaction, person.user_id, password_hash, datetime.now(UTC))


async def set_password(transaction: CompanyTransaction, user_id: int, password_hash: str, now: datetime) -> None:
    """The same in a transaction, by the hash, which takes its time."""
    company_id = transaction.company_id
    await transaction.write(
        update(User).where(User.company_id == company_id, User.id == user_id).values(password_hash=password_hash),
        of=Extent(people=frozenset((user_id,))),
    )
    await transaction.write(
        update(Session)
        .where(Session.company_id == company_id, Session.user_id == user_id, Session.revoked_at.is_(None))
        .values(revoked_at=now)
    )
