"""The person that something is about, employed or not."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import User
from resolvers.authentication import PersonNotFoundError
from resolvers.autocommit import autocommitting


async def find_anybody(engine: AsyncEngine, company_id: int, email: str) -> int:
    """The number of the company's person with this e-mail. Raises `PersonNotFoundError`."""
    requested = select(User.id).where(User.company_id == company_id, User.email == email.strip().lower())
    async with autocommitting(engine) as reading:
        found = await reading.scalar(requested)
    if found is None:
        raise PersonNotFoundError(email)
    return found
