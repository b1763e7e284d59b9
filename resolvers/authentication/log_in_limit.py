"""Against guessing passwords: at most ten attempts in a row in a quarter of an hour for one e-mail from one network address.

They are counted in the database, so that it is as many whichever process is asked.
"""

import hashlib
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText

_ATTEMPTS = 10


async def count_attempt(engine: AsyncEngine, email: str, address: str, now: datetime) -> None:
    """Counts an attempt; raises `RequestError` (RATE_LIMITED) where it was one too many.

    To be asked before the password is looked at, so that attempts at the same time are counted too.
    """
    async with autocommitting(engine) as writing:
        counted = await writing.exec_driver_sql(_COUNT, {"name": _hash(email, address), "now": now})
        if counted.scalar_one() > _ATTEMPTS:
            raise RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY)


async def forget_attempts(engine: AsyncEngine, email: str, address: str) -> None:
    """Starts anew after a success."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_FORGET, {"name": _hash(email, address)})


def _hash(email: str, address: str) -> bytes:
    """What is stored: who reads the database need not learn who tried, and from where."""
    return hashlib.sha256(f"{email}\x00{address}".encode()).digest()


_IS_OVER = "log_in_attempts.started_at <= %(now)s::timestamptz - interval '15 minutes'"

# Each attempt clears away some that are over: more than one, so that whoever invents names fills nothing.
_COUNT = f"""
WITH swept AS (
  DELETE FROM log_in_attempts WHERE name_hash IN (
    SELECT name_hash FROM log_in_attempts WHERE {_IS_OVER} AND name_hash <> %(name)s::bytea
    ORDER BY started_at LIMIT 10 FOR UPDATE SKIP LOCKED))
INSERT INTO log_in_attempts (name_hash, started_at, attempts) VALUES (%(name)s::bytea, %(now)s::timestamptz, 1)
ON CONFLICT (name_hash) DO UPDATE SET
  started_at = CASE WHEN {_IS_OVER} THEN excluded.started_at ELSE log_in_attempts.started_at END,
  attempts = CASE WHEN {_IS_OVER} THEN 1 ELSE log_in_attempts.attempts + 1 END
RETURNING attempts"""  # noqa: S608 - from constants of this file
_FORGET = "DELETE FROM log_in_attempts WHERE name_hash = %(name)s::bytea"

_TOO_MANY = LocalizedText(
    "Too many failed attempts. Try again in a quarter of an hour.",
    "Слишком много неудачных попыток. Попробуйте снова через четверть часа.",
)
