"""What stands between a password that was right and a session."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import LogInStep
from resolvers.authentication.person import Person, hold
from resolvers.authentication.second_factor.codes import begin_secret
from resolvers.authentication.second_factor.state import read_state
from resolvers.authentication.second_factor.tickets import STEP_LENGTH
from resolvers.authentication.second_factor.totp import Enrolment, enrolment
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import Browser, begin_session, end_replaced
from resolvers.authentication.vault import Vault
from resolvers.commands import begin_unsigned


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: its secret, to be given to the browser and kept nowhere else."""

    secret: Secret


@dataclass(frozen=True, slots=True)
class SecondFactorNeeded:
    """The first of two steps is done: with the ticket and a code there will be a session.

    ``enrolment`` is for who has none yet and must have one: the code shows that they set it up. Others have an app, a passkey, or both.
    """

    ticket: Secret
    expires_at: datetime
    enrolment: Enrolment | None
    has_app: bool
    has_passkey: bool


class ProviderNeeded:
    """Their company lets people in by its identity provider alone, unless they are administrators."""


async def come_in(
    engine: AsyncEngine,
    vault: Vault,
    person: Person,
    *,
    replaces: str | None,
    browser: Browser,
    act: str | None = None,
    now: datetime,
) -> SignedIn | SecondFactorNeeded | ProviderNeeded:
    """A session for somebody who proved one factor, or, where a second one is theirs or their company's rule, the way to it.

    It takes the place of the one that the browser came with (``replaces``); ``act`` as of `begin_session`. Raises `RequestError`
    (CONFLICT) as `hold` does.
    """
    async with engine.connect() as connection:
        state = await read_state(connection, person.company_id, person.user_id)
    if state.needs_provider:
        return ProviderNeeded()
    if not state.is_on and not state.is_required:
        secret = await begin_session(engine, person, now, browser, act=act)
        await end_replaced(engine, replaces, now)
        return SignedIn(secret)
    ticket, expires_at = Secret.create(person.company_id), now + STEP_LENGTH
    mine = (LogInStep.company_id == person.company_id, LogInStep.user_id == person.user_id)
    async with begin_unsigned(engine, person.company_id) as transaction:
        await hold(transaction, person)
        await transaction.write(delete(LogInStep).where(*mine, LogInStep.expires_at <= now))
        row = {"user_id": person.user_id, "secret_hash": ticket.hash, "expires_at": expires_at}
        await transaction.write(insert(LogInStep).values(company_id=person.company_id, **row))
        told = None
        if not state.is_on:
            secret = await begin_secret(transaction, vault, person.user_id)
            told = enrolment(secret, state.email, state.company_name)
    return SecondFactorNeeded(ticket, expires_at, told, state.since is not None, state.passkeys > 0)
