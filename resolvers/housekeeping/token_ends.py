"""Telling people by mail that a token of a program is about to end: afterwards the program is refused, and nobody looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import aliased

from models import ApiToken, Company, MailKind, Role, User, UserStatus
from models.time_zone import time_zone
from resolvers.clocks import APART
from resolvers.commands import CompanyTransaction, begin_unsigned
from resolvers.mail import queue_mail

TOKENS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class _Warning:
    """One that comes so long before the end; administrators get the last one, too: their company's program is about to stop."""

    before: timedelta
    tells_administrators: bool


_WARNINGS = (_Warning(timedelta(days=1), True), _Warning(timedelta(days=7), False))


async def tell_of_ends(engine: AsyncEngine, company_id: int, now: datetime) -> int:
    """Mails the owners, a week and a day before, and administrators on the last day; how many tokens there were.

    Not of a token that was made later than that, and not of a secret that was replaced: who replaced it knows. Each is told once.
    Several processes may do so at once.
    """
    count = 0
    for warning in _WARNINGS:
        while told := await _tell_some(engine, company_id, warning, now):
            count += told
    return count


async def _tell_some(engine: AsyncEngine, company_id: int, warning: _Warning, now: datetime) -> int:
    each = aliased(ApiToken)
    ending = (
        select(each.secret_hash)
        .join(User, (User.company_id == company_id) & (User.id == each.user_id) & (User.status == UserStatus.ACTIVE))
        .where(
            each.company_id == company_id,
            each.expires_at > now,
            each.expires_at <= now + warning.before,
            each.created_at <= each.expires_at - warning.before,
            # What a clock told that was ahead, is told again.
            or_(
                each.end_told_at.is_(None),
                each.end_told_at < each.expires_at - warning.before,
                each.end_told_at > now + APART,
            ),
            each.revoked_at.is_(None),
            each.replaced_by.is_(None),
        )
        .limit(TOKENS_AT_ONCE)
        .with_for_update(of=each, skip_locked=True)
    )
    async with begin_unsigned(engine, company_id) as transaction:
        noted = await transaction.write(
            update(ApiToken)
            .where(ApiToken.company_id == company_id, ApiToken.secret_hash.in_(ending))
            .values(end_told_at=now)
            .returning(ApiToken.user_id, ApiToken.name, ApiToken.expires_at)
        )
        rows = noted.all()
        if rows:
            await _queue(transaction, rows, warning, now)
        return len(rows)


async def _queue(transaction: CompanyTransaction, tokens: Sequence[Any], warning: _Warning, now: datetime) -> None:
    company_id, connection = transaction.company_id, transaction.connection
    zone = (await connection.execute(select(Company.timezone).where(Company.id == company_id))).scalar_one()
    wanted = (User.id.in_({token.user_id for token in tokens}), User.role == Role.ADMIN)[
        : 1 + warning.tells_administrators
    ]
    requested = select(User.id, User.name, User.email, User.language, User.role).where(
        User.company_id == company_id, User.status == UserStatus.ACTIVE, or_(*wanted)
    )
    people = (await connection.execute(requested)).all()
    owners = {person.id: person for person in people}
    for token in tokens:
        told = {
            "token": token.name,
            "owner": owners[token.user_id].name,
            "ends": f"{token.expires_at.astimezone(time_zone(zone)):%Y-%m-%d %H:%M} ({zone})",
        }
        for person in people:
            if person.id == token.user_id or (warning.tells_administrators and person.role == Role.ADMIN):
                await queue_mail(
                    transaction,
                    MailKind.TOKEN_ENDS,
                    person.id,
                    now,
                    language=person.language or "en",
                    recipient=person.email,
                    told=told,
                )
