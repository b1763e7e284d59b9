"""What devices are asked to sign: random, good once, for a few minutes, at any process, and for nothing but what it was made for."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.autocommit import autocommitting
from resolvers.clocks import latest_end

LENGTH = timedelta(minutes=5)
LOG_IN = "log in"
"""The purpose of who has not said yet who they are."""


def registering(company_id: int, user_id: int) -> str:
    """The purpose of a new passkey of this person."""
    return f"register\0{company_id}\0{user_id}"


def confirming(ticket_hash: bytes) -> str:
    """The purpose of the second step of a log-in."""
    return f"confirm\0{ticket_hash.hex()}"


async def new_challenge(engine: AsyncEngine, purpose: str, party: RelyingParty, now: datetime) -> bytes:
    """A challenge for this purpose, on this page."""
    challenge = secrets.token_bytes(32)
    params = {"hash": _hash(challenge, purpose, party), "now": now, "over": now + LENGTH}
    async with autocommitting(engine) as writing:
        await writing.exec_driver_sql(_ADD, params)
    return challenge


async def use_challenge(
    engine: AsyncEngine, challenge: bytes, purpose: str, party: RelyingParty, now: datetime
) -> bool:
    """Whether it was made for just this, and is still good; it is good for nothing from now on, whatever comes of it."""
    params = {"hash": _hash(challenge, purpose, party), "now": now, "latest_end": latest_end(now, LENGTH)}
    async with autocommitting(engine) as writing:
        return (await writing.exec_driver_sql(_USE, params)).first() is not None


def _hash(challenge: bytes, purpose: str, party: RelyingParty) -> bytes:
    """What is stored: who reads the database learns neither what is to be signed nor for whom."""
    return hashlib.sha256(f"{purpose}\0{party.origin}\0".encode(errors="replace") + challenge).digest()


# Each clears away some that are over: more than it adds, so that whoever asks again and again fills nothing for long.
_ADD = """
WITH swept AS (
  DELETE FROM passkey_challenges WHERE challenge_hash IN (
    SELECT challenge_hash FROM passkey_challenges WHERE expires_at <= %(now)s::timestamptz
    ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO passkey_challenges (challenge_hash, expires_at) VALUES (%(hash)s::bytea, %(over)s::timestamptz)"""
_USE = """
DELETE FROM passkey_challenges WHERE challenge_hash = %(hash)s::bytea AND expires_at > %(now)s::timestamptz
  AND expires_at <= %(latest_end)s::timestamptz RETURNING expires_at"""
