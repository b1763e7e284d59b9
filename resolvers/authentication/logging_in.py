"""Logging in by e-mail and password."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.log_in_limit import count_attempt, forget_attempts
from resolvers.authentication.password import fits
from resolvers.authentication.person import find_people
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import begin_session, log_out


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
