"""Signing in by a passkey: instead of a password, or after it as the second factor."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Company, Passkey, Role, User, UserStatus
from resolvers.authentication.coming_in import ProviderNeeded, SignedIn
from resolvers.authentication.log_in_lane import LogInLane
from resolvers.authentication.log_in_limit import count_name
from resolvers.authentication.passkeys.ceremony import Proved, read_proved, request_options, verify_proved
from resolvers.authentication.passkeys.challenges import LOG_IN, confirming, new_challenge, use_challenge
from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.authentication.person import Person, hold
from resolvers.authentication.second_factor.state import read_state
from resolvers.authentication.second_factor.tickets import NO_TICKET, find_ticket, use_ticket
from resolvers.authentication.secret import Secret
from resolvers.authentication.session import Browser, add_session, end_replaced
from resolvers.authentication.trail import note_failure
from resolvers.commands import begin_unsigned
from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserError, UserErrorCode


async def begin_passkey_log_in(
    engine: AsyncEngine, party: RelyingParty, *, ticket: str | None, address: str, lane: LogInLane, now: datetime
) -> str | tuple[UserError, ...]:
    """What the browser is to ask its person's devices for, as JSON: any passkey of this page, or with a ticket one of theirs.

    Raises `RequestError` (RATE_LIMITED) where too many come from this network address.
    """
    lane.count(address)
    if ticket is None:
        return request_options(party, await new_challenge(engine, LOG_IN, party, now))
    parsed = Secret.parse(ticket)
    user_id = None if parsed is None else await find_ticket(engine, parsed, now)
    if parsed is None or user_id is None:
        return _mistake("ticket", NO_TICKET)
    theirs = select(Passkey).where(Passkey.company_id == parsed.company_id, Passkey.user_id == user_id)
    async with engine.connect() as connection:
        rows = [Passkey(**row) for row in (await connection.execute(theirs)).mappings()]
    if not rows:
        return _mistake("ticket", _NO_PASSKEY)
    return request_options(party, await new_challenge(engine, confirming(parsed.hash), party, now), rows)


async def log_in_with_passkey(
    engine: AsyncEngine,
    party: RelyingParty,
    *,
    answer: str,
    ticket: str | None,
    replaces: str | None,
    browser: Browser,
    lane: LogInLane,
    now: datetime,
) -> SignedIn | ProviderNeeded | tuple[UserError, ...]:
    """Begins a session by what the browser answered, or tells what was wrong; with a ticket it is the second step of that log-in.

    A device asks who its person is before it answers, so that it is two factors by itself. Whatever is wrong with an answer is the
    same mistake, as is a passkey that nobody has. Raises `RequestError` (RATE_LIMITED).
    """
    lane.count(browser.address)
    proved = read_proved(answer)
    if proved is None:
        return _mistake("passkey", _WRONG)
    step = None if ticket is None else Secret.parse(ticket)
    waiting = None if step is None else await find_ticket(engine, step, now)
    if ticket is not None and waiting is None:
        return _mistake("ticket", NO_TICKET)
    purpose = LOG_IN if step is None else confirming(step.hash)
    if not await use_challenge(engine, proved.challenge, purpose, party, now):
        return _mistake("passkey", _TOO_LATE)
    owner = proved.owner if step is None or waiting is None else (step.company_id, waiting)
    passkey = None if owner is None else await _find(engine, *owner, proved, now)
    if passkey is None:
        return _mistake("passkey", _UNKNOWN)
    person = Person(passkey.company_id, "", passkey.user_id, None)
    async with engine.connect() as connection:
        if (await read_state(connection, person.company_id, person.user_id)).needs_provider:
            return ProviderNeeded()
    if not await _use(engine, passkey, proved, party, now):
        attempts = await count_name(engine, f"passkey\0{person.company_id}\0{person.user_id}", now)
        await note_failure(engine, [person], attempts, browser.address, now, act="passkeyFailed")
        return _mistake("passkey", _WRONG)
    async with begin_unsigned(engine, person.company_id) as transaction:
        await hold(transaction, person)
        if step is not None and not await use_ticket(transaction, step, now):
            return _mistake("ticket", NO_TICKET)
        secret = await add_session(transaction, person, now, browser, act="logInWithPasskey")
    await end_replaced(engine, replaces, now)
    return SignedIn(secret)


async def _find(engine: AsyncEngine, company_id: int, user_id: int, proved: Proved, now: datetime) -> Passkey | None:
    """The passkey of this person, if they still come in here at all."""
    requested = (
        select(Passkey)
        .join(User, (User.company_id == company_id) & (User.id == Passkey.user_id))
        .join(Company, Company.id == company_id)
        .where(
            Passkey.company_id == company_id,
            Passkey.user_id == user_id,
            Passkey.credential_id == proved.credential_id,
            User.company_id == company_id,
            User.status == UserStatus.ACTIVE,
            or_(Company.deletion_due_at.is_(None), User.role == Role.ADMIN),
        )
    )
    async with engine.connect() as connection:
        row = (await connection.execute(requested)).mappings().one_or_none()
        return None if row is None else Passkey(**row)


async def _use(engine: AsyncEngine, passkey: Passkey, proved: Proved, party: RelyingParty, now: datetime) -> bool:
    """Whether the device proved it; how often it has signed is kept, unless another request of the same device was faster."""
    sign_count = verify_proved(proved, passkey, party)
    if sign_count is None:
        return False
    this_one = (
        Passkey.company_id == passkey.company_id,
        Passkey.credential_id == passkey.credential_id,
        Passkey.sign_count == passkey.sign_count,
    )
    async with begin_unsigned(engine, passkey.company_id) as transaction:
        used = await transaction.write(update(Passkey).where(*this_one).values(sign_count=sign_count, last_used_at=now))
        return used.rowcount == 1


def _mistake(field: str, text: LocalizedText) -> tuple[UserError, ...]:
    problems = Problems()
    problems.add((field,), UserErrorCode.INVALID, text)
    return problems.found


_WRONG = LocalizedText(
    "This passkey was not accepted. Try again, or sign in another way.",
    "Этот ключ доступа не подошёл. Попробуйте ещё раз или войдите иначе.",
)
_TOO_LATE = LocalizedText(
    "That took longer than five minutes, or was answered already. Try again.",
    "Прошло больше пяти минут, или ответ уже был. Попробуйте ещё раз.",
)
_UNKNOWN = LocalizedText(
    "Nobody here has this passkey any more. Sign in another way, and delete it from your device.",
    "Этого ключа доступа здесь больше ни у кого нет. Войдите иначе и удалите его со своего устройства.",
)
_NO_PASSKEY = LocalizedText(
    "Expected a log-in of somebody who has a passkey.", "Ожидается вход того, у кого есть ключ доступа."
)
