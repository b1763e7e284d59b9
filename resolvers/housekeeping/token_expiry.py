"""Telling that tokens of programs have expired: nobody did it, and somebody will ask why a program is refused."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import aliased

from models import ApiToken, TokenScope
from resolvers.authentication import note_act
from resolvers.authentication.tokens import told_of
from resolvers.clocks import APART
from resolvers.commands import begin_unsigned

TOKENS_AT_ONCE = 100


async def note_expired_tokens(engine: AsyncEngine, company_id: int, now: datetime) -> int:
    """Tells the company's audit log, once, of each token that has expired; how many there were.

    Of a secret that was replaced the log knows its end already. Several processes may do so at once.
    """
    count = 0
    while told := await _note_some(engine, company_id, now):
        count += told
    return count


async def _note_some(engine: AsyncEngine, company_id: int, now: datetime) -> int:
    each = aliased(ApiToken)
    expired = (
        select(each.secret_hash)
        .where(each.company_id == company_id, each.expires_at <= now)
        # What a clock saw that was ahead, is seen again.
        .where(or_(each.expiry_noted_at.is_(None), each.expiry_noted_at > now + APART))
        .where(each.revoked_at.is_(None), each.replaced_by.is_(None))
        .limit(TOKENS_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    columns = (ApiToken.user_id, ApiToken.name, ApiToken.scopes, ApiToken.expires_at)
    async with begin_unsigned(engine, company_id) as transaction:
        noted = await transaction.write(
            update(ApiToken)
            .where(ApiToken.company_id == company_id, ApiToken.secret_hash.in_(expired))
            .values(expiry_noted_at=now)
            .returning(*columns)
        )
        rows = noted.all()
        for user_id, name, scopes, expires_at in rows:
            told = told_of(name, map(TokenScope, scopes), expires_at)
            await note_act(transaction, "expireApiToken", user_id, now, told, is_own=False)
        return len(rows)
