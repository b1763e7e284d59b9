"""Giving somebody a password or a token."""

from sqlalchemy import func, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import ApiToken, Session, User
from resolvers.authentication.password import hash_password
from resolvers.authentication.person import Person
from resolvers.authentication.secret import Secret


async def save_password(engine: AsyncEngine, person: Person, password: str) -> None:
    """Sets the password, and ends all sessions that were begun with another one."""
    password_hash = await hash_password(password)
    async with engine.begin() as connection:
        await connection.execute(
            update(User)
            .where(User.company_id == person.company_id, User.id == person.user_id)
            .values(password_hash=password_hash)
        )
        await connection.execute(
            update(Session)
            .where(
                Session.company_id == person.company_id,
                Session.user_id == person.user_id,
                Session.revoked_at.is_(None),
            )
            .values(revoked_at=func.now())
        )


async def create_token(engine: AsyncEngine, person: Person, name: str = "") -> Secret:
    """A new token for a program that acts as this person. It is shown once: only its hash is stored."""
    secret = Secret.create(person.company_id)
    async with engine.begin() as connection:
        await connection.execute(
            insert(ApiToken).values(
                company_id=person.company_id, user_id=person.user_id, secret_hash=secret.hash, name=name
            )
        )
    return secret
