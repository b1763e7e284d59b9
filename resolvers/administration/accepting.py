"""Coming in by an invitation."""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Company, Invitation, User, UserStatus
from resolvers.administration.new_password import check_password
from resolvers.administration.transaction import lock_company
from resolvers.authentication import (
    Browser,
    Person,
    SecondFactorNeeded,
    Secret,
    SignedIn,
    Vault,
    come_in,
    hash_password,
    note_act,
    set_password,
    work_aside,
)
from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.language import LocalizedText
from resolvers.user_error import Problems, UserError, UserErrorCode

Found = tuple[int, str, int]


async def accept_invitation(
    engine: AsyncEngine,
    vault: Vault,
    *,
    secret: str,
    password: str,
    replaces: str | None,
    browser: Browser,
    now: datetime,
) -> SignedIn | SecondFactorNeeded | tuple[UserError, ...]:
    """Sets the password of the invited person and lets them in as a log-in does, or tells what was wrong.

    Their other sessions end, and so does the one that the browser came with (``replaces``). A secret that is unknown, expired or
    used, and one of somebody dismissed, are the same mistake.
    """
    problems = Problems()
    parsed = Secret.parse(secret)
    if parsed is None or await _find(engine, parsed, now) is None:
        problems.add(("secret",), UserErrorCode.INVALID, _NO_INVITATION)
    await work_aside(check_password, problems, ("password",), password)
    if parsed is None or problems:
        return problems.found
    # Takes its time, so neither for a wrong secret nor within the transaction.
    password_hash = await hash_password(password)
    async with begin_unsigned(engine, parsed.company_id) as transaction:
        found = await _use(transaction, parsed, now)
        if found is not None:
            await set_password(transaction, found[2], password_hash, now)
            await note_act(transaction, "acceptInvitation", found[2], now, browser.told)
    if found is None:
        problems.add(("secret",), UserErrorCode.INVALID, _NO_INVITATION)
        return problems.found
    return await come_in(engine, vault, Person(*found, password_hash), replaces=replaces, browser=browser, now=now)


async def _find(engine: AsyncEngine, secret: Secret, now: datetime) -> Found | None:
    async with engine.connect() as connection:
        return await _read(connection, _requested(secret, now))


async def _use(transaction: CompanyTransaction, secret: Secret, now: datetime) -> Found | None:
    """Uses the invitation up. Nobody is dismissed, and no second one comes in by it, meanwhile."""
    await lock_company(transaction.connection, secret.company_id)
    found = await _read(transaction.connection, _requested(secret, now))
    if found is not None:
        this_one = (Invitation.company_id == secret.company_id, Invitation.secret_hash == secret.hash)
        await transaction.write(update(Invitation).where(*this_one).values(used_at=now))
    return found


def _requested(secret: Secret, now: datetime) -> Select[int, str, int]:
    return (
        select(Company.id, Company.external_id, User.id)
        .join(Invitation, Invitation.company_id == Company.id)
        .join(User, (User.company_id == Company.id) & (User.id == Invitation.user_id))
        .where(
            Company.id == secret.company_id,
            Invitation.company_id == secret.company_id,
            Invitation.secret_hash == secret.hash,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
            User.company_id == secret.company_id,
            User.status == UserStatus.ACTIVE,
        )
    )


async def _read(connection: AsyncConnection, requested: Select[int, str, int]) -> Found | None:
    row = (await connection.execute(requested)).first()
    return None if row is None else (row[0], row[1], row[2])


_NO_INVITATION = LocalizedText(
    "Expected the secret of an invitation that is neither used nor expired. Ask an administrator for a new one.",
    "Ожидается секрет приглашения, которое не использовано и не истекло. Попросите у администратора новое.",
)
