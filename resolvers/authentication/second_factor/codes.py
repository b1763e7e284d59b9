"""Codes that people type: of their app, or of those they kept on paper."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import TotpSecret
from resolvers.authentication.log_in_limit import Attempt, count_attempt, forget_attempts
from resolvers.authentication.second_factor import recovery_codes
from resolvers.authentication.second_factor.totp import new_secret, step_of
from resolvers.authentication.vault import Vault
from resolvers.commands import CompanyTransaction
from resolvers.language import LocalizedText

LONGEST = 100
"""Characters that are looked at: more are no code."""


async def count_code(engine: AsyncEngine, company_id: int, user_id: int, now: datetime) -> Attempt:
    """Counts an attempt; to be asked before the code is looked at. Raises `RequestError` (RATE_LIMITED).

    From wherever it comes: who may try has proved the first factor, so that nobody else keeps the person out by it.
    """
    name = _name(company_id, user_id)
    return await count_attempt(engine, name, name, now)


async def forget_codes(engine: AsyncEngine, company_id: int, user_id: int) -> None:
    """Starts anew after a success."""
    name = _name(company_id, user_id)
    await forget_attempts(engine, name, name)


async def use_code(transaction: CompanyTransaction, vault: Vault, user_id: int, code: str, now: datetime) -> bool:
    """Whether the code is one of the person's; it is good for nothing from now on, and neither are earlier digits."""
    if len(code) > LONGEST:
        return False
    digits = _digits(code)
    if digits is None:
        return await recovery_codes.use(transaction, user_id, code, now)
    sealed = await _secret(transaction, user_id)
    step = None if sealed is None else step_of(vault.open(sealed, owner_of(transaction, user_id)), digits, now)
    if step is None:
        return False
    taken = await transaction.write(
        update(TotpSecret)
        .where(*_mine(transaction, user_id), TotpSecret.sealed_secret == sealed, TotpSecret.last_step < step)
        .values(last_step=step)
    )
    return taken.rowcount == 1


async def begin_secret(transaction: CompanyTransaction, vault: Vault, user_id: int) -> str:
    """A new secret that waits for its first digits; one that waited before is forgotten."""
    secret = new_secret()
    pending = vault.seal(secret, owner_of(transaction, user_id))
    row = {"company_id": transaction.company_id, "user_id": user_id, "pending_secret": pending}
    statement = insert(TotpSecret).values(row)
    taken = {"pending_secret": statement.excluded.pending_secret}
    await transaction.write(statement.on_conflict_do_update(index_elements=["company_id", "user_id"], set_=taken))
    return secret


async def confirm_secret(transaction: CompanyTransaction, vault: Vault, user_id: int, code: str, now: datetime) -> bool:
    """Whether these are digits of the secret that waits; it is the person's from now on, in place of any other."""
    digits = _digits(code[:LONGEST])
    mine = _mine(transaction, user_id)
    pending = await transaction.connection.scalar(select(TotpSecret.pending_secret).where(*mine))
    if digits is None or pending is None:
        return False
    step = step_of(vault.open(pending, owner_of(transaction, user_id)), digits, now)
    if step is None:
        return False
    values = {"sealed_secret": pending, "pending_secret": None, "confirmed_at": now, "last_step": step}
    confirmed = await transaction.write(
        update(TotpSecret).where(*mine, TotpSecret.pending_secret == pending).values(**values)
    )
    return confirmed.rowcount == 1


def owner_of(transaction: CompanyTransaction, user_id: int) -> str:
    """Whom a secret is sealed for."""
    return f"totp:{transaction.company_id}:{user_id}"


async def _secret(transaction: CompanyTransaction, user_id: int) -> str | None:
    found: str | None = await transaction.connection.scalar(
        select(TotpSecret.sealed_secret).where(*_mine(transaction, user_id))
    )
    return found


def _mine(transaction: CompanyTransaction, user_id: int):
    return TotpSecret.company_id == transaction.company_id, TotpSecret.user_id == user_id


def _digits(code: str) -> str | None:
    """The six digits of an app, as people type them; ``None`` for anything else."""
    bare = "".join(code.split())
    return bare if len(bare) == 6 and bare.isascii() and bare.isdigit() else None


def _name(company_id: int, user_id: int) -> str:
    # No address begins so.
    return f"second factor\0{company_id}\0{user_id}"


WRONG_CODE = LocalizedText(
    "Expected the six digits that your app shows now, each good once, or one of your recovery codes.",
    "Ожидаются шесть цифр, которые сейчас показывает приложение (каждые действуют один раз), или один из резервных кодов.",
)
WRONG_DIGITS = LocalizedText(
    "Expected the six digits that your app shows now for this very secret. Is the clock of your phone right?",
    "Ожидаются шесть цифр, которые приложение сейчас показывает для этого секрета. Верно ли идут часы телефона?",
)
