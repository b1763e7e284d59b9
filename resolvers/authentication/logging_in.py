"""Beginning and ending a session."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Session
from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.log_in_limit import count_attempt, forget_attempts
from resolvers.authentication.password import fits
from resolvers.authentication.person import Person, find_people
from resolvers.authentication.secret import Secret
from resolvers.commands import begin_unsigned

SESSION_LENGTH = timedelta(days=30)


class LogInProblem(StrEnum):
    """Why there is no session."""

    WRONG = "wrong"
    COMPANY_NEEDED = "company_needed"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: its secret, to be given to the browser and kept nowhere else."""

    secret: Secret


async def log_in(
    engine: AsyncEngine,
    *,
    email: str,
    password: str,
    company: str | None,
    replaces: str | None,
    address: str,
    lane: LogInLane,
    client: str,
    now: datetime,
) -> SignedIn | LogInProblem:
    """Begins a session, and ends the one that the browser came with (``replaces``).

    A wrong password, an unknown e-mail, a dismissed person and one without a password are the same problem, and take the same
    time. Raises `RequestError`: RATE_LIMITED after too many attempts, SERVICE_UNAVAILABLE where too many others log in.
    """
    email = email.strip().lower()
    lane.count(address)
    await count_attempt(engine, email, address, now)
    people = await find_people(engine, email, company)
    async with lane.turn(address, email):
        checks = [await fits(password, person.password_hash) for person in people] or [await fits(password, None)]
    fitting = [person for person, fit in zip(people, checks, strict=False) if fit]
    if not fitting:
        return LogInProblem.WRONG
    await forget_attempts(engine, email, address)
    if len(fitting) > 1:
        return LogInProblem.COMPANY_NEEDED
    secret = await begin_session(engine, fitting[0], now, client)
    await log_out(engine, replaces, now)
    return SignedIn(secret)


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
