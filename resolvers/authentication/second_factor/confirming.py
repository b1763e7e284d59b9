"""The second of two steps of a log-in: a code for the ticket that the first one gave."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication.person import Person, hold
from resolvers.authentication.second_factor import recovery_codes
from resolvers.authentication.second_factor.codes import (
    WRONG_CODE,
    WRONG_DIGITS,
    confirm_secret,
    count_code,
    forget_codes,
    use_code,
)
from resolvers.authentication.second_factor.state import read_state
from resolvers.authentication.second_factor.tickets import NO_TICKET, find_ticket, use_ticket
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import Browser, add_session, end_replaced
from resolvers.authentication.trail import note_act, note_failure
from resolvers.authentication.vault import Vault
from resolvers.commands import CompanyTransaction
from resolvers.user_error import Problems, UserError, UserErrorCode


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The new session, and the recovery codes of who has just set up their second factor, to be shown once."""

    secret: Secret
    recovery_codes: tuple[str, ...]


async def confirm_log_in(
    engine: AsyncEngine, vault: Vault, *, ticket: str, code: str, replaces: str | None, browser: Browser, now: datetime
) -> Confirmed | tuple[UserError, ...]:
    """Begins the session, or tells what was wrong. A ticket that is unknown, used or expired is the same mistake.

    Raises `RequestError` (RATE_LIMITED) after too many wrong codes.
    """
    problems, parsed = Problems(), Secret.parse(ticket)
    user_id = None if parsed is None else await find_ticket(engine, parsed, now)
    if parsed is None or user_id is None:
        problems.add(("ticket",), UserErrorCode.INVALID, NO_TICKET)
        return problems.found
    company_id = parsed.company_id
    person = Person(company_id, "", user_id, None)
    attempt = await count_code(engine, company_id, user_id, now)
    secret: Secret | None = None
    async with engine.connect() as connection, connection.begin() as database_transaction:
        transaction = CompanyTransaction(connection=connection, company_id=company_id)
        await hold(transaction, person)
        codes = await _prove(transaction, vault, user_id, code, now, problems)
        if not problems and not await use_ticket(transaction, parsed, now):
            problems.add(("ticket",), UserErrorCode.INVALID, NO_TICKET)
        if problems:
            await database_transaction.rollback()
        else:
            secret = await add_session(transaction, person, now, browser, act="logIn")
            await transaction.end()
    if secret is None:
        await note_failure(engine, [person], attempt.of_account, browser.address, now, act="secondFactorFailed")
        return problems.found
    await forget_codes(engine, company_id, user_id)
    await end_replaced(engine, replaces, now)
    return Confirmed(secret, codes)


async def _prove(
    transaction: CompanyTransaction, vault: Vault, user_id: int, code: str, now: datetime, problems: Problems
) -> tuple[str, ...]:
    """Notes a wrong code. Of who has no second factor yet it confirms the one they are setting up, and gives its recovery codes."""
    if (await read_state(transaction.connection, transaction.company_id, user_id)).is_on:
        if not await use_code(transaction, vault, user_id, code, now):
            problems.add(("code",), UserErrorCode.INVALID, WRONG_CODE)
        return ()
    if not await confirm_secret(transaction, vault, user_id, code, now):
        problems.add(("code",), UserErrorCode.INVALID, WRONG_DIGITS)
        return ()
    await note_act(transaction, "confirmSecondFactor", user_id, now)
    return tuple(await recovery_codes.renew(transaction, user_id))
