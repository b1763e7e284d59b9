"""Sessions: beginning one for somebody who proved who they are, and ending it."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session
from resolvers.authentication.person import Person
from resolvers.authentication.secret import Secret
from resolvers.commands import begin_unsigned

SESSION_LENGTH = timedelta(days=30)


async def begin_session(engine: AsyncEngine, person: Person, now: datetime, client: str = "") -> Secret:
    """A new session of somebody who proved who they are. ``client`` is what their browser calls itself."""
    secret = Secret.create(person.company_id)
    mine = (Session.company_id == person.company_id, Session.user_id == person.user_id)
    async with begin_unsigned(engine, person.company_id) as transaction:
        # Nobody asks for those again.
        await transaction.write(delete(Session).where(*mine, Session.expires_at <= now))
        await transaction.write(
            insert(Session).values(
                company_id=person.company_id,
                user_id=person.user_id,
                secret_hash=secret.hash,
                created_at=now,
                expires_at=now + SESSION_LENGTH,
                client=client,
            )
        )
    return secret


async def log_out(engine: AsyncEngine, secret_text: str | None, now: datetime) -> None:
    """Ends the session with this secret, if there is one; it is good for nothing from now on."""
    secret = None if secret_text is None else Secret.parse(secret_text)
    if secret is None:
        return
    async with begin_unsigned(engine, secret.company_id) as transaction:
        await transaction.write(
            update(Session)
            .where(
                Session.company_id == secret.company_id,
                Session.secret_hash == secret.hash,
                Session.revoked_at.is_(None),
            )
            .values(revoked_at=now)
        )
