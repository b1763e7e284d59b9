"""Against guessing passwords: how many attempts in a quarter of an hour are looked at, counted for whoever is asked of all processes.

At most ten for one e-mail from one network address. Of one address whomever it names, and for one e-mail wherever they come from,
more are a flood: then only those are looked at that come from where the person has signed in before (`has_been_here`), so that nobody
is kept out by what others do.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import Invitation, Session
from resolvers.authentication.person import Person
from resolvers.autocommit import autocommitting
from resolvers.clocks import APART
from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText

_ATTEMPTS = 10
_OF_ADDRESS = 300
_OF_ACCOUNT = 100
_WINDOW = timedelta(minutes=15)
_KNOWN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One that was counted: the how manieth it was for its e-mail, and whether it is one of a flood."""

    of_account: int
    is_of_flood: bool


async def count_attempt(engine: AsyncEngine, email: str, address: str, now: datetime) -> Attempt:
    """Counts an attempt; raises `RequestError` (RATE_LIMITED) where it was one too many from there.

    To be asked before the password is looked at, so that attempts at the same time are counted too. What is refused here does not
    count against the e-mail elsewhere.
    """
    params = {**_names(email, address), **_window(now), "most": _ATTEMPTS}
    async with autocommitting(engine) as writing:
        counted = (await writing.exec_driver_sql(_COUNT, params)).one()
    if counted.account is None:
        raise too_many_attempts()
    return Attempt(counted.account, counted.address > _OF_ADDRESS or counted.account > _OF_ACCOUNT)


def too_many_attempts() -> RequestError:
    """What whoever made one too many is told (RATE_LIMITED)."""
    return RequestError(ErrorCode.RATE_LIMITED, _TOO_MANY)


async def count_name(engine: AsyncEngine, name: str, now: datetime) -> int:
    """Counts something else under a name, likewise by the quarter of an hour, and says how many there are."""
    async with autocommitting(engine) as writing:
        return await count_name_within(writing, name, now)


async def count_name_within(connection: AsyncConnection, name: str, now: datetime) -> int:
    """The same by a transaction that is under way: with it, it is as if it had never been."""
    hash_ = _hash(name)
    params = {"name": hash_, "pair": hash_, "address": hash_, "account": hash_, **_window(now)}
    return (await connection.exec_driver_sql(_COUNT_NAME, params)).scalar_one()


async def has_been_here(engine: AsyncEngine, people: Sequence[Person], address: str, now: datetime) -> bool:
    """Whether one of these people has signed in from this network address, or set a password by a mail there, in the last 30 days."""
    async with autocommitting(engine) as reading:
        for person in people:
            company_id, user_id = person.company_id, person.user_id
            signed_in = select(Session.user_id).where(
                Session.company_id == company_id,
                Session.user_id == user_id,
                Session.address == address,
                Session.created_at > now - _KNOWN_FOR,
            )
            let_in = select(Invitation.user_id).where(
                Invitation.company_id == company_id,
                Invitation.user_id == user_id,
                Invitation.used_from == address,
                Invitation.used_at > now - _KNOWN_FOR,
            )
            if (await reading.execute(signed_in.union_all(let_in).limit(1))).first() is not None:
                return True
    return False


async def forget_attempts(engine: AsyncEngine, email: str, address: str) -> None:
    """After a success: those from here are forgotten, and this one is not counted elsewhere."""
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_FORGET, _names(email, address))


def _window(now: datetime) -> dict[str, object]:
    """When it is; which windows are over by then, and from when on one was begun by a clock that was ahead: nobody waits for that."""
    return {"now": now, "over": now - _WINDOW, "soon": now + APART}


def _names(email: str, address: str) -> dict[str, object]:
    """What is stored: who reads the database need not learn who tried, and from where."""
    named = {"pair": f"{email}\x00{address}", "address": address, "account": email}
    return {kind: _hash(f"{kind}\x00{name}") for kind, name in named.items()}


def _hash(name: str) -> bytes:
    return hashlib.sha256(name.encode(errors="replace")).digest()


# One after another in this order, so that two who count the same never wait for each other.
def _counted(name: str, unless: str) -> str:
    started_at = "log_in_attempts.started_at"
    is_over = f"({started_at} <= %(over)s::timestamptz OR {started_at} > %(soon)s::timestamptz)"
    return f"""of_{name} AS (
  INSERT INTO log_in_attempts (name_hash, started_at, attempts) SELECT %({name})s::bytea, %(now)s::timestamptz, 1 {unless}
  ON CONFLICT (name_hash) DO UPDATE SET
    started_at = CASE WHEN {is_over} THEN excluded.started_at ELSE log_in_attempts.started_at END,
    attempts = CASE WHEN {is_over} THEN 1 ELSE log_in_attempts.attempts + 1 END
  RETURNING attempts)"""


_OURS = "(%(pair)s::bytea, %(address)s::bytea, %(account)s::bytea)"
# Each attempt clears away some that are over: more than it adds, so that whoever invents names fills nothing.
_SWEPT = f"""
WITH swept AS (
  DELETE FROM log_in_attempts WHERE name_hash IN (
    SELECT name_hash FROM log_in_attempts WHERE started_at <= %(over)s::timestamptz AND name_hash NOT IN {_OURS}
    ORDER BY started_at LIMIT 20 FOR UPDATE SKIP LOCKED)),"""  # noqa: S608 - from constants of this file
_COUNT_NAME = f"""{_SWEPT}
{_counted("name", "")}
SELECT attempts FROM of_name"""  # noqa: S608 - likewise
_COUNT = f"""{_SWEPT}
{_counted("pair", "")},
{_counted("address", "FROM of_pair WHERE attempts <= %(most)s::bigint")},
{_counted("account", "FROM of_address")}
SELECT (SELECT attempts FROM of_address) AS address, (SELECT attempts FROM of_account) AS account"""  # noqa: S608 - likewise
_FORGET = """
WITH forgotten AS (DELETE FROM log_in_attempts WHERE name_hash = %(pair)s::bytea)
UPDATE log_in_attempts SET attempts = attempts - 1
WHERE name_hash IN (%(address)s::bytea, %(account)s::bytea) AND attempts > 0"""

_TOO_MANY = LocalizedText(
    "Too many failed attempts. Try again in a quarter of an hour.",
    "Слишком много неудачных попыток. Попробуйте снова через четверть часа.",
)
