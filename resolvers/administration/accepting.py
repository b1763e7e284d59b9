"""Setting a password by an invitation, or by a mail after it was forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Company, Invitation, MailKind, User, UserStatus, WayInPurpose
from resolvers.administration.new_password import check_password
from resolvers.authentication import (
    LENGTHS,
    Browser,
    Person,
    ProviderNeeded,
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
from resolvers.clocks import is_good
from resolvers.commands import CompanyTransaction, begin_unsigned, lock_company
from resolvers.language import LocalizedText
from resolvers.mail import queue_mail
from resolvers.user_error import Problems, UserError, UserErrorCode


@dataclass(frozen=True, slots=True)
class _Found:
    """Whose way in it is; ``known`` is what others know of them, which makes no good password."""

    company_id: int
    company_external_id: str
    user_id: int
    language: str | None
    known: tuple[str, ...]


async def accept_invitation(
    engine: AsyncEngine,
    vault: Vault,
    *,
    secret: str,
    password: str,
    replaces: str | None,
    browser: Browser,
    now: datetime,
) -> SignedIn | SecondFactorNeeded | ProviderNeeded | tuple[UserError, ...]:
    """Sets the password of the invited person and lets them in as a log-in does, or tells what was wrong.

    Their other sessions end, and so does the one that the browser came with (``replaces``). A secret that is unknown, expired or
    used, and one of somebody dismissed, are the same mistake.
    """
    person = await _set(engine, WayInPurpose.INVITATION, secret, password, browser, now, ends_tokens=False)
    if not isinstance(person, Person):
        return person
    return await come_in(engine, vault, person, replaces=replaces, browser=browser, now=now)


async def reset_password(
    engine: AsyncEngine, *, secret: str, password: str, ends_tokens: bool, browser: Browser, now: datetime
) -> tuple[UserError, ...]:
    """Sets the password of who got the secret by mail, or tells what was wrong, as `accept_invitation` does.

    All sessions of theirs end, and with ``ends_tokens`` the tokens of their programs; a mail tells them. They log in as always then: a
    mailbox is no second factor.
    """
    person = await _set(engine, WayInPurpose.RESET, secret, password, browser, now, ends_tokens=ends_tokens)
    return () if isinstance(person, Person) else person


async def _set(
    engine: AsyncEngine,
    purpose: WayInPurpose,
    secret: str,
    password: str,
    browser: Browser,
    now: datetime,
    *,
    ends_tokens: bool,
) -> Person | tuple[UserError, ...]:
    problems, act = Problems(), _ACTS[purpose]
    parsed = Secret.parse(secret)
    found = None if parsed is None else await _find(engine, parsed, purpose, now)
    if found is None:
        problems.add(("secret",), UserErrorCode.INVALID, act.unknown)
    await work_aside(check_password, problems, ("password",), password, () if found is None else found.known)
    if parsed is None or problems:
        return problems.found
    # Takes its time, so neither for a wrong secret nor within the transaction.
    password_hash = await hash_password(password)
    async with begin_unsigned(engine, parsed.company_id) as transaction:
        found = await _use(transaction, parsed, purpose, browser, now)
        if found is not None:
            await set_password(transaction, found.user_id, password_hash, now, ends_tokens=ends_tokens)
            await note_act(transaction, act.name, found.user_id, now, browser.told)
            if purpose is WayInPurpose.RESET:
                await queue_mail(
                    transaction, MailKind.PASSWORD_CHANGED, found.user_id, now, language=found.language or "en"
                )
    if found is None:
        problems.add(("secret",), UserErrorCode.INVALID, act.unknown)
        return problems.found
    return Person(found.company_id, found.company_external_id, found.user_id, password_hash)


async def _find(engine: AsyncEngine, secret: Secret, purpose: WayInPurpose, now: datetime) -> _Found | None:
    async with engine.connect() as connection:
        return await _read(connection, secret, purpose, now)


async def _use(
    transaction: CompanyTransaction, secret: Secret, purpose: WayInPurpose, browser: Browser, now: datetime
) -> _Found | None:
    """Uses the way in up. Nobody is dismissed, and no second one comes in by it, meanwhile."""
    await lock_company(transaction.connection, secret.company_id)
    found = await _read(transaction.connection, secret, purpose, now)
    if found is not None:
        this_one = (Invitation.company_id == secret.company_id, Invitation.secret_hash == secret.hash)
        used = update(Invitation).where(*this_one).values(used_at=now, used_from=browser.address)
        await transaction.write(used)
    return found


async def _read(connection: AsyncConnection, secret: Secret, purpose: WayInPurpose, now: datetime) -> _Found | None:
    requested = (
        select(Company.id, Company.external_id, User.id, User.language, User.name, User.email, Company.name)
        .join(Invitation, Invitation.company_id == Company.id)
        .join(User, (User.company_id == Company.id) & (User.id == Invitation.user_id))
        .where(
            Company.id == secret.company_id,
            Invitation.company_id == secret.company_id,
            Invitation.secret_hash == secret.hash,
            Invitation.purpose == purpose.value,
            Invitation.used_at.is_(None),
            is_good(Invitation.expires_at, now, LENGTHS[purpose]),
            User.company_id == secret.company_id,
            User.status == UserStatus.ACTIVE,
        )
    )
    row = (await connection.execute(requested)).first()
    return None if row is None else _Found(row[0], row[1], row[2], row[3], (row[4], row[5], row[6]))


@dataclass(frozen=True, slots=True)
class _Act:
    """What the audit log calls it, and what is said of a secret that is none."""

    name: str
    unknown: LocalizedText


_ACTS: Mapping[WayInPurpose, _Act] = {
    WayInPurpose.INVITATION: _Act(
        "acceptInvitation",
        LocalizedText(
            "Expected the secret of an invitation that is neither used nor expired. Ask an administrator for a new one.",
            "Ожидается секрет приглашения, которое не использовано и не истекло. Попросите у администратора новое.",
        ),
    ),
    WayInPurpose.RESET: _Act(
        "resetPassword",
        LocalizedText(
            "Expected a link that is neither used nor older than an hour. Ask for a new one.",
            "Ожидается ссылка, которая не использована и не старше часа. Запросите новую.",
        ),
    ),
}
