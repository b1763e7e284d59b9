"""Ways in for who lost their app: codes to be kept on paper, each good once."""

import base64
import hashlib
import secrets
from datetime import datetime

from sqlalchemy import delete, insert, update

from models import RecoveryCode
from resolvers.commands import CompanyTransaction

COUNT = 10
# 80 bits: of so many a plain digest cannot be guessed back.
_BYTES = 10


async def renew(transaction: CompanyTransaction, user_id: int) -> list[str]:
    """New codes in place of all there were; to be shown once: only hashes are kept."""
    company_id = transaction.company_id
    codes = [_new_code() for _ in range(COUNT)]
    await forget(transaction, user_id)
    rows = [{"company_id": company_id, "user_id": user_id, "code_hash": _hash(company_id, code)} for code in codes]
    await transaction.write(insert(RecoveryCode), rows)
    return codes


async def forget(transaction: CompanyTransaction, user_id: int) -> None:
    """Ends all there are."""
    mine = (RecoveryCode.company_id == transaction.company_id, RecoveryCode.user_id == user_id)
    await transaction.write(delete(RecoveryCode).where(*mine))


async def use(transaction: CompanyTransaction, user_id: int, code: str, now: datetime) -> bool:
    """Uses one up; whether it was one of the person's, and still good."""
    company_id = transaction.company_id
    used = await transaction.write(
        update(RecoveryCode)
        .where(
            RecoveryCode.company_id == company_id,
            RecoveryCode.user_id == user_id,
            RecoveryCode.code_hash == _hash(company_id, code),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return used.rowcount == 1


def _new_code() -> str:
    text = base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def _hash(company_id: int, code: str) -> bytes:
    bare = "".join(filter(str.isalnum, code)).lower()
    return hashlib.sha256(f"{company_id}\0{bare}".encode(errors="replace")).digest()
