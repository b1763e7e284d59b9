"""Who wants a company, from when they ask until their e-mail is known to be theirs: the list, and taking out whose mail is due."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from resolvers.autocommit import autocommitting
from resolvers.clocks import latest_end

SIGN_UP_LENGTH = timedelta(hours=1)
"""For how long the link is good, and what was typed is kept."""

# Longer than trying takes.
_HELD = timedelta(minutes=5)
_PAUSE = timedelta(minutes=1)


async def add(engine: AsyncEngine, wanted: Mapping[str, str], now: datetime) -> None:
    """Has a mail sent to who wants a company: ``wanted`` by the columns of `models.SignUp`."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_ADD, {**wanted, "now": now, "expires": now + SIGN_UP_LENGTH})


async def take(engine: AsyncEngine, now: datetime) -> Any | None:
    """One whose mail is due, for whoever takes it alone for five minutes, and ``None`` if there is none. Those that are of no use any
    more go."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_SWEEP, {"now": now, "latest_end": latest_end(now, SIGN_UP_LENGTH)})
        return (await writing.exec_driver_sql(_TAKE, {"now": now, "held": now + _HELD})).one_or_none()


async def give_secret(engine: AsyncEngine, sign_up_id: int, secret: str) -> None:
    """The secret of the link that is about to be sent. One that was sent before is good no more."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_SECRET, {"id": sign_up_id, "hash": _hash(secret)})


async def put_back(engine: AsyncEngine, sign_up_id: int, now: datetime) -> None:
    """Tries again in a minute."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_DUE, {"id": sign_up_id, "due": now + _PAUSE})


async def note_sent(engine: AsyncEngine, sign_up_id: int) -> None:
    """The mail is on its way."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_SENT, {"id": sign_up_id})


async def drop(engine: AsyncEngine, sign_up_id: int) -> None:
    """Nobody will ever take the mail."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_DROP, {"id": sign_up_id})


async def find(engine: AsyncEngine, secret: str, now: datetime) -> Any | None:
    """What was asked for by who got this secret; ``None`` if it is none, used, or too old."""
    async with autocommitting(engine) as reading:
        params = {"hash": _hash(secret), "now": now, "latest_end": latest_end(now, SIGN_UP_LENGTH)}
        return (await reading.exec_driver_sql(_FIND, params)).one_or_none()


async def use(connection: AsyncConnection, sign_up_id: int) -> bool:
    """Uses it up, within the transaction that makes the company; says whether nobody else did."""
    return (await connection.exec_driver_sql(_DROP, {"id": sign_up_id})).rowcount == 1


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="replace")).digest()


_ADD = """
INSERT INTO sign_ups (company, timezone, currency, person, email, language, address, expires_at, due_at)
VALUES (%(company)s::text, %(timezone)s::text, %(currency)s::text, %(person)s::text, %(email)s::text, %(language)s::text,
  %(address)s::text, %(expires)s::timestamptz, %(now)s::timestamptz)"""
# Those of a clock that was ahead are asked for anew.
_SWEEP = """
DELETE FROM sign_ups WHERE due_at <= %(now)s::timestamptz AND expires_at <= %(now)s::timestamptz
  OR due_at > %(latest_end)s::timestamptz"""
_TAKE = """
UPDATE sign_ups SET due_at = least(%(held)s::timestamptz, expires_at), attempts = attempts + 1 WHERE id = (
  SELECT id FROM sign_ups WHERE due_at <= %(now)s::timestamptz ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, email, language, attempts"""
_SECRET = "UPDATE sign_ups SET secret_hash = %(hash)s::bytea WHERE id = %(id)s::bigint"  # noqa: S105 - no password
_DUE = "UPDATE sign_ups SET due_at = least(%(due)s::timestamptz, expires_at) WHERE id = %(id)s::bigint"
_SENT = "UPDATE sign_ups SET due_at = expires_at WHERE id = %(id)s::bigint"
_DROP = "DELETE FROM sign_ups WHERE id = %(id)s::bigint"
_FIND = """
SELECT id, company, timezone, currency, person, email, language FROM sign_ups
WHERE secret_hash = %(hash)s::bytea AND expires_at > %(now)s::timestamptz AND expires_at <= %(latest_end)s::timestamptz"""
