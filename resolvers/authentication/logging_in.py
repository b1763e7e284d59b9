"""Logging in by e-mail and password."""

from asyncio import sleep
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication.coming_in import ProviderNeeded, SecondFactorNeeded, SignedIn, come_in
from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.log_in_limit import count_attempt, forget_attempts, has_been_here, too_many_attempts
from resolvers.authentication.password import fits
from resolvers.authentication.person import find_people
from resolvers.authentication.session import Browser
from resolvers.authentication.trail import note_failure
from resolvers.authentication.vault import Vault

# In so many somebody may be known by one address without being told from everybody else by how long a wrong password takes.
_COMPANIES = 3


class LogInProblem(StrEnum):
    """Why there is no session."""

    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class CompanyNeeded:
    """The password is right for people of several companies; ``companies`` are their external ids and names."""

    companies: tuple[tuple[str, str], ...]


async def log_in(
    engine: AsyncEngine,
    *,
    email: str,
    password: str,
    company: str | None,
    replaces: str | None,
    browser: Browser,
    lane: LogInLane,
    vault: Vault,
    now: datetime,
) -> SignedIn | SecondFactorNeeded | ProviderNeeded | CompanyNeeded | LogInProblem:
    """Begins a session, and ends the one that the browser came with (``replaces``); or asks for the second factor (`come_in`).

    A wrong password, an unknown e-mail, a dismissed person and one without a password are the same problem, and take the same
    time. Raises `RequestError`: RATE_LIMITED after too many attempts, SERVICE_UNAVAILABLE where too many others log in.
    """
    email, address = email.strip().lower(), browser.address
    lane.count(address)
    attempt = await count_attempt(engine, email, address, now)
    people = await find_people(engine, email, company)
    if attempt.is_of_flood and not await has_been_here(engine, people, address, now):
        raise too_many_attempts()
    async with lane.turn(address, email):
        since = monotonic()
        checks = [await fits(password, person.password_hash) for person in people] or [await fits(password, None)]
        seconds_each = (monotonic() - since) / len(checks)
    fitting = [person for person, fit in zip(people, checks, strict=False) if fit]
    if not fitting:
        await note_failure(engine, people, attempt.of_account, address, now)
        # As long as for somebody whom several companies know: nobody learns by a pause how many do, and so whether any does.
        await sleep(seconds_each * (_COMPANIES - len(checks)))
        return LogInProblem.WRONG
    await forget_attempts(engine, email, address)
    if len(fitting) > 1:
        return CompanyNeeded(tuple((person.company_external_id, person.company_name) for person in fitting))
    return await come_in(engine, vault, fitting[0], replaces=replaces, browser=browser, act="logIn", now=now)
